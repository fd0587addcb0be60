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
std::span<const EmbeddedFile> init_repository_files();
std::span<const EmbeddedFile> init_repository_english_files();

namespace {

/// A row a showcase.
struct InitRow {
  std::string_view name;
  std::span<const EmbeddedFile> (*chinese)();
  std::span<const EmbeddedFile> (*english)();
};

constexpr InitRow kInitRows[] = {
    {"party", &init_files, &init_english_files},
    {"museum", &init_museum_files, &init_museum_english_files},
    {"faculty", &init_faculty_files, &init_faculty_english_files},
};

/// Those of `with` in place of the files of the same path.
void replace(std::vector<EmbeddedFile>& files, std::span<const EmbeddedFile> with) {
  for (const EmbeddedFile& other : with) {
    const auto same = std::find_if(files.begin(), files.end(), [&](const EmbeddedFile& file) {
      return file.path == other.path;
    });
    if (same != files.end()) *same = other;
  }
}

}  // namespace

std::vector<std::string_view> init_names() {
  std::vector<std::string_view> names;
  for (const InitRow& row : kInitRows) names.push_back(row.name);
  return names;
}

std::vector<EmbeddedFile> init_template(std::string_view like, Language language) {
  const auto* row = std::find_if(std::begin(kInitRows), std::end(kInitRows),
                                 [&](const InitRow& each) { return each.name == like; });
  std::vector<EmbeddedFile> files;
  for (const std::span<const EmbeddedFile> each : {row->chinese(), init_repository_files()})
    files.insert(files.end(), each.begin(), each.end());
  if (language == Language::kEnglish) {
    replace(files, row->english());
    replace(files, init_repository_english_files());
  }
  return files;
}

}  // namespace zhanting
