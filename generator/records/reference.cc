#include "records/reference.h"

namespace zhanting {

namespace {

/// {slug, why}: the long form of a theme.
struct ThemeUseRecord {
  ThemeRef slug;
  Text why;
  Place place;
};

const RecordType& theme_use_type() {
  static const RecordType type = {
      "theme",
      "主题",
      {
          field<&ThemeUseRecord::slug>("slug", Need::kRequired, "主题短名", "Slug of the theme."),
          field<&ThemeUseRecord::why>("why", Need::kRequired, "为何属于这个主题",
                                      "Why the entry belongs to the theme, in a line."),
      }};
  return type;
}

}  // namespace

const FieldType& field_type(const ReportRef*) {
  static constexpr FieldType kType = {.shape = FieldShape::kReference, .format = "report"};
  return kType;
}
const FieldType& field_type(const EntryRef*) {
  static constexpr FieldType kType = {.shape = FieldShape::kReference, .format = "entry"};
  return kType;
}
const FieldType& field_type(const SectionRef*) {
  static constexpr FieldType kType = {.shape = FieldShape::kReference, .format = "section"};
  return kType;
}
const FieldType& field_type(const OrganisationRef*) {
  static constexpr FieldType kType = {.shape = FieldShape::kReference, .format = "organisation"};
  return kType;
}
const FieldType& field_type(const ThemeRef*) {
  static constexpr FieldType kType = {.shape = FieldShape::kReference, .format = "theme"};
  return kType;
}
const FieldType& field_type(const PageRef*) {
  static constexpr FieldType kType = {.shape = FieldShape::kReference, .format = "page"};
  return kType;
}
const FieldType& field_type(const FigureRef*) {
  static constexpr FieldType kType = {.shape = FieldShape::kReference, .format = "figure"};
  return kType;
}
const FieldType& field_type(const EventRef*) {
  static constexpr FieldType kType = {.shape = FieldShape::kReference, .format = "event"};
  return kType;
}

const FieldType& field_type(const KindRef*) {
  static constexpr FieldType kType = {.shape = FieldShape::kReference, .format = "kind"};
  return kType;
}

const FieldType& field_type(const Mention*) {
  static constexpr FieldType kType = {.shape = FieldShape::kText, .format = "mention"};
  return kType;
}

void read_value(const JsonNode& node, Mention& out, Diagnostics& diagnostics) {
  read_string(node, out.text, out.place, diagnostics);
}

const FieldType& field_type(const ThemeUse*) {
  static const FieldType type = {.shape = FieldShape::kEither,
                                 .item = &field_type(static_cast<const ThemeRef*>(nullptr)),
                                 .record = &theme_use_type};
  return type;
}

void read_value(const JsonNode& node, ThemeUse& out, Diagnostics& diagnostics) {
  if (node.kind == JsonNode::Kind::kString) return read_value(node, out.theme, diagnostics);
  ThemeUseRecord record;
  read_record(node, &record, theme_use_type(), false, diagnostics);
  out = {std::move(record.slug), std::move(record.why)};
}

Value value_of(const ThemeUse& use) {
  return value_of(use.theme);
}
Value raw_value(const ThemeUse& use) {
  static const ObjectType kWithWhy = {
      "theme",
      {{"slug",
        [](const void* self) { return raw_value(static_cast<const ThemeUse*>(self)->theme); }},
       {"why", [](const void* self) {
          return Value::string(static_cast<const ThemeUse*>(self)->why.text);
        }}}};
  return use.why.empty() ? raw_value(use.theme) : Value::object(&use, kWithWhy);
}

const FieldType& field_type(const Missing*) {
  static const FieldType type = {.shape = FieldShape::kOneOrMore,
                                 .item = &field_type(static_cast<const Text*>(nullptr))};
  return type;
}

void read_value(const JsonNode& node, Missing& out, Diagnostics& diagnostics) {
  out.place = node.place;
  out.items.clear();
  if (node.kind == JsonNode::Kind::kArray) {
    read_value(node, out.items, diagnostics);
  } else {
    read_value(node, out.items.emplace_back(), diagnostics);
  }
  std::erase_if(out.items, [](const Text& item) { return item.empty(); });
  out.text = out.behind(0);
}

std::string Missing::behind(std::size_t count) const {
  std::string all;
  for (std::size_t i = count; i < items.size(); ++i) {
    if (!all.empty()) all += '\n';
    all += items[i].text;
  }
  return all;
}

const FieldType& field_type(const PictureName*) {
  static constexpr FieldType kType = {.shape = FieldShape::kPicture, .example = "scene.svg"};
  return kType;
}

void read_value(const JsonNode& node, PictureName& out, Diagnostics& diagnostics) {
  read_string(node, out.text, out.place, diagnostics);
}

}  // namespace zhanting
