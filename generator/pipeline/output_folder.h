#pragma once

#include <map>
#include <set>
#include <string>

#include "base/files.h"
#include "diag/diagnostic.h"

namespace zhanting {

/// The list of what the last build made: the only files of the output folder that are ours.
inline constexpr std::string_view kFilesList = ".zhanting-files";

/// What stands in the output folder before anything is written.
struct OutputFolder {
  std::string path;  // links followed
  bool exists = false;
  bool built_before = false;                              // has a list
  std::set<std::string, std::less<>> ours;                // by the list
  std::map<std::string, FileStamp, std::less<>> on_disk;  // of ours, those that are there
  std::vector<std::string> others;                        // dot-files that are not ours
  std::vector<std::string> drafts;  // what an interrupted build left half written
};

/// What the list in `output` names; empty where there is none.
std::vector<std::string> listed_files(const std::string& output, const FileSystem& files);

/// Looks at the output folder. Reports, as a fault of the environment, a folder with files of
/// someone else, and one inside the showcase's own folders; false then.
bool inspect_output(const std::string& source, const std::string& output, const FileSystem& files,
                    unsigned jobs, OutputFolder& folder, Diagnostics& diagnostics);

}  // namespace zhanting
