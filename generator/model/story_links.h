#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "model/pictures.h"

namespace zhanting {

/// Gives every link of every story its address, and asks for the pictures that stories show.
/// Reports what leads nowhere, with the nearest file.
class StoryLinks {
 public:
  StoryLinks(const Documents& documents, Site& site, Pictures& pictures, Diagnostics& diagnostics);

  void resolve();
  /// Once the pictures have been read.
  void set_pictures();

 private:
  void resolve_links_of(RecordBase& record);
  void resolve_link(RecordBase& record, std::size_t index);
  void set(RecordBase& record, std::size_t index, const std::string& site_path);
  void external(RecordBase& record, std::size_t index, const std::string& scheme);
  void same_page(RecordBase& record, std::size_t index);
  void site_path(RecordBase& record, std::size_t index);
  void content_path(RecordBase& record, std::size_t index);
  void record_link(RecordBase& record, std::size_t index, const RecordBase& target,
                   const std::string& fragment);
  void media(RecordBase& record, std::size_t index, const std::string& path);
  std::string nearest_target(const std::string& path, bool picture, const std::string& from) const;
  void set_picture(RecordBase& record, std::size_t index, const std::string& path);

  struct StoryPicture {
    RecordBase* record;
    std::size_t index;
    std::string path;
  };

  const Documents& documents_;
  Site& site_;
  Pictures& pictures_;
  Diagnostics& diagnostics_;
  std::map<std::string_view, const RecordBase*> by_markdown_;  // and by .json
  std::set<std::string_view> drafts_;
  std::set<std::string> missing_stories_;
  std::vector<StoryPicture> story_pictures_;
};

}  // namespace zhanting
