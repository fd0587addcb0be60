#include "commands/init_template.h"

#include <algorithm>
#include <span>

namespace zhanting {

// Of generator/commands/: init/, init_english/ and so on.
std::span<const EmbeddedFile> init_files();
std::span<const EmbeddedFile> init_english_files();
std::span<const EmbeddedFile> init_museum_files();
std::span<const EmbeddedFile> init_museum_english_files();
std::span<const EmbeddedFile> init_faculty_files();
std::span<const EmbeddedFile> init_faculty_english_files();

namespace {

/// A row a showcase.
struct InitRow {
  std::string_view name;
  std::span<const EmbeddedFile> (*chinese)();
  std::span<const EmbeddedFile> (*english)();
};

constexpr InitRow kRows[] = {
    {"party", &init_files, &init_english_files},
    {"museum", &init_museum_files, &init_museum_english_files},
    {"faculty", &init_faculty_files, &init_faculty_english_files},
};

}  // namespace

std::vector<std::string_view> init_names() {
  std::vector<std::string_view> names;
  for (const InitRow& row : kRows) names.push_back(row.name);
  return names;
}

std::vector<EmbeddedFile> init_template(std::string_view like, Language language) {
  const auto* row = std::find_if(std::begin(kRows), std::end(kRows),
                                 [&](const InitRow& each) { return each.name == like; });
  const std::span<const EmbeddedFile> chinese = row->chinese();
  std::vector<EmbeddedFile> files(chinese.begin(), chinese.end());
  if (language == Language::kChinese) return files;
  for (const EmbeddedFile& english : row->english()) {
    const auto same = std::find_if(files.begin(), files.end(), [&](const EmbeddedFile& file) {
      return file.path == english.path;
    });
    if (same != files.end()) *same = english;
  }
  return files;
}

}  // namespace zhanting
