#include <span>

#include "base/embedded_file.h"
#include "load/documents.h"

namespace zhanting {

std::span<const EmbeddedFile> embedded_templates();
std::span<const EmbeddedFile> embedded_assets();

namespace {

std::vector<ThemeFile> theme_files(const std::string& folder,
                                   std::span<const EmbeddedFile> embedded) {
  std::vector<ThemeFile> files;
  files.reserve(embedded.size());
  for (const auto& [path, bytes] : embedded)
    files.push_back({std::string(path), folder + "/" + std::string(path), std::string(bytes)});
  return files;
}

}  // namespace

const std::vector<ThemeFile>& built_in_templates() {
  static const std::vector<ThemeFile> files = theme_files("templates", embedded_templates());
  return files;
}

const std::vector<ThemeFile>& built_in_assets() {
  static const std::vector<ThemeFile> files = theme_files("assets", embedded_assets());
  return files;
}

}  // namespace zhanting
