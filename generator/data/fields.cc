#include "data/fields.h"

#include <algorithm>

#include "base/text.h"
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

/// Gives the row that the key is probably meant for, or null.
const FieldRow* report_unknown_key(const JsonMember& member, const RecordType& type,
                                   Diagnostics& diagnostics) {
  std::vector<std::string_view> known;
  for (const FieldRow& row : type.fields) known.push_back(row.name);
  const std::string suggestion = closest(member.key, known);
  std::optional<Message> hint = did_you_mean(suggestion);
  if (!hint) {
    std::vector<std::string> names(known.begin(), known.end());
    hint = Message::of(messages::kHintKnownKeys, join(names, " "));
  }
  diagnostics.error(member.key_place, Message::of(messages::kUnknownKey, member.key, type.name),
                    std::move(hint));
  return type.find(suggestion);
}

bool has_key(const JsonNode& node, std::string_view key) {
  return std::any_of(node.members.begin(), node.members.end(),
                     [&](const JsonMember& member) { return member.key == key; });
}

}  // namespace

const FieldRow* RecordType::find(std::string_view key) const {
  const auto row = std::find_if(fields.begin(), fields.end(),
                                [&](const FieldRow& candidate) { return candidate.name == key; });
  return row == fields.end() ? nullptr : &*row;
}

ObjectType RecordType::object_type(std::vector<Member> more) const {
  ObjectType type{name, {}};
  for (const FieldRow& row : fields) {
    const bool replaced = std::any_of(
        more.begin(), more.end(), [&](const Member& member) { return member.name == row.name; });
    if (!replaced) type.members.push_back({row.name, row.get});
  }
  type.members.insert(type.members.end(), more.begin(), more.end());
  return type;
}

ObjectType RecordType::raw_object_type() const {
  ObjectType type{name, {}};
  for (const FieldRow& row : fields) type.members.push_back({row.name, row.get_raw});
  return type;
}

bool report_type(const JsonNode& node, MessageCode expected, Diagnostics& diagnostics) {
  diagnostics.error(node.place, Message::of(expected, kind_name(node)));
  return false;
}

void read_record(const JsonNode& node, void* record, const RecordType& type, bool top,
                 Diagnostics& diagnostics) {
  if (node.kind != JsonNode::Kind::kObject) {
    report_type(node, messages::kExpectedObject, diagnostics);
    return;
  }
  std::vector<bool> seen(type.fields.size());
  for (const JsonMember& member : node.members) {
    if (top && member.key == "$schema") continue;
    const FieldRow* row = type.find(member.key);
    if (!row) {
      // Read as what it was meant for: else whatever needs that would be a mistake of its own.
      row = report_unknown_key(member, type, diagnostics);
      if (!row || has_key(node, row->name)) continue;
    }
    seen[static_cast<std::size_t>(row - type.fields.data())] = true;
    row->read(member.value, record, diagnostics);
  }
  for (std::size_t i = 0; i < seen.size(); ++i) {
    if (!seen[i] && type.fields[i].need == Need::kRequired)
      diagnostics.error(node.place,
                        Message::of(messages::kMissingKey, type.fields[i].name, type.name));
  }
}

}  // namespace zhanting
