#pragma once

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>

#include "base/files.h"
#include "diag/diagnostic.h"

namespace zhanting {

/// The list of what the last build made: the only files of the output folder that are ours.
inline constexpr std::string_view kFilesList = ".zhanting-files";
/// Below it a build makes its files before they go to their places (pipeline/exchange.h).
inline constexpr std::string_view kStage = ".zhanting-new";

/// What stands in the output folder before anything is written. Hidden files that are not ours
/// (.git) may stand among ours and are left alone.
struct OutputFolder {
  std::string path;  // links followed
  bool exists = false;
  bool built_before = false;                              // has a list
  std::set<std::string, std::less<>> ours;                // by the list
  std::map<std::string, FileStamp, std::less<>> on_disk;  // of ours, those that are there
};

/// What the list in `output` names; empty where there is none.
std::set<std::string, std::less<>> listed_files(const std::string& output, const FileSystem& files);

/// Why no site can be made at `output` (links followed): it is, holds or lies in what a showcase is
/// made of.
std::optional<Message> objection_to(const std::string& output, const std::string& source,
                                    const FileSystem& files);

/// Looks at the output folder. Reports, as a fault of the environment, a folder with files of
/// someone else, and one inside the showcase's own folders; false then.
bool inspect_output(const std::string& source, const std::string& output, const FileSystem& files,
                    unsigned jobs, OutputFolder& folder, Diagnostics& diagnostics);

}  // namespace zhanting
