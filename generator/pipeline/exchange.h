#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/build.h"
#include "pipeline/output_folder.h"

namespace zhanting {

/// A file to bring into the output folder.
struct NewFile {
  const std::string& path;  // site path
  std::string_view bytes;
  FileStamp stamp = {};  // set by exchange(): of these bytes in their place, and of no others
};

struct Exchanged {
  bool done = false;      // else: reported, or stopped; with `moved` 0 the folder is as it was
  std::size_t moved = 0;  // files brought to their places or removed
};

/// Brings `files`, in path order, into the output folder and removes what is ours and not `wanted`
/// (the site paths of the whole site), in two parts.
///
/// First everything is written below OUTPUT/.zhanting-new: so in the folder's own file system, with
/// its rights. What can go wrong (no room, mostly) goes wrong here, and is taken back; here alone
/// `options.stopped` counts. Then all is moved to its place: new files (whole folders where there
/// was none), changed ones, and then what is no longer wanted is removed: at any moment every file
/// is whole, and pages that will stay link to files that are there.
///
/// While this goes on the list of our files names the old and the new ones, so whatever a killed
/// build leaves is known as ours, and nothing else ever is.
Exchanged exchange(std::vector<NewFile>& files, const std::set<std::string, std::less<>>& wanted,
                   const OutputFolder& folder, const BuildOptions& options, FileSystem& disk,
                   Diagnostics& diagnostics);

}  // namespace zhanting
