#pragma once

#include <memory>
#include <set>
#include <string>

#include "pipeline/build.h"

namespace zhanting {

struct BuiltSite;
class StoryIndex;

/// Builds again and again while somebody edits. Every result, and what stands in the output folder
/// after it, is what build() would give; what the last good build understood is kept, so that an
/// edited story costs that story and the pages that show it, and an edited template or style sheet
/// leaves content/ unread. One thread uses it; the output folder is its own.
class LiveBuild {
 public:
  explicit LiveBuild(FileSystem& files);
  ~LiveBuild();

  /// `changed`: paths below options.source, a folder standing for all below it; null when nobody
  /// knows what changed.
  BuildResult build(const BuildOptions& options, const std::set<std::string>* changed);

  /// What can wait until the result has been shown: makes the next build of a story quick.
  void prepare();

 private:
  BuildResult build_whole(const BuildOptions& options);

  FileSystem& files_;
  BuildState state_;
  std::unique_ptr<BuiltSite> built_;    // by the last good whole build
  std::unique_ptr<BuiltSite> retired_;  // by the one before; takes its time to take down
  std::unique_ptr<StoryIndex> index_;   // of built_, if made
  std::set<std::string> pending_;       // changed since, relative to the source
  bool rendered_many_ = false;          // since the last prepare()
};

}  // namespace zhanting
