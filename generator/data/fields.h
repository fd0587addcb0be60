#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "data/json_node.h"
#include "data/messages.h"
#include "data/value.h"
#include "diag/diagnostic.h"

/// A record is a C++ struct with rows that name its JSON keys. Reading, type errors, required keys,
/// “did you mean”, templates, the JSON API, the JSON Schema and the stubs of `zhanting new` all
/// walk the same rows.
///
/// A type can be a field when these exist for it, in its own namespace:
///   const FieldType& field_type(const T*);
///   void read_value(const JsonNode&, T&, Diagnostics&);
///   Value value_of(const T&);      what templates see
///   Value raw_value(const T&);     what the JSON API writes
namespace zhanting {

enum class FieldShape {
  kText,
  kWord,  // text that may be empty
  kSlug,
  kInteger,
  kNumber,
  kBoolean,
  kDate,
  kChoice,
  kReference,
  kPicture,
  kPoint,
  kColour,
  kObject,     // of `record`
  kList,       // of `item`
  kEither,     // a string as in `item`, or an object of `record`
  kOneOrMore,  // as in `item`, or a list of such
  kFacts,      // an object of what the record's kind declares
};

/// A word an editor may choose, and what readers see for it.
struct ChoiceRow {
  std::string_view value;
  std::string_view chinese;
  std::string_view english;
  std::string_view also = {};  // what people call it too, between spaces: “integer 数字”
  constexpr std::string_view in(Language language) const {
    return language == Language::kChinese ? chinese : english;
  }
};

struct RecordType;

/// What a JSON value must look like.
struct FieldType {
  FieldShape shape;
  const FieldType* item = nullptr;
  const RecordType& (*record)() = nullptr;
  std::span<const ChoiceRow> choices = {};
  std::string_view format = {};   // dates: "source", "event", "published"; references: the kind
  std::string_view example = {};  // for stubs and messages
};

enum class Need { kRequired, kOptional };

/// A row: one JSON key of a record.
struct FieldRow {
  std::string_view name;
  Need need;
  std::string_view chinese;  // title and help of the schema and of the editors' field reference
  std::string_view english;
  const FieldType* type;
  void (*read)(const JsonNode& node, void* record, Diagnostics& diagnostics);
  Value (*get)(const void* record);
  Value (*get_through)(const void* pointer);  // of the record that `*pointer` points to
  Value (*get_raw)(const void* record);
};

/// A key that is none of a record's, and what to do with it.
struct StrayKey {
  std::string key;
  Message hint;
};

struct RecordType {
  std::string_view name;
  std::string_view chinese;  // what messages call it
  std::vector<FieldRow> fields;
  std::vector<StrayKey> strays = {};  // keys that editors may look for here

