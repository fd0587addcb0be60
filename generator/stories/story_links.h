#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "stories/media_names.h"
#include "stories/stories.h"

namespace zhanting {

/// Where the links of stories lead: other stories and records, files and pictures of content/,
/// pages of the site, other sites. Valid while the Site and its Routes are.
class StoryLinks {
 public:
  /// `nodes`: for each of the documents' records its node, or null where it is not published.
  StoryLinks(const Documents& documents, const Site& site, const Routes& routes,
             const std::vector<const Node*>& nodes);

  /// Gives every link of the node's story its target; a picture is found later, when its size is
  /// known. Reports what leads nowhere, with the nearest file. Thread-safe for different stories.
  void resolve(const Node& node, StoryInSite& story, Diagnostics& diagnostics) const;

  const MediaNames& media() const { return media_; }

 private:
  class Resolver;

  const std::shared_ptr<const MediaFiles> files_;
  const Routes& routes_;
  const MediaNames media_;
  const SiteSettings& settings_;
  std::vector<TextFilePointer> stories_;                     // whose paths are keys below
  std::unordered_map<std::string_view, const Node*> nodes_;  // by path of the .md and of the .json
  std::set<std::string_view> drafts_;
  std::map<std::string_view, std::string_view> waiting_;  // by path: until when
  std::set<std::string> missing_stories_;
};

}  // namespace zhanting
