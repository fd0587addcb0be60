#include "load/settings.h"

#include <algorithm>
#include <set>

#include "diag/source_text.h"

namespace zhanting {

namespace {

/// Places in the settings point to its path.
struct SettingsFile {
  std::string path;
  SiteSettings settings;
};

/// Its kinds are told without a mistake, each in a folder of its own.
bool are_kinds_clear(const JsonNode& node) {
  std::vector<EntryKind> kinds;
  Diagnostics found;
  read_value(node, kinds, found);
  const Kinds standing({}, Language::kChinese, true);
  std::set<std::string_view> slugs;
  for (const EntryKind& kind : kinds) {
    const Kind* same = standing.find_folder(kind.slug.text);
    if ((same && !same->entry) || !slugs.insert(kind.slug.text).second) return false;
  }
  return !found.has_errors();
}

/// False when the file could not be understood, or what it says of kinds is in doubt.
bool read_into(const TextFile& file, SettingsFile& out, Diagnostics& diagnostics) {
  out.path = file.path;
  out.settings.place = {&out.path, 1, 1, 1};
  if (!file.good) return false;
  const std::optional<JsonNode> node = read_json(SourceText(&out.path, file.text), diagnostics);
  if (!node) return false;
  out.settings.place = node->place;
  read_record(*node, &out.settings, record_type(&out.settings), true, diagnostics);
  const auto kinds = std::find_if(node->members.begin(), node->members.end(),
                                  [](const JsonMember& member) { return member.key == "kinds"; });
  // Where no key says so, a key that is wrong may have been meant for it.
  if (kinds == node->members.end()) return !diagnostics.has_errors();
  return are_kinds_clear(kinds->value);
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
  const bool complete = !file || read_into(*file, *read, found);
  diagnostics.merge(std::move(found));
  const std::shared_ptr<const SiteSettings> settings(read, &read->settings);
  return {settings,
          std::make_shared<const Kinds>(settings->kinds, language_of(*settings), complete)};
}

}  // namespace zhanting
