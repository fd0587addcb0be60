#include "stories/story_links.h"

#include <algorithm>
#include <cctype>
#include <map>

#include "base/paths.h"
#include "base/percent.h"
#include "base/text.h"
#include "media/image_info.h"
#include "model/messages.h"
#include "routes/page_path.h"
#include "routes/published_names.h"
#include "stories/attachments.h"
#include "stories/messages.h"

namespace zhanting {

namespace {

/// "https" of "https://…"; "" when there is none.
std::string scheme_of(std::string_view target) {
  const std::size_t colon = target.find(':');
  if (colon == std::string_view::npos || colon == 0) return {};
  static constexpr std::string_view kScheme =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+.-";
  const std::string_view scheme = target.substr(0, colon);
  if (std::isalpha(static_cast<unsigned char>(scheme[0])) == 0) return {};  // 10:30.pdf
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

/// “/works/fan/” of “works/fan/index.html”.
std::string site_address(std::string_view url) {
  constexpr std::string_view kIndex = "index.html";
  std::string address = "/";
  address += url.ends_with(kIndex) ? url.substr(0, url.size() - kIndex.size()) : url;
  return address;
}

/// A file of the same folder with a name like it, else one of the same name elsewhere.
std::string nearest_path(std::string_view path, const std::vector<std::string_view>& known) {
  std::vector<std::string> beside;
  std::vector<std::string_view> elsewhere;
  for (const std::string_view each : known) {
    if (parent_path(each) == parent_path(path)) beside.emplace_back(file_name(each));
    if (file_name(each) == file_name(path)) elsewhere.push_back(each);
  }
  if (const std::string name = MediaNames::nearest(file_name(path), beside); !name.empty())
    return join_path(parent_path(path), name);
  const std::string nearest = closest(path, elsewhere);
  return nearest.empty() && elsewhere.size() == 1 ? std::string(elsewhere.front()) : nearest;
}

}  // namespace

/// Resolves the links of one story.
class StoryLinks::Resolver {
 public:
  Resolver(const StoryLinks& links, const Node& node, StoryInSite& story, Diagnostics& diagnostics)
      : links_(links), node_(node), story_(story), diagnostics_(diagnostics) {}

  void run() {
    story_.targets.resize(story_.converted->links.size());
    for (std::size_t i = 0; i < story_.targets.size(); ++i) resolve(i);
  }

 private:
  const StoryLink& link(std::size_t index) const { return story_.converted->links[index]; }
  const std::string& story_path() const { return *story_.converted->path; }

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

  void set(std::size_t index, const std::string& path, const std::string& fragment) {
    story_.targets[index].kind = LinkTarget::Kind::kSite;
    story_.targets[index].url = join_target(path, fragment);
  }

  /// A page's own address may have a fragment: “reports/x/index.html#brief”.
  void set_page(std::size_t index, const std::string& url, const std::string& fragment) {
    const std::size_t hash = std::min(url.find('#'), url.size());
    set(index, url.substr(0, hash), fragment.empty() ? url.substr(hash) : fragment);
  }

  void external(std::size_t index, const std::string& scheme) {
    const std::string& target = link(index).target;
    const bool web = scheme == "http" || scheme == "https";
    if (link(index).picture) {  // the site makes no request to another host
      diagnostics_.error(link(index).place, Message::of(messages::kExternalPicture, target));
    } else if (!web && scheme != "mailto" && scheme != "tel") {
      diagnostics_.error(link(index).place, Message::of(messages::kForbiddenScheme, target));
    } else {
      story_.targets[index].kind = web ? LinkTarget::Kind::kWeb : LinkTarget::Kind::kOther;
      story_.targets[index].url = target;
    }
  }

  void same_page(std::size_t index) {
    const std::string& url = links_.routes_.link(node_).url;
    set_page(index, url.empty() ? page_path(*node_.base) : url,
             unescape_percent(link(index).target));
  }

  void site_path(std::size_t index) {
    Reading address = readings_of(link(index).target).front();
    std::string path = address.path.substr(1);
    if (path.empty() || path.ends_with('/')) path += "index.html";
    set(index, path, address.fragment);
  }

  void content_path(std::size_t index) {
    const StoryLink& link = this->link(index);
    std::vector<std::string> nowhere;
    for (const Reading& reading : readings_of(link.target)) {
      std::string path;
      if (!resolve_path(parent_path(story_path()), reading.path, path) ||
          !path.starts_with("content/"))
        continue;
      if (leads_to(index, path, reading.fragment)) return;
      nowhere.push_back(path);
    }
    if (nowhere.empty()) {
      diagnostics_.error(link.place, Message::of(messages::kLinkLeavesContent, link.target));
      return;
    }
    std::optional<Message> hint = did_you_mean(nearest_target(nowhere, link.picture));
    if (!hint && link.picture) hint = Message{messages::kHintPutStoryPicture, {}};
    diagnostics_.error(
        link.place,
        Message::of(link.picture ? messages::kStoryPictureMissing : messages::kLinkNowhere,
                    link.target),
        std::move(hint));
  }

