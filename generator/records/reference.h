#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "data/field_types.h"

namespace zhanting {

struct Report;
struct Section;
struct Organisation;
struct Entry;
struct EntryKind;
struct Theme;
struct Page;
struct Figure;
struct Event;

/// A field that names another record: its slug, for organisations also any of their names, for
/// figures `SLUG#ID` or an own id, for kinds of entry their folder. What it names is for the Site
/// to say (model/site.h).
template <typename T>
struct Ref {
  std::string text;
  Place place;
  bool empty() const { return text.empty(); }
};
using ReportRef = Ref<Report>;
using EntryRef = Ref<Entry>;
using SectionRef = Ref<Section>;
using OrganisationRef = Ref<Organisation>;
using ThemeRef = Ref<Theme>;
using PageRef = Ref<Page>;
using FigureRef = Ref<Figure>;
using EventRef = Ref<Event>;
using KindRef = Ref<EntryKind>;

const FieldType& field_type(const ReportRef*);
const FieldType& field_type(const EntryRef*);
const FieldType& field_type(const SectionRef*);
const FieldType& field_type(const OrganisationRef*);
const FieldType& field_type(const ThemeRef*);
const FieldType& field_type(const PageRef*);
const FieldType& field_type(const FigureRef*);
const FieldType& field_type(const EventRef*);
const FieldType& field_type(const KindRef*);
template <typename T>
void read_value(const JsonNode& node, Ref<T>& out, Diagnostics& diagnostics) {
  read_string(node, out.text, out.place, diagnostics);
}

/// Free text that is linked when it is an organisation's name.
struct Mention {
  std::string text;
  Place place;
  bool empty() const { return text.empty(); }
};
const FieldType& field_type(const Mention*);
void read_value(const JsonNode& node, Mention& out, Diagnostics& diagnostics);

/// A theme of an entry, with the line that says why: a slug, or {slug, why}.
struct ThemeUse {
  ThemeRef theme;
  Text why;
};
const FieldType& field_type(const ThemeUse*);
void read_value(const JsonNode& node, ThemeUse& out, Diagnostics& diagnostics);
Value value_of(const ThemeUse& use);
Value raw_value(const ThemeUse& use);

/// What a source lacks: a text, or a list of them in the order in which a story meets them.
struct Missing {
  std::vector<Text> items;
  std::string text;  // all of them, each in a line
  Place place;
  bool empty() const { return items.empty(); }
  /// Those behind the first `count`, each in a line.
  std::string behind(std::size_t count) const;
};
const FieldType& field_type(const Missing*);
void read_value(const JsonNode& node, Missing& out, Diagnostics& diagnostics);
inline Value value_of(const Missing& missing) {
  return Value::string(missing.text);
}
inline Value raw_value(const Missing& missing) {
  return Value::string(missing.text);
}

/// The name of a picture file: in the record's own folder, or `/name` for content/photos/.
struct PictureName {
  std::string text;
  Place place;
  bool empty() const { return text.empty(); }
};
const FieldType& field_type(const PictureName*);
void read_value(const JsonNode& node, PictureName& out, Diagnostics& diagnostics);

}  // namespace zhanting
