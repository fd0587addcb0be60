#include "load/settings.h"

#include "diag/source_text.h"

namespace zhanting {

namespace {

/// Places in the settings point to its path.
struct SettingsFile {
  std::string path;
  SiteSettings settings;
};

/// False when the file could not be understood.
bool read_into(const TextFile& file, SettingsFile& out, Diagnostics& diagnostics) {
  out.path = file.path;
  out.settings.place = {&out.path, 1, 1, 1};
  if (!file.good) return false;
  const std::optional<JsonNode> node = read_json(SourceText(&out.path, file.text), diagnostics);
  if (!node) return false;
  out.settings.place = node->place;
  read_record(*node, &out.settings, record_type(&out.settings), true, diagnostics);
  return true;
}

}  // namespace

Language language_of(const SiteSettings& settings) {
  const std::string& language = settings.language.text;
  const bool chinese = language.empty() || language == "zh-CN" || language == "zh";
  return chinese ? Language::kChinese : Language::kEnglish;
}

ReadSettings read_settings(const TextFilePointer& file, Diagnostics& diagnostics) {
  const auto read = std::make_shared<SettingsFile>();
  Diagnostics found;
  const bool whole = file && read_into(*file, *read, found);
  const bool complete = !file || (whole && !found.has_errors());
  diagnostics.merge(std::move(found));
  const std::shared_ptr<const SiteSettings> settings(read, &read->settings);
  return {settings,
          std::make_shared<const Kinds>(settings->kinds, language_of(*settings), complete)};
}

}  // namespace zhanting
