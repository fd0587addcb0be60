#pragma once

#include <string>
#include <system_error>

#include "pipeline/build.h"

namespace zhanting {

/// Where a build's state lies between two runs: SOURCE/.zhanting/, one file for each output folder,
/// base_url and choice of drafts.
class StateFile {
 public:
  StateFile(const BuildOptions& options, FileSystem& files);

  /// Empty when there is none, or one of another build, or one that cannot be read; and with
  /// options.force, which believes nothing.
  BuildState read() const;
  /// An error here costs the next build time and nothing else.
  std::error_code write(const BuildState& state) const;

 private:
  FileSystem& files_;
  std::string folder_;
  std::string path_;
  Hash128 key_;
  bool force_;
};

}  // namespace zhanting
