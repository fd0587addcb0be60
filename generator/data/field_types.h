#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/known_date.h"
#include "data/fields.h"

/// The simple values that fields hold. Each keeps its place, so that a later check can point at it.
namespace zhanting {

struct Text {
  std::string text;
  Place place;
  bool empty() const { return text.empty(); }
};

/// [a-z0-9-]+
struct Slug {
  std::string text;
  Place place;
  bool empty() const { return text.empty(); }
};

struct Integer {
  std::optional<std::int64_t> value;
  Place place;
};

struct Number {
  std::optional<double> value;
  Place place;
};

struct Flag {
  bool value = false;
  Place place;
};

/// x and y from 0 to 1.
struct Point {
  std::optional<std::array<double, 2>> value;
  Place place;
};

/// #RRGGBB
struct Colour {
  std::string text;
  Place place;
  bool empty() const { return text.empty(); }
};

/// Which dates a field takes: source dates as people know them (base/known_date.h); events also
/// XXXX-MM, XXXX-MM-DD where the year is unknown; published YYYY-MM-DD or YYYY-MM-DD HH:MM; periods
/// those source dates that last from one time to another.
enum class DateForm { kSource, kEvent, kPublished, kDay, kPeriod };

/// The record has no such key. A value that was refused keeps its place: that has been said, and
/// that it is missing would be another mistake.
template <typename T>
bool is_absent(const T& field) {
  return field.place.path == nullptr;
}

/// True if `text` is a date of that form that exists in the calendar.
bool is_date(std::string_view text, DateForm form);

template <DateForm F>
struct Date {
  std::string text;
  Place place;
  DateKey key;  // of source dates and events; of one without a year behind all others
  bool empty() const { return text.empty(); }
};
using SourceDate = Date<DateForm::kSource>;
using EventDate = Date<DateForm::kEvent>;
using PublishedDate = Date<DateForm::kPublished>;
using DayDate = Date<DateForm::kDay>;
using PeriodDate = Date<DateForm::kPeriod>;

/// “1250” of “1,250”, whose commas part thousands, “31.5” of “31,5”; any other text as it is.
std::string without_commas(const std::string& text);

/// “unknown”, “不详”: words for what nobody knows.
bool says_unknown(std::string_view text);

/// One of the words of a table.
template <const auto& Rows>
struct Choice {
  std::string text;
  Place place;
  bool empty() const { return text.empty(); }
  /// REQUIRES: not empty. The row chosen.
  const ChoiceRow& row() const { return Rows[index]; }
  std::size_t index = 0;
};

void read_value(const JsonNode& node, Text& out, Diagnostics& diagnostics);
void read_value(const JsonNode& node, Slug& out, Diagnostics& diagnostics);
void read_value(const JsonNode& node, Integer& out, Diagnostics& diagnostics);
void read_value(const JsonNode& node, Number& out, Diagnostics& diagnostics);
void read_value(const JsonNode& node, Flag& out, Diagnostics& diagnostics);
void read_value(const JsonNode& node, Point& out, Diagnostics& diagnostics);
void read_value(const JsonNode& node, Colour& out, Diagnostics& diagnostics);

const FieldType& field_type(const Text*);
const FieldType& field_type(const Slug*);
const FieldType& field_type(const Integer*);
const FieldType& field_type(const Number*);
const FieldType& field_type(const Flag*);
const FieldType& field_type(const Point*);
const FieldType& field_type(const Colour*);
const FieldType& date_field_type(DateForm form);

/// Reads a non-empty string. Reports and gives false otherwise.
bool read_string(const JsonNode& node, std::string& out, Place& place, Diagnostics& diagnostics);
/// Where a date of the form stands among others.
DateKey date_key(std::string_view text);
void read_date(const JsonNode& node, DateForm form, std::string& out, Place& place,
               Diagnostics& diagnostics);
/// What an editor calls a choice in other words: 数字 for 数, entry for entries. "" unless it can
/// only be one.
std::string_view choice_in_words(const std::string& text, std::span<const ChoiceRow> rows);
/// Says that `text` is none of the rows.
Message bad_choice(std::string_view text, std::span<const ChoiceRow> rows);
/// The index of the row chosen; nullopt after reporting a word that is not in the table.
std::optional<std::size_t> read_choice(const JsonNode& node, std::span<const ChoiceRow> rows,
                                       std::string& out, Place& place, Diagnostics& diagnostics);

template <DateForm F>
void read_value(const JsonNode& node, Date<F>& out, Diagnostics& diagnostics) {
  read_date(node, F, out.text, out.place, diagnostics);
  constexpr bool kKnown = F != DateForm::kPublished && F != DateForm::kDay;
  if constexpr (kKnown) out.key = date_key(out.text);
}
template <DateForm F>
const FieldType& field_type(const Date<F>*) {
  return date_field_type(F);
}
template <const auto& Rows>
void read_value(const JsonNode& node, Choice<Rows>& out, Diagnostics& diagnostics) {
  if (const auto index = read_choice(node, Rows, out.text, out.place, diagnostics))
    out.index = *index;
}
template <const auto& Rows>
const FieldType& field_type(const Choice<Rows>*) {
  static const FieldType type = {
      .shape = FieldShape::kChoice, .choices = Rows, .example = Rows[0].value};
  return type;
}

template <typename T>
  requires requires(const T& t) {
    { t.text } -> std::convertible_to<std::string_view>;
    { t.place } -> std::convertible_to<Place>;
  }
Value value_of(const T& value) {
  return Value::string(value.text);
}
inline Value value_of(const Integer& value) {
  return value_of(value.value);
}
inline Value value_of(const Number& value) {
  return value_of(value.value);
}
inline Value value_of(const Flag& value) {
  return Value::boolean(value.value);
}
Value value_of(const Point& value);

template <typename T>
  requires(!Record<T>)
Value raw_value(const T& value) {
  return value_of(value);
}
/// `false` is the default and is left out of the API.
inline Value raw_value(const Flag& value) {
  return value.value ? Value::boolean(true) : Value::none();
}

}  // namespace zhanting
