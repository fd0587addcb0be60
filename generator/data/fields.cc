#include "data/fields.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/json_text.h"
#include "base/paths.h"
#include "base/text.h"
#include "base/utf8.h"
#include "data/messages.h"

namespace zhanting {

namespace {

std::string_view kind_name(const JsonNode& node) {
  switch (node.kind) {
    case JsonNode::Kind::kNull:
      return "null";
    case JsonNode::Kind::kBool:
      return node.boolean ? "true" : "false";
    case JsonNode::Kind::kInteger:
    case JsonNode::Kind::kNumber:
      return node.text;
    case JsonNode::Kind::kString:
      return "\"…\"";
    case JsonNode::Kind::kArray:
      return "[…]";
    case JsonNode::Kind::kObject:
      return "{…}";
  }
  return "";
}

bool has_key(const JsonNode& node, std::string_view key) {
  return std::any_of(node.members.begin(), node.members.end(),
                     [&](const JsonMember& member) { return member.key == key; });
}

/// The keys that the object may still have, the first of them by name.
std::optional<Message> free_keys(const JsonNode& node, const RecordType& type) {
  constexpr std::size_t kListed = 8;
  std::vector<std::string> names, chinese;
  for (const FieldRow& row : type.fields) {
    if (has_key(node, row.name)) continue;
    names.emplace_back(row.name);
    chinese.push_back(fmt::format("{}（{}）", row.name, row.chinese));
  }
  if (names.empty()) return std::nullopt;
  const std::string count = std::to_string(names.size());
  const bool cut = names.size() > kListed;
  names.resize(std::min(names.size(), kListed));
  chinese.resize(names.size());
  return Message::of(cut ? messages::kHintSomeKeys : messages::kHintKnownKeys, join(names, ", "),
                     join(chinese, "、"), count);
}

/// What other programs and people call a key.
struct OtherName {
  std::string_view called, key;
};
constexpr OtherName kOtherNames[] = {
    {"title", "name"},       {"name", "title"},
    {"label", "title"},      {"label", "name"},
    {"href", "url"},         {"link", "url"},
    {"address", "url"},      {"title", "text"},
    {"label", "text"},       {"name", "text"},
    {"options", "choices"},  {"values", "choices"},
    {"enum", "choices"},     {"id", "slug"},
    {"id", "key"},           {"description", "summary"},
    {"description", "help"}, {"description", "intro"},
    {"src", "file"},         {"image", "file"},
    {"icon", "logo"},        {"year", "date"},
    {"time", "date"},        {"value", "date"},
    {"original", "text"},
};

/// The key that goes by another name here, if the object may have it and has it not; else "".
std::string_view key_called(std::string_view name, const JsonNode& node, const RecordType& type) {
  for (const OtherName& other : kOtherNames) {
    if (other.called == name && type.find(other.key) && !has_key(node, other.key)) return other.key;
  }
  return {};
}

/// Gives the row that the key is probably meant for, or null.
const FieldRow* report_unknown_key(const JsonMember& member, const JsonNode& node,
                                   const RecordType& type, Diagnostics& diagnostics) {
  const Message said = Message::of(messages::kUnknownKey, member.key, type.name, type.chinese);
  for (const StrayKey& stray : type.strays) {
    if (stray.key != member.key) continue;
    diagnostics.error(member.key_place, said, stray.hint);
    return nullptr;
  }
  std::vector<std::string_view> known;
  std::string suggestion;
  for (const FieldRow& row : type.fields) {
    known.push_back(row.name);
    if (suggestion.empty() && row.chinese == member.key) suggestion = row.name;  // an editor's word
  }
  if (suggestion.empty()) suggestion = key_called(member.key, node, type);
  if (suggestion.empty()) suggestion = closest(member.key, known);
  std::optional<Message> hint = did_you_mean(suggestion);
  if (!hint) hint = free_keys(node, type);
  diagnostics.error(member.key_place, said, std::move(hint));
  return type.find(suggestion);
}

/// “{"file": "a.jpg"}” for what stands where an object of `type` is expected: its required keys, or
/// its first. A short text is taken over where it can only be meant for one key.
std::string object_for(const JsonNode& node, const RecordType& type) {
  constexpr std::size_t kLongest = 30;
  std::vector<std::string> keys;
  const bool is_name = node.kind == JsonNode::Kind::kString && is_slug(node.text);
  const auto refers = [](const FieldRow& row) {
    return row.type->shape == FieldShape::kReference && row.need == Need::kOptional;
  };
  const auto reference = std::find_if(type.fields.begin(), type.fields.end(), refers);
  const bool is_meant = is_name && reference != type.fields.end();
  for (const FieldRow& row : type.fields) {
    if (row.need == Need::kRequired) keys.emplace_back(row.name);
  }
  if (keys.empty() && !type.fields.empty()) keys.emplace_back(type.fields.front().name);
  const bool shown = !is_meant && keys.size() == 1 && node.kind == JsonNode::Kind::kString &&
                     count_code_points(node.text) <= kLongest;
  for (std::string& key : keys) {
    key = fmt::format("\"{}\": ", key);
    append_plain_json_string(shown ? node.text : "…", key);
  }
  if (is_meant) {  // a slug alone is that of what the object refers to
    std::string first = fmt::format("\"{}\": ", reference->name);
    append_plain_json_string(node.text, first);
    keys.insert(keys.begin(), std::move(first));
  }
  return fmt::format("{{{}}}", join(keys, ", "));
}

bool is_blank_text(const JsonNode& node) {
  return node.kind == JsonNode::Kind::kString && trim_blank(node.text).empty();
}

bool has_member(const std::vector<Member>& members, std::string_view name) {
  return std::any_of(members.begin(), members.end(),
                     [&](const Member& member) { return member.name == name; });
}

}  // namespace

const FieldRow* RecordType::find(std::string_view key, std::size_t first) const {
  for (std::size_t step = 0; step < fields.size(); ++step) {
    const FieldRow& row = fields[(first + step) % fields.size()];
    if (row.name == key) return &row;
  }
  return nullptr;
}

ObjectType RecordType::object_type(std::vector<Member> more) const {
  ObjectType type{name, {}};
  for (const FieldRow& row : fields) {
    if (!has_member(more, row.name)) type.members.push_back({row.name, row.get});
  }
  type.members.insert(type.members.end(), more.begin(), more.end());
  return type;
}

ObjectType RecordType::object_type_through(std::string_view shown_name,
                                           std::span<const std::string_view> keys,
                                           std::vector<Member> more) const {
  ObjectType type{shown_name, {}};
  for (const FieldRow& row : fields) {
    const bool wanted = keys.empty() || std::find(keys.begin(), keys.end(), row.name) != keys.end();
    if (wanted && !has_member(more, row.name)) type.members.push_back({row.name, row.get_through});
  }
  type.members.insert(type.members.end(), more.begin(), more.end());
  return type;
}

ObjectType RecordType::raw_object_type() const {
  ObjectType type{name, {}};
  for (const FieldRow& row : fields) type.members.push_back({row.name, row.get_raw});
  return type;
}

bool report_type(const JsonNode& node, MessageCode expected, Diagnostics& diagnostics,
                 std::optional<Message> hint) {
  diagnostics.error(node.place, Message::of(expected, kind_name(node)), std::move(hint));
  return false;
}

std::vector<JsonNode> items_meant(const JsonNode& node) {
  constexpr std::string_view kMarks[] = {"、", "，", "；", ", ", "; ", ";"};
  if (node.kind != JsonNode::Kind::kString) return {node};
  std::string marked = node.text;
  for (const std::string_view mark : kMarks) marked = replace_all(marked, mark, "\n");
  std::vector<JsonNode> items;
  for (const std::string_view part : split(marked, '\n')) {
    if (trim_blank(part).empty()) continue;
    items.push_back(node);
    items.back().text = trim_blank(part);
  }
  return items;
}

namespace {

/// Of {"works": {…}, …} or {"works": "…", …}, where a list of objects with a key of their own is
/// expected: “{"slug": "works", …}”; "" of what is none.
std::string items_by_key(const JsonNode& node, const RecordType& items) {
  if (node.kind != JsonNode::Kind::kObject || node.members.empty()) return {};
  for (const JsonMember& member : node.members) {
    if (items.find(member.key)) return {};
  }
  const auto key = std::find_if(items.fields.begin(), items.fields.end(),
                                [](const FieldRow& row) { return row.need == Need::kRequired; });
  if (key == items.fields.end()) return {};
  std::string item = fmt::format("{{\"{}\": ", key->name);
  append_plain_json_string(node.members.front().key, item);
  return item + ", …}";
}

/// The choice that another key of the object tells, since what it is called names that key: of
/// {"page": …} the text of a page. Else all there are.
std::string choices_meant(const JsonNode& node, std::span<const ChoiceRow> rows) {
  std::vector<std::string> all, told;
  for (const ChoiceRow& row : rows) {
    all.push_back(fmt::format("\"{}\"", row.value));
    const std::vector<std::string_view> words = split(row.english, ' ');
    const bool is_told = std::any_of(words.begin(), words.end(),
                                     [&](std::string_view word) { return has_key(node, word); });
    if (is_told) told.push_back(all.back());
  }
  return join(told.size() == 1 ? told : all, " / ");
}

/// What there is to write for a required key that is missing: of a choice that can be said.
std::optional<Message> hint_for_missing(const FieldRow& row, const JsonNode& node) {
  if (row.type->shape != FieldShape::kChoice) return std::nullopt;
  return Message::of(messages::kHintWriteJson,
                     fmt::format("\"{}\": {}", row.name, choices_meant(node, row.type->choices)));
}

}  // namespace

void report_no_list(const JsonNode& node, Diagnostics& diagnostics, const RecordType* items) {
  constexpr std::size_t kLongest = 60;
  std::string list = items ? items_by_key(node, *items) : std::string();
  if (!list.empty()) {
    report_type(node, messages::kExpectedList, diagnostics,
                Message::of(messages::kHintWriteJson, "[" + list + "]"));
    return;
  }
  list = kind_name(node);
  if (node.kind == JsonNode::Kind::kString && count_code_points(node.text) <= kLongest) {
    list.clear();
    for (const JsonNode& item : items_meant(node)) {
      if (!list.empty()) list += ", ";
      append_plain_json_string(item.text, list);
    }
  }
  report_type(node, messages::kExpectedList, diagnostics, Message::of(messages::kHintInList, list));
}

void read_record(const JsonNode& node, void* record, const RecordType& type, bool top,
                 Diagnostics& diagnostics) {
  if (node.kind != JsonNode::Kind::kObject) {
    report_type(node, messages::kExpectedObject, diagnostics,
                Message::of(messages::kHintWriteJson, object_for(node, type)));
    return;
  }
  std::vector<bool> seen(type.fields.size());
  std::size_t next = 0;  // keys mostly stand in the order of the rows
  for (const JsonMember& member : node.members) {
    if (top && member.key == "$schema") continue;
    const FieldRow* row = type.find(member.key, next);
    if (!row) {
      // Read as what it was meant for: else whatever needs that would be a mistake of its own.
      row = report_unknown_key(member, node, type, diagnostics);
      if (!row || has_key(node, row->name)) continue;
    }
    next = static_cast<std::size_t>(row - type.fields.data()) + 1;
    seen[next - 1] = true;
    if (row->need == Need::kRequired && is_blank_text(member.value)) {
      Diagnostics told;  // that it should be left out
      row->read(member.value, record, told);
      diagnostics.error(member.value.place, {messages::kEmptyText, {}},
                        Message{messages::kHintRequired, {}});
    } else {
      row->read(member.value, record, diagnostics);
    }
  }
  for (std::size_t i = 0; i < seen.size(); ++i) {
    if (!seen[i] && type.fields[i].need == Need::kRequired)
      diagnostics.error(
          node.place,
          Message::of(messages::kMissingKey, type.fields[i].name, type.name, type.chinese),
          hint_for_missing(type.fields[i], node));
  }
}

}  // namespace zhanting
