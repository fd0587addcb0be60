#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "data/field_types.h"

namespace zhanting {

struct RecordBase;
struct Figure;

/// Something a page can link to. `url` is a site path (“branches/x/index.html”, with “#…” for a
/// brief), or empty where there is nothing to link.
struct Link {
  std::string name;
  std::string url;
  std::string_view kind;  // report, branch, highlight, organisation, theme, page, section
};
const ObjectType& object_type(const Link*);

enum class RefKind { kReport, kSection, kOrganisation, kTheme, kPage, kFigure, kEvent };

/// A field that names another record: its slug, for organisations also any of their names, for
/// figures `SLUG#ID` or an own id. Resolved by model/link.
template <RefKind K>
struct Ref {
  std::string text;
  Place place;
  const RecordBase* target = nullptr;
  const Link* link = nullptr;  // the target's, once resolved
  const Figure* figure = nullptr;
  bool empty() const { return text.empty(); }
};
using ReportRef = Ref<RefKind::kReport>;
using SectionRef = Ref<RefKind::kSection>;
using OrganisationRef = Ref<RefKind::kOrganisation>;
using ThemeRef = Ref<RefKind::kTheme>;
using PageRef = Ref<RefKind::kPage>;
using FigureRef = Ref<RefKind::kFigure>;
using EventRef = Ref<RefKind::kEvent>;

const FieldType& reference_field_type(RefKind kind);

template <RefKind K>
const FieldType& field_type(const Ref<K>*) {
  return reference_field_type(K);
}
template <RefKind K>
void read_value(const JsonNode& node, Ref<K>& out, Diagnostics& diagnostics) {
  read_string(node, out.text, out.place, diagnostics);
}
template <RefKind K>
Value value_of(const Ref<K>& ref) {
  return ref.link ? value_of(*ref.link) : Value::string(ref.text);
}
template <RefKind K>
Value raw_value(const Ref<K>& ref) {
  return Value::string(ref.text);
}

/// Free text that is linked when it is an organisation's name.
struct Mention {
  std::string text;
  Place place;
  Link link;  // name as written; url once resolved
  const RecordBase* target = nullptr;
  bool empty() const { return text.empty(); }
};
const FieldType& field_type(const Mention*);
void read_value(const JsonNode& node, Mention& out, Diagnostics& diagnostics);
Value value_of(const Mention& mention);
Value raw_value(const Mention& mention);

/// A theme of an entry, with the line that says why: a slug, or {slug, why}.
struct ThemeUse {
  ThemeRef theme;
  Text why;
};
const FieldType& field_type(const ThemeUse*);
void read_value(const JsonNode& node, ThemeUse& out, Diagnostics& diagnostics);
Value value_of(const ThemeUse& use);
Value raw_value(const ThemeUse& use);

/// The name of a picture file: in the record's own folder, or `/name` for content/photos/.
struct PictureName {
  std::string text;
  Place place;
  bool empty() const { return text.empty(); }
};
const FieldType& field_type(const PictureName*);
void read_value(const JsonNode& node, PictureName& out, Diagnostics& diagnostics);

}  // namespace zhanting
