#include "model/media.h"

#include <fmt/format.h>
#include <algorithm>
#include <cmath>
#include <set>

#include "base/parallel.h"
#include "base/paths.h"
#include "base/percent.h"
#include "base/text.h"
#include "media/image_info.h"

namespace zhanting {

namespace {

constexpr std::string_view kPhotosFolder = "content/photos";

/// The folder of a record's own files.
std::string record_folder(const RecordBase& record) {
  return join_path(parent_path(*record.place.path), record.slug);
}

/// [A-Za-z0-9._-] only, so that a published name needs no escaping anywhere.
std::string plain_name(std::string_view name) {
  std::string out;
  for (const char c : name) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       c == '-' || c == '_';
    if (plain) {
      out += c;
    } else if (!out.empty() && out.back() != '-') {
      out += '-';
    }
  }
  while (out.ends_with('-')) out.pop_back();
  return out.empty() ? "picture" : out;
}

std::string published_name(const std::string& path, const Hash128& hash) {
  return fmt::format("media/{}.{}{}", plain_name(file_stem(path)), hash.to_hex().substr(0, 10),
                     to_lower_ascii(extension(path)));
}

/// Percent-escapes what may not stand in an address; escapes that are there already stay.
std::string escape_url(std::string_view url) {
  static constexpr std::string_view kSafe =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~:/?#@!$()*+,;=%[]";
  std::string out;
  for (const char c : url) {
    if (c == '&') {
      out += "&amp;";
    } else if (kSafe.find(c) != std::string_view::npos) {
      out += c;
    } else {
      out += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
  }
  return out;
}

/// "https" of "https://…"; "" when there is none.
std::string scheme_of(std::string_view target) {
  const std::size_t colon = target.find(':');
  if (colon == std::string_view::npos || colon == 0) return {};
  static constexpr std::string_view kScheme =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+.-";
  const std::string_view scheme = target.substr(0, colon);
  if (scheme.find_first_not_of(kScheme) != std::string_view::npos) return {};
  return to_lower_ascii(scheme);
}

/// `path` as written from `folder`: what a hint proposes.
std::string relative_from(std::string_view folder, std::string_view path) {
  std::vector<std::string_view> from = split(folder, '/');
  std::vector<std::string_view> to = split(path, '/');
  std::size_t same = 0;
  while (same < from.size() && same + 1 < to.size() && from[same] == to[same]) ++same;
  std::string out;
  for (std::size_t i = same; i < from.size(); ++i) out += "../";
  for (std::size_t i = same; i < to.size(); ++i) {
    out += to[i];
    if (i + 1 < to.size()) out += '/';
  }
  return out;
}

/// A file of the same folder with a name like it, else one of the same name elsewhere.
std::string nearest_path(std::string_view path, const std::vector<std::string_view>& known) {
  std::vector<std::string_view> beside;
  std::vector<std::string_view> elsewhere;
  for (const std::string_view each : known) {
    if (parent_path(each) == parent_path(path)) beside.push_back(file_name(each));
    if (file_name(each) == file_name(path)) elsewhere.push_back(each);
  }
  if (const std::string name = closest(file_name(path), beside); !name.empty())
    return join_path(parent_path(path), name);
  const std::string nearest = closest(path, elsewhere);
  return nearest.empty() && elsewhere.size() == 1 ? std::string(elsewhere.front()) : nearest;
}

class MediaResolver {
 public:
  MediaResolver(const Documents& documents, const FileSystem& files, const SiteOptions& options,
                const KnownFacts& known, Site& site, Diagnostics& diagnostics)
      : documents_(documents),
        files_(files),
        options_(options),
        known_(known),
        site_(site),
        diagnostics_(diagnostics) {
    for (const RecordBase* record : site.records()) {
      if (record->story.path) by_markdown_.emplace(*record->story.path, record);
      by_markdown_.emplace(*record->place.path, record);
    }
    for (const RecordBase* record : site.records()) {
      const std::string& json = *record->place.path;
      if (!record->story.path && record->collection != Collection::kOrganisations &&
          record->collection != Collection::kThemes)
        missing_stories_.insert(join_path(parent_path(json), record->slug + ".md"));
    }
    for (const auto& draft : site.drafts) {
      if (draft->story.path) drafts_.insert(*draft->story.path);
    }
  }

  void run() {
    for (auto& report : site_.reports) collect_photos(*report);
    for (auto& entry : site_.entries) collect_photos(*entry);
    for (RecordBase* record : site_.records()) collect_links(*record);
    read_pictures();
    for (auto& report : site_.reports) set_photos(*report);
    for (auto& entry : site_.entries) set_photos(*entry);
    for (const auto& [record, index, path] : story_pictures_) set_picture(*record, index, path);
  }

 private:
  struct StoryPicture {
    RecordBase* record;
    std::size_t index;
    std::string path;
  };

  /// The source path of a photo's file, or "" after reporting.
  std::string picture_path(const RecordBase& record, const PictureName& name) {
    const bool shared = name.text.starts_with('/');
    const std::string folder = shared ? std::string(kPhotosFolder) : record_folder(record);
    std::string path;
    if (!resolve_path("", name.text.substr(shared ? 1 : 0), path) ||
        name.text.find("..") != std::string::npos) {
      diagnostics_.error(name.place, Message::of(MessageCode::kPictureOutside, name.text));
      return {};
    }
    path = join_path(folder, path);
    if (!documents_.media.contains(path)) {
      diagnostics_.error(name.place, Message::of(MessageCode::kPictureMissing, name.text, folder),
                         did_you_mean(nearest_picture(path, folder)));
      return {};
    }
    if (!is_picture_name(path)) {
      diagnostics_.error(name.place, Message::of(MessageCode::kNotAPicture, name.text));
      return {};
    }
    return path;
  }

  std::string nearest_picture(const std::string& path, const std::string& folder) const {
    std::vector<std::string> known;
    for (const auto& [media, file] : documents_.media) {
      if (media.starts_with(folder + "/")) known.push_back(media.substr(folder.size() + 1));
      if (media.starts_with(kPhotosFolder)) known.push_back(media.substr(kPhotosFolder.size()));
    }
    const std::string wanted = path.substr(folder.size() + 1);
    return closest(folder == kPhotosFolder ? "/" + wanted : wanted, known);
  }

  template <typename R>
  void collect_photos(R& record) {
    for (Photo& photo : record.photos) {
      if (photo.file.empty()) continue;
      const std::string path = picture_path(record, photo.file);
      if (path.empty()) continue;
      wanted_.emplace(path, photo.file.place);
      photo_paths_.emplace(&photo, path);
    }
  }

  void collect_links(RecordBase& record) {
    StoryText& story = record.story;
    story.attributes.assign(story.facts.links.size(), {});
    story.targets.assign(story.facts.links.size(), {});
    for (std::size_t i = 0; i < story.facts.links.size(); ++i) resolve_link(record, i);
  }

  void resolve_link(RecordBase& record, std::size_t index) {
    const StoryLink& link = record.story.facts.links[index];
    const std::string scheme = scheme_of(link.target);
    if (!scheme.empty() || link.target.starts_with("//")) {
      external(record, index, scheme);
    } else if (link.target.starts_with('#')) {
      same_page(record, index);
    } else if (link.target.starts_with('/')) {
      site_path(record, index);
    } else {
      content_path(record, index);
    }
  }

  void set(RecordBase& record, std::size_t index, const std::string& site_path) {
    record.story.targets[index] = site_path;
    record.story.attributes[index] =
        fmt::format(" href=\"{}{}\"", StoryText::kRootMark, escape_url(site_path));
  }

  void external(RecordBase& record, std::size_t index, const std::string& scheme) {
    const StoryLink& link = record.story.facts.links[index];
    const bool web = scheme == "http" || scheme == "https";
    if (link.picture) {  // the site makes no request to another host
      diagnostics_.error(link.place, Message::of(MessageCode::kExternalPicture, link.target));
    } else if (!web && scheme != "mailto" && scheme != "tel") {
      diagnostics_.error(link.place, Message::of(MessageCode::kForbiddenScheme, link.target));
    } else {
      record.story.attributes[index] = fmt::format(" href=\"{}\"{}", escape_url(link.target),
                                                   web ? " rel=\"noopener external\"" : "");
    }
  }

  void same_page(RecordBase& record, std::size_t index) {
    const std::string fragment = unescape_percent(record.story.facts.links[index].target);
    const std::size_t hash = record.link.url.find('#');
    const std::string page = record.link.url.substr(0, hash);
    set(record, index, (page.empty() ? page_path(record) : page) + fragment);
  }

  void site_path(RecordBase& record, std::size_t index) {
    std::string path = unescape_percent(record.story.facts.links[index].target).substr(1);
    const std::size_t hash = std::min(path.find('#'), path.size());
    const std::string fragment = path.substr(hash);
    path.resize(hash);
    if (path.empty() || path.ends_with('/')) path += "index.html";
    set(record, index, path + fragment);
  }

  void content_path(RecordBase& record, std::size_t index) {
    const StoryLink& link = record.story.facts.links[index];
    std::string target = unescape_percent(link.target);
    const std::size_t hash = std::min(target.find('#'), target.size());
    const std::string fragment = target.substr(hash);
    target.resize(hash);
    std::string path;
    if (!resolve_path(parent_path(*record.story.path), target, path) ||
        !path.starts_with("content/")) {
      diagnostics_.error(link.place, Message::of(MessageCode::kLinkLeavesContent, link.target));
    } else if (documents_.media.contains(path)) {
      media(record, index, path);
    } else if (const auto found = by_markdown_.find(path);
               found != by_markdown_.end() && !link.picture) {
      record_link(record, index, *found->second, fragment);
    } else if (missing_stories_.contains(path)) {
      return;  // that the story is missing has been said
    } else if (drafts_.contains(path)) {
      diagnostics_.error(link.place, Message::of(MessageCode::kRefersToDraft, link.target),
                         Message{MessageCode::kHintDrafts, {}});
    } else {
      diagnostics_.error(
          link.place,
          Message::of(link.picture ? MessageCode::kStoryPictureMissing : MessageCode::kLinkNowhere,
                      link.target),
          did_you_mean(nearest_target(path, link.picture, *record.story.path)));
    }
  }

  void record_link(RecordBase& record, std::size_t index, const RecordBase& target,
                   const std::string& fragment) {
    if (target.link.url.empty()) {
      diagnostics_.error(record.story.facts.links[index].place,
                         Message::of(MessageCode::kLinkHasNoPage, target.slug));
      return;
    }
    const std::size_t hash = target.link.url.find('#');
    set(record, index,
        fragment.empty() ? target.link.url : target.link.url.substr(0, hash) + fragment);
  }

  void media(RecordBase& record, std::size_t index, const std::string& path) {
    const StoryLink& link = record.story.facts.links[index];
    if (link.picture) {
      if (!is_picture_name(path)) {
        diagnostics_.error(link.place, Message::of(MessageCode::kNotAPicture, link.target));
        return;
      }
      wanted_.emplace(path, link.place);
      story_pictures_.push_back({&record, index, path});
      return;
    }
    const std::string url = path.substr(std::string_view("content/").size());
    site_.attachments.try_emplace(path, PublishedFile{path, url});
    set(record, index, url);
  }

  std::string nearest_target(const std::string& path, bool picture, const std::string& from) const {
    std::vector<std::string_view> known;
    for (const auto& [media, file] : documents_.media) {
      if (!picture || is_picture_name(media)) known.push_back(media);
    }
    if (!picture) {
      for (const auto& [markdown, record] : by_markdown_) {
        if (markdown.ends_with(".md")) known.push_back(markdown);
      }
    }
    const std::string nearest = nearest_path(path, known);
    return nearest.empty() ? nearest : relative_from(parent_path(from), nearest);
  }

  /// Reads the pictures that are new or changed, in parallel.
  void read_pictures() {
    std::vector<std::pair<std::string, Place>> wanted(wanted_.begin(), wanted_.end());
    std::vector<PictureFacts> facts(wanted.size());
    std::vector<Diagnostics> found(wanted.size());
    parallel_for(wanted.size(), options_.jobs, [&](std::size_t i) {
      const auto& [path, place] = wanted[i];
      facts[i].stamp = documents_.media.at(path).stamp;
      const auto known = known_.pictures.find(path);
      if (known != known_.pictures.end() && known->second.stamp == facts[i].stamp) {
        facts[i] = known->second;
      } else {
        read_picture(path, place, facts[i], found[i]);
      }
    });
    for (std::size_t i = 0; i < wanted.size(); ++i) {
      diagnostics_.merge(std::move(found[i]));
      const std::string& path = wanted[i].first;
      if (facts[i].width == 0) continue;
      site_.facts.pictures.emplace(path, facts[i]);
      site_.pictures.emplace(path, PublishedPicture{path, published_name(path, facts[i].hash),
                                                    facts[i].width, facts[i].height});
    }
  }

  void read_picture(const std::string& path, const Place& place, PictureFacts& facts,
                    Diagnostics& diagnostics) const {
    std::string bytes;
    if (const std::error_code error = files_.read(join_path(options_.source, path), bytes)) {
      diagnostics.error(place, Message::of(MessageCode::kPictureUnreadable, path, error.message()));
      return;
    }
    const std::optional<ImageInfo> info = read_image_info(bytes);
    if (!info) {
      diagnostics.error(place, Message::of(MessageCode::kPictureWithoutSize, path));
      return;
    }
    facts.hash = hash_of(bytes);
    facts.width = info->width;
    facts.height = info->height;
  }

  template <typename R>
  void set_photos(R& record) {
    for (Photo& photo : record.photos) {
      const auto path = photo_paths_.find(&photo);
      if (path == photo_paths_.end()) continue;
      const auto picture = site_.pictures.find(path->second);
      if (picture == site_.pictures.end()) continue;
      photo.picture = &picture->second;
      if (photo.focus.value) set_focus(photo);
    }
  }

  /// A class of the generated style sheet: pages carry no inline style.
  void set_focus(Photo& photo) {
    const auto percent = [&](std::size_t i) { return std::lround((*photo.focus.value)[i] * 100); };
    photo.focus_class = fmt::format("focus-{}-{}", percent(0), percent(1));
    site_.focus_classes[photo.focus_class] = fmt::format("{}% {}%", percent(0), percent(1));
  }

  void set_picture(RecordBase& record, std::size_t index, const std::string& path) {
    const auto picture = site_.pictures.find(path);
    if (picture == site_.pictures.end()) return;
    record.story.attributes[index] = fmt::format(
        " src=\"{}{}\" width=\"{}\" height=\"{}\" loading=\"lazy\"", StoryText::kRootMark,
        picture->second.url, picture->second.width, picture->second.height);
  }

  const Documents& documents_;
  const FileSystem& files_;
  const SiteOptions& options_;
  const KnownFacts& known_;
  Site& site_;
  Diagnostics& diagnostics_;
  std::map<std::string_view, const RecordBase*> by_markdown_;  // and by .json
  std::set<std::string_view> drafts_;
  std::set<std::string> missing_stories_;
  std::map<std::string, Place> wanted_;  // pictures, with a place that names them
  std::map<const Photo*, std::string> photo_paths_;
  std::vector<StoryPicture> story_pictures_;
};

}  // namespace

void resolve_media(const Documents& documents, const FileSystem& files, const SiteOptions& options,
                   const KnownFacts& known, Site& site, Diagnostics& diagnostics) {
  MediaResolver(documents, files, options, known, site, diagnostics).run();
}

std::vector<std::string> unused_pictures(const Documents& documents, const Site& site) {
  std::vector<std::string> unused;
  for (const auto& [path, file] : documents.media) {
    if (is_picture_name(path) && !site.pictures.contains(path) && !site.attachments.contains(path))
      unused.push_back(path);
  }
  return unused;
}

}  // namespace zhanting
