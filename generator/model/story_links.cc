#include "model/story_links.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/paths.h"
#include "base/percent.h"
#include "base/text.h"
#include "media/image_info.h"

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

}  // namespace

StoryLinks::StoryLinks(const Documents& documents, Site& site, Pictures& pictures,
                       Diagnostics& diagnostics)
    : documents_(documents), site_(site), pictures_(pictures), diagnostics_(diagnostics) {
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

void StoryLinks::resolve() {
  for (RecordBase* record : site_.records()) resolve_links_of(*record);
}

void StoryLinks::set_pictures() {
  for (const auto& [record, index, path] : story_pictures_) set_picture(*record, index, path);
}

void StoryLinks::resolve_links_of(RecordBase& record) {
  StoryText& story = record.story;
  story.attributes.assign(story.facts.links.size(), {});
  story.targets.assign(story.facts.links.size(), {});
  for (std::size_t i = 0; i < story.facts.links.size(); ++i) resolve_link(record, i);
}

void StoryLinks::resolve_link(RecordBase& record, std::size_t index) {
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

void StoryLinks::set(RecordBase& record, std::size_t index, const std::string& site_path) {
  record.story.targets[index] = site_path;
  record.story.attributes[index] =
      fmt::format(" href=\"{}{}\"", StoryText::kRootMark, escape_url(site_path));
}

void StoryLinks::external(RecordBase& record, std::size_t index, const std::string& scheme) {
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

void StoryLinks::same_page(RecordBase& record, std::size_t index) {
  const std::string fragment = unescape_percent(record.story.facts.links[index].target);
  const std::size_t hash = record.link.url.find('#');
  const std::string page = record.link.url.substr(0, hash);
  set(record, index, (page.empty() ? page_path(record) : page) + fragment);
}

void StoryLinks::site_path(RecordBase& record, std::size_t index) {
  std::string path = unescape_percent(record.story.facts.links[index].target).substr(1);
  const std::size_t hash = std::min(path.find('#'), path.size());
  const std::string fragment = path.substr(hash);
  path.resize(hash);
  if (path.empty() || path.ends_with('/')) path += "index.html";
  set(record, index, path + fragment);
}

void StoryLinks::content_path(RecordBase& record, std::size_t index) {
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

void StoryLinks::record_link(RecordBase& record, std::size_t index, const RecordBase& target,
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

void StoryLinks::media(RecordBase& record, std::size_t index, const std::string& path) {
  const StoryLink& link = record.story.facts.links[index];
  if (link.picture) {
    if (!is_picture_name(path)) {
      diagnostics_.error(link.place, Message::of(MessageCode::kNotAPicture, link.target));
      return;
    }
    pictures_.want(path, link.place);
    story_pictures_.push_back({&record, index, path});
    return;
  }
  const std::string url = path.substr(std::string_view("content/").size());
  site_.attachments.try_emplace(path, PublishedFile{path, url});
  set(record, index, url);
}

std::string StoryLinks::nearest_target(const std::string& path, bool picture,
                                       const std::string& from) const {
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

void StoryLinks::set_picture(RecordBase& record, std::size_t index, const std::string& path) {
  const PublishedPicture* picture = pictures_.find(path);
  if (!picture) return;
  record.story.attributes[index] =
      fmt::format(" src=\"{}{}\" width=\"{}\" height=\"{}\" loading=\"lazy\"", StoryText::kRootMark,
                  picture->url, picture->width, picture->height);
}

}  // namespace zhanting
