#pragma once

#include <optional>
#include <string>
#include <system_error>

#include "pipeline/build.h"

namespace zhanting {

/// Where a build's state lies between two runs: SOURCE/.zhanting/, one file for each output folder,
/// base_url and choice of drafts and encodings.
class StateFile {
 public:
  StateFile(const BuildOptions& options, FileSystem& files);

  /// Empty when there is none, or one of another build, or one that cannot be read; and with
  /// options.force, which believes nothing.
  BuildState read() const;
  /// The site as the last build left it, if no build is needed; not with options.force.
  std::optional<Standing> read_standing() const;
  /// An error here costs the next build time and nothing else.
  std::error_code write(const BuildState& state, const Standing& standing) const;

 private:
  FileSystem& files_;
  std::string source_, output_;
  std::string folder_;
  std::string path_;
  std::string standing_path_;
  Hash128 key_;
  Hash128 standing_key_;
  unsigned jobs_;
  bool force_;
  bool strict_;
};

}  // namespace zhanting
