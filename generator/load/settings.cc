#include "load/settings.h"

#include <algorithm>

#include "base/version.h"
#include "diag/source_text.h"
#include "load/messages.h"

namespace zhanting {

namespace {

/// Places in the settings point to its path.
struct SettingsFile {
  std::string path;
  SiteSettings settings;
};

/// Whether this program is one of those that `zhanting` in site.json asks for. Another one would
/// find mistakes that are none.
bool suits(const JsonNode& settings, Diagnostics& diagnostics) {
  const auto wanted = std::find_if(settings.members.begin(), settings.members.end(),
                                   [](const JsonMember& each) { return each.key == "zhanting"; });
  if (wanted == settings.members.end() || wanted->value.kind != JsonNode::Kind::kString)
    return true;
  constexpr std::string_view kLeast = ">=";
  const std::string& text = wanted->value.text;
  const auto least =
      text.starts_with(kLeast) ? Version::parse(text.substr(kLeast.size())) : std::nullopt;
  if (!least) {
    diagnostics.error(wanted->value.place, Message::of(messages::kBadVersion, text));
    return true;
  }
  const Version& present = program_version();
  if (present >= *least) return true;
  diagnostics.error(wanted->value.place,
                    Message::of(messages::kTooOld, least->text(), present.text()),
                    Message{messages::kHintInstall, {}});
  return false;
}

/// False when the file could not be understood.
bool read_into(const TextFile& file, SettingsFile& out, Diagnostics& diagnostics) {
  out.path = file.path;
  out.settings.place = {&out.path, 1, 1, 1};
  if (!file.good) return false;
  const std::optional<JsonNode> node = read_json(SourceText(&out.path, file.text), diagnostics);
  if (!node) return false;
  out.settings.place = node->place;
  if (!suits(*node, diagnostics)) return false;
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
