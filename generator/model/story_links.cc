#include "model/story_links.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/paths.h"
#include "base/percent.h"
#include "base/text.h"
#include "media/image_info.h"
#include "model/messages.h"

namespace zhanting {

namespace {

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

bool needs_story(const RecordBase& record) {
  return record.collection != Collection::kOrganisations &&
         record.collection != Collection::kThemes;
}

}  // namespace

/// Resolves the links of one story.
class StoryLinks::Resolver {
 public:
  Resolver(const StoryLinks& links, RecordBase& record, Diagnostics& diagnostics)
      : links_(links), record_(record), story_(record.story), diagnostics_(diagnostics) {}

  void run() {
    const std::size_t count = story_.facts.links.size();
    story_.attributes.assign(count, {});
    story_.targets.assign(count, {});
    story_.files.assign(count, {});
    for (std::size_t i = 0; i < count; ++i) resolve(i);
  }

 private:
  const StoryLink& link(std::size_t index) const { return story_.facts.links[index]; }

  void resolve(std::size_t index) {
    const std::string& target = link(index).target;
    const std::string scheme = scheme_of(target);
    if (!scheme.empty() || target.starts_with("//")) {
      external(index, scheme);
    } else if (target.starts_with('#')) {
      same_page(index);
    } else if (target.starts_with('/')) {
      site_path(index);
    } else {
      content_path(index);
    }
  }

  void set(std::size_t index, const std::string& site_path) {
    story_.targets[index] = site_path;
    story_.attributes[index] =
        fmt::format(" href=\"{}{}\"", StoryText::kRootMark, escape_url(site_path));
  }

  void external(std::size_t index, const std::string& scheme) {
    const std::string& target = link(index).target;
    const bool web = scheme == "http" || scheme == "https";
    if (link(index).picture) {  // the site makes no request to another host
      diagnostics_.error(link(index).place, Message::of(messages::kExternalPicture, target));
    } else if (!web && scheme != "mailto" && scheme != "tel") {
      diagnostics_.error(link(index).place, Message::of(messages::kForbiddenScheme, target));
    } else {
      story_.attributes[index] = fmt::format(" href=\"{}\"{}", escape_url(target),
                                             web ? " rel=\"noopener external\"" : "");
    }
  }

  void same_page(std::size_t index) {
    const std::string fragment = unescape_percent(link(index).target);
    const std::size_t hash = record_.link.url.find('#');
    const std::string page = record_.link.url.substr(0, hash);
    set(index, (page.empty() ? page_path(record_) : page) + fragment);
  }

  void site_path(std::size_t index) {
    std::string path = unescape_percent(link(index).target).substr(1);
    const std::size_t hash = std::min(path.find('#'), path.size());
    const std::string fragment = path.substr(hash);
    path.resize(hash);
    if (path.empty() || path.ends_with('/')) path += "index.html";
    set(index, path + fragment);
  }

  void content_path(std::size_t index) {
    const StoryLink& link = this->link(index);
    std::string target = unescape_percent(link.target);
    const std::size_t hash = std::min(target.find('#'), target.size());
    const std::string fragment = target.substr(hash);
    target.resize(hash);
    std::string path;
    if (!resolve_path(parent_path(*story_.path), target, path) || !path.starts_with("content/")) {
      diagnostics_.error(link.place, Message::of(messages::kLinkLeavesContent, link.target));
    } else if (links_.documents_.media.contains(path)) {
      file(index, path);
    } else if (const auto found = links_.records_.find(path);
               found != links_.records_.end() && !link.picture) {
      record_link(index, *found->second, fragment);
    } else if (links_.missing_stories_.contains(path)) {
      return;  // that the story is missing has been said
    } else if (links_.drafts_.contains(path)) {
      diagnostics_.error(link.place, Message::of(messages::kRefersToDraft, link.target),
                         Message{messages::kHintDrafts, {}});
    } else {
      diagnostics_.error(
          link.place,
          Message::of(link.picture ? messages::kStoryPictureMissing : messages::kLinkNowhere,
                      link.target),
          did_you_mean(nearest_target(path, link.picture)));
    }
  }

  void record_link(std::size_t index, const RecordBase& target, const std::string& fragment) {
    if (target.link.url.empty()) {
      diagnostics_.error(link(index).place, Message::of(messages::kLinkHasNoPage, target.slug));
      return;
    }
    const std::size_t hash = target.link.url.find('#');
    set(index, fragment.empty() ? target.link.url : target.link.url.substr(0, hash) + fragment);
  }

  void file(std::size_t index, const std::string& path) {
    if (!link(index).picture) {
      set(index, attachment_url(path));
    } else if (!is_picture_name(path)) {
      diagnostics_.error(link(index).place,
                         Message::of(messages::kNotAPicture, link(index).target));
      return;
    }
    story_.files[index] = path;
  }

  std::string nearest_target(const std::string& path, bool picture) const {
    std::vector<std::string_view> known;
    for (const auto& [media, file] : links_.documents_.media) {
      if (!picture || is_picture_name(media)) known.push_back(media);
    }
    if (!picture) {
      for (const auto& [source, record] : links_.records_) {
        if (source.ends_with(".md")) known.push_back(source);
      }
    }
    const std::string nearest = nearest_path(path, known);
    return nearest.empty() ? nearest : relative_from(parent_path(*story_.path), nearest);
  }

  const StoryLinks& links_;
  RecordBase& record_;
  StoryText& story_;
  Diagnostics& diagnostics_;
};

StoryLinks::StoryLinks(const Documents& documents, const Site& site) : documents_(documents) {
  for (const RecordBase* record : site.records()) {
    const std::string& json = *record->place.path;
    if (record->story.path) {
      records_.emplace(*record->story.path, record);
    } else if (needs_story(*record)) {
      missing_stories_.insert(join_path(parent_path(json), record->slug + ".md"));
    }
    records_.emplace(json, record);
  }
  for (const auto& draft : site.drafts) {
    if (draft->story.path) drafts_.insert(*draft->story.path);
  }
}

void StoryLinks::resolve(RecordBase& record, Diagnostics& diagnostics) const {
  Resolver(*this, record, diagnostics).run();
}

std::string attachment_url(const std::string& path) {
  return path.substr(std::string_view("content/").size());
}

bool show_pictures(const Site& site, StoryText& story) {
  bool all = true;
  for (std::size_t i = 0; i < story.files.size(); ++i) {
    if (story.files[i].empty() || !story.facts.links[i].picture) continue;
    const PublishedPicture* picture = site.find_picture(story.files[i]);
    if (!picture) {
      all = false;
      continue;
    }
    story.attributes[i] =
        fmt::format(" src=\"{}{}\" width=\"{}\" height=\"{}\" loading=\"lazy\"",
                    StoryText::kRootMark, picture->url, picture->width, picture->height);
  }
  return all;
}

}  // namespace zhanting
