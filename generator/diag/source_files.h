#pragma once

#include <functional>
#include <map>
#include <string>

#include "base/files.h"
#include "diag/diagnostic.h"
#include "diag/source_text.h"

namespace zhanting {

/// The files that diagnostics stand in, for whoever shows their lines: each is read, and its lines
/// are found, when the first diagnostic of it is shown. Borrows what it is made of; not
/// thread-safe.
class SourceFiles {
 public:
  /// `folder` is what the paths of diagnostics are relative to.
  SourceFiles(const std::string& folder, const FileSystem& files)
      : folder_(folder), files_(files) {}

  /// The file of the diagnostic; empty where it has no place or the file cannot be read.
  const SourceText& text_of(const Diagnostic& diagnostic);

 private:
  struct File {
    std::string bytes;
    SourceText text{nullptr, {}};
  };

  const std::string& folder_;
  const FileSystem& files_;
  std::map<std::string, File, std::less<>> read_;
  const SourceText none_{nullptr, {}};
};

}  // namespace zhanting
