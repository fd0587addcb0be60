#pragma once

#include <map>
#include <string>

#include "serve/preview_files.h"

namespace zhanting::test {

/// A site of a few files.
class Files final : public PreviewFiles {
 public:
  std::optional<std::string> read(const std::string& path) const override {
    const auto file = files.find(path);
    return file == files.end() ? std::nullopt : std::optional(file->second);
  }
  std::map<std::string, std::string> files;
};

}  // namespace zhanting::test
