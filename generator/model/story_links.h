#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "model/media_names.h"
#include "model/site.h"

namespace zhanting {

/// Where the links of stories lead: other stories and records, files and pictures of content/,
/// pages of the site, other sites. Valid while the Documents and the Site are.
class StoryLinks {
 public:
  StoryLinks(const Documents& documents, const Site& site);

  /// Gives every link of the story its address; a picture gets its own by show_pictures(), once its
  /// size is known. Reports what leads nowhere, with the nearest file. Thread-safe.
  void resolve(RecordBase& record, Diagnostics& diagnostics) const;

 private:
  class Resolver;

  const Documents& documents_;
  const MediaNames media_;
  const SiteSettings& settings_;
  std::map<std::string_view, const RecordBase*> records_;  // by path of the .md and of the .json
  std::set<std::string_view> drafts_;
  std::set<std::string> missing_stories_;
};

/// Gives the pictures of a resolved story their names and sizes. False if one is not in
/// `site.pictures`.
bool show_pictures(const Site& site, StoryText& story);

}  // namespace zhanting
