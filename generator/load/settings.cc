#include "load/settings.h"

#include <algorithm>

#include "base/paths.h"
#include "base/text.h"
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

/// nullptr where there is none.
const JsonNode* find_member(const JsonNode& object, std::string_view key) {
  const auto member = std::find_if(object.members.begin(), object.members.end(),
                                   [&](const JsonMember& each) { return each.key == key; });
  return member == object.members.end() ? nullptr : &member->value;
}

/// Whether this program is one of those that `zhanting` in site.json asks for. Another one would
/// find mistakes that are none.
bool suits(const JsonNode& settings, Diagnostics& diagnostics) {
  const JsonNode* const wanted = find_member(settings, "zhanting");
  if (!wanted || wanted->kind != JsonNode::Kind::kString) return true;
  constexpr std::string_view kLeast = ">=";
  const std::string& text = wanted->text;
  const auto least =
      text.starts_with(kLeast) ? Version::parse(text.substr(kLeast.size())) : std::nullopt;
  if (!least) {
    const std::size_t digit = std::min(text.find_first_of("0123456789"), text.size());
    const std::string number = text.substr(digit);
    diagnostics.error(wanted->place, Message::of(messages::kBadVersion, text),
                      did_you_mean(Version::parse(number) ? std::string(kLeast) + number : ""));
    return true;
  }
  const Version& present = program_version();
  if (present >= *least) return true;
  diagnostics.error(wanted->place, Message::of(messages::kTooOld, least->text(), present.text()),
                    Message{messages::kHintInstall, {}});
  return false;
}

/// Its kinds are told without a mistake, each in a folder of its own.
bool are_kinds_clear(const JsonNode& node) {
  std::vector<EntryKind> kinds;
  Diagnostics found;
  read_value(node, kinds, found);
  const Kinds made(kinds, Language::kChinese, true);
  for (const EntryKind& kind : kinds) {
    const auto in_folder =
        std::count_if(made.all().begin(), made.all().end(),
                      [&](const Kind& each) { return each.folder == kind.slug.text; });
    const bool are_named =
        in_folder == 1 && is_slug(kind.slug.text) &&
        std::all_of(kind.facts.begin(), kind.facts.end(),
                    [](const FactField& field) { return is_fact_key(field.key.text); });
    if (!are_named) return false;
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
  if (!suits(*node, diagnostics)) return false;
  read_record(*node, &out.settings, record_type(&out.settings), true, diagnostics);
  const JsonNode* const kinds = find_member(*node, "kinds");
  if (kinds && kinds->kind == JsonNode::Kind::kArray && kinds->items.empty()) {
    diagnostics.error(kinds->place, {messages::kNoKinds, {}}, Message{messages::kHintNoKinds, {}});
    return false;
  }
  // Where no key says so, a key that is wrong may have been meant for it.
  return kinds ? are_kinds_clear(*kinds) : !diagnostics.has_errors();
}

}  // namespace

bool is_language(std::string_view code) {
  const std::vector<std::string_view> parts = split(code, '-');
  const auto is_part = [](std::string_view part) {
    return !part.empty() && part.size() <= 8 && std::all_of(part.begin(), part.end(), [](char c) {
      return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    });
  };
  const std::string_view first = parts.front();
  return first.size() >= 2 && first.size() <= 3 &&
         first.find_first_not_of("abcdefghijklmnopqrstuvwxyz") == std::string::npos &&
         std::all_of(parts.begin(), parts.end(), is_part);
}

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