  /// The row of that key, or null; looked for from row `first` on.
  const FieldRow* find(std::string_view key, std::size_t first = 0) const;
  /// The members that templates see: all rows, then `more`.
  ObjectType object_type(std::vector<Member> more = {}) const;
  /// The same of an object that begins with a pointer to the record: what is shown of a record
  /// together with what only the site around it knows, which is in `more`. `keys` are the rows that
  /// are shown; empty: all.
  ObjectType object_type_through(std::string_view name, std::span<const std::string_view> keys,
                                 std::vector<Member> more) const;
  /// The members that the API writes.
  ObjectType raw_object_type() const;
};

/// Reads the keys of `node` into `record` and reports what is wrong, each mistake once: not an
/// object, unknown key, missing required key, and what the fields' own readers find. `top` allows
/// "$schema".
void read_record(const JsonNode& node, void* record, const RecordType& type, bool top,
                 Diagnostics& diagnostics);

/// Reports that `node` is not `expected`; false for use in `return`.
bool report_type(const JsonNode& node, MessageCode expected, Diagnostics& diagnostics,
                 std::optional<Message> hint = std::nullopt);
/// Reports that a value stands alone where a list of such is expected. `items`: what they are, if
/// they are objects.
void report_no_list(const JsonNode& node, Diagnostics& diagnostics,
                    const RecordType* items = nullptr);
/// The items that it was meant for: itself, or the parts of “洋槐、五味子”.
std::vector<JsonNode> items_meant(const JsonNode& node);

// Lists and nested records.

template <typename T>
concept Record = requires(const T* t) {
  { record_type(t) } -> std::convertible_to<const RecordType&>;
};

/// What templates see of a nested record unless its type has an object_type of its own.
template <Record T>
const ObjectType& object_type(const T*) {
  static const ObjectType type = record_type(static_cast<const T*>(nullptr)).object_type();
  return type;
}

template <Record T>
const FieldType& field_type(const T*) {
  static const FieldType type = {.shape = FieldShape::kObject, .record = []() -> const RecordType& {
                                   return record_type(static_cast<const T*>(nullptr));
                                 }};
  return type;
}

/// A record that keeps a text which stands in its place, in `alone`: what it should have been is
/// for those to say who know what the text names.
template <typename T>
concept KeepsText = Record<T> && requires(const T& t) { t.alone; };

template <Record T>
void read_value(const JsonNode& node, T& out, Diagnostics& diagnostics) {
  out.place = node.place;
  if constexpr (KeepsText<T>) {
    if (node.kind == JsonNode::Kind::kString) return read_value(node, out.alone, diagnostics);
  }
  read_record(node, &out, record_type(&out), false, diagnostics);
}

template <Record T>
Value raw_value(const T& value) {
  static const ObjectType type = record_type(&value).raw_object_type();
  return Value::object(&value, type);
}

template <typename T>
const FieldType& field_type(const std::vector<T>*) {
  static const FieldType type = {.shape = FieldShape::kList,
                                 .item = &field_type(static_cast<const T*>(nullptr))};
  return type;
}

template <typename T>
void read_value(const JsonNode& node, std::vector<T>& out, Diagnostics& diagnostics) {
  out.clear();
  if (node.kind != JsonNode::Kind::kArray) {
    const RecordType* items = nullptr;
    if constexpr (Record<T>) items = &record_type(static_cast<const T*>(nullptr));
    report_no_list(node, diagnostics, items);
    // Read as the list that was meant, so that nobody misses what stands there.
    for (const JsonNode& item : items_meant(node)) {
      Diagnostics told;
      read_value(item, out.emplace_back(), told);
      if (told.has_errors()) out.pop_back();
    }
    return;
  }
  out.reserve(node.items.size());
  for (const JsonNode& item : node.items) {
    read_value(item, out.emplace_back(), diagnostics);
    // What is no object at all lacks no key either: it has been said, and is not there.
    const bool kept = KeepsText<T> && item.kind == JsonNode::Kind::kString;
    if (Record<T> && item.kind != JsonNode::Kind::kObject && !kept) out.pop_back();
  }
}

template <typename T>
Value raw_value(const std::vector<T>& value) {
  static constexpr ListType kType = {
      [](const void* self) { return static_cast<const std::vector<T>*>(self)->size(); },
      [](const void* self, std::size_t i) {
        return raw_value((*static_cast<const std::vector<T>*>(self))[i]);
      }};
  return Value::list(&value, kType);
}

namespace internal {
template <auto M>
struct FieldOf;
template <typename C, typename T, T C::*M>
struct FieldOf<M> {
  static const FieldType& type() { return field_type(static_cast<const T*>(nullptr)); }
  static void read(const JsonNode& node, void* record, Diagnostics& diagnostics) {
    read_value(node, static_cast<C*>(record)->*M, diagnostics);
  }
  static Value get(const void* record) { return value_of(static_cast<const C*>(record)->*M); }
  static Value get_through(const void* pointer) {
    return value_of((*static_cast<const C* const*>(pointer))->*M);
  }
  static Value get_raw(const void* record) { return raw_value(static_cast<const C*>(record)->*M); }
};
}  // namespace internal

/// field<&Entry::name>("name", Need::kRequired, "名称", "Name on the card and on the page.")
template <auto M>
FieldRow field(std::string_view name, Need need, std::string_view chinese,
               std::string_view english) {
  using Of = internal::FieldOf<M>;
  return {name,      need,     chinese,          english,     &Of::type(),
          &Of::read, &Of::get, &Of::get_through, &Of::get_raw};
}

}  // namespace zhanting
