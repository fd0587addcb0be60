#include "commands/init_template.h"

#include <algorithm>
#include <span>

namespace zhanting {

std::span<const EmbeddedFile> init_files();          // generator/commands/init/
std::span<const EmbeddedFile> init_english_files();  // generator/commands/init_english/

std::vector<EmbeddedFile> init_template(Language language) {
  const std::span<const EmbeddedFile> chinese = init_files();
  std::vector<EmbeddedFile> files(chinese.begin(), chinese.end());
  if (language == Language::kChinese) return files;
  for (const EmbeddedFile& english : init_english_files()) {
    const auto same = std::find_if(files.begin(), files.end(), [&](const EmbeddedFile& file) {
      return file.path == english.path;
    });
    if (same != files.end()) *same = english;
  }
  return files;
}

}  // namespace zhanting