  /// True if `path` is something of the showcase, and the link is settled or its mistake told.
  bool leads_to(std::size_t index, const std::string& path, const std::string& fragment) {
    if (const std::string* media = links_.media_.find(path)) {
      file(index, *media, fragment);
    } else if (const auto found = links_.nodes_.find(path);
               found != links_.nodes_.end() && !link(index).picture) {
      record_link(index, *found->second, fragment);
    } else if (const auto waits = links_.waiting_.find(path); waits != links_.waiting_.end()) {
      diagnostics_.error(link(index).place,
                         Message::of(messages::kRefersToWaiting, link(index).target, waits->second),
                         Message::of(messages::kHintWaiting, waits->second));
    } else if (links_.drafts_.contains(path)) {
      diagnostics_.error(link(index).place,
                         Message::of(messages::kRefersToDraft, link(index).target),
                         Message{messages::kHintDrafts, {}});
    } else {
      return links_.missing_stories_.contains(path);  // that has been said
    }
    return true;
  }

  void record_link(std::size_t index, const Node& target, const std::string& fragment) {
    const std::string& url = links_.routes_.link(target).url;
    if (url.empty()) {
      diagnostics_.error(link(index).place,
                         Message::of(messages::kLinkHasNoPage, target.base->slug));
      return;
    }
    set_page(index, url, fragment);
  }

  void file(std::size_t index, const std::string& path, const std::string& fragment) {
    const StoryLink& link = this->link(index);
    if (link.picture && !is_picture_name(path)) {
      diagnostics_.error(link.place, Message::of(messages::kNotAPicture, link.target),
                         way_to_a_picture(path));
      return;
    }
    if (!link.picture) {
      const std::string ending = running_ending(path);
      if (!ending.empty() && !is_allowed(links_.settings_, ending)) {
        diagnostics_.error(link.place, Message::of(messages::kAttachmentRuns, link.target),
                           Message::of(messages::kHintAllowAttachment, ending));
        return;
      }
      const std::string telling = telling_ending(path);
      if (!telling.empty() && !is_allowed(links_.settings_, telling)) {
        diagnostics_.error(link.place, Message::of(messages::kAttachmentTells, link.target),
                           Message::of(messages::kHintTellingAttachment, telling));
        return;
      }
      set(index, attachment_path(path), fragment);
    }
    story_.targets[index].file = path;
  }

  /// What is near one of `paths`, the readings of a target, as this story would write it.
  std::string nearest_target(const std::vector<std::string>& paths, bool picture) const {
    std::vector<std::string_view> known;
    for (const auto& [media, file] : *links_.files_) {
      if (!picture || is_picture_name(media)) known.push_back(media);
    }
    if (!picture) {
      for (const auto& [source, node] : links_.nodes_) {
        if (source.ends_with(".md")) known.push_back(source);
      }
    }
    std::map<std::string, std::string> addresses;  // of records without a story, as if they had one
    if (!picture) {
      for (const auto& [source, node] : links_.nodes_) {
        const std::string story = std::string(source.substr(0, source.rfind('.'))) + ".md";
        const std::string& url = links_.routes_.link(*node).url;
        if (!links_.nodes_.contains(story) && !url.empty())
          addresses.emplace(story, site_address(url));
      }
    }
    for (const auto& [story, address] : addresses) known.push_back(story);
    std::sort(known.begin(), known.end());
    for (const std::string& path : paths) {
      const std::string nearest = nearest_path(path, known);
      if (const auto without = addresses.find(nearest); without != addresses.end())
        return without->second;
      if (!nearest.empty()) return spelled(relative_from(parent_path(story_path()), nearest));
    }
    return {};
  }

  const StoryLinks& links_;
  const Node& node_;
  StoryInSite& story_;
  Diagnostics& diagnostics_;
};

StoryLinks::StoryLinks(const Documents& documents, const Site& site, const Routes& routes,
                       const std::vector<const Node*>& nodes)
    : files_(documents.media), routes_(routes), media_(files_), settings_(site.settings()) {
  nodes_.reserve(2 * nodes.size());
  std::map<std::string_view, std::string_view> days;  // by path of the record
  for (const Site::Waiting& each : site.waiting) days.emplace(each.record->path, each.until);
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    const RecordFiles& files = documents.records[i];
    const Node* node = nodes[i];
    // A story that cannot be read counts as one that is not there: that has been said.
    const bool has_story = files.markdown && files.markdown->good;
    if (has_story) stories_.push_back(files.markdown);
    if (!node) {
      const std::string& record = files.json ? files.json->path : files.markdown->path;
      if (const auto until = days.find(record); until != days.end()) {
        waiting_.emplace(until->first, until->second);
        if (has_story) waiting_.emplace(files.markdown->path, until->second);
      } else if (has_story)
        drafts_.insert(files.markdown->path);
      continue;
    }
    if (has_story) {
      nodes_.emplace(files.markdown->path, node);
    } else if (files.kind->needs_story) {
      missing_stories_.insert(join_path(parent_path(node->base->path), files.slug + ".md"));
    }
    nodes_.emplace(node->base->path, node);
  }
}

void StoryLinks::resolve(const Node& node, StoryInSite& story, Diagnostics& diagnostics) const {
  Resolver(*this, node, story, diagnostics).run();
}

}  // namespace zhanting
