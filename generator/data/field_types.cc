#include "data/field_types.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <system_error>

#include "base/chinese_eras.h"
#include "base/nearest_date.h"
#include "base/paths.h"
#include "base/text.h"
#include "data/messages.h"

namespace zhanting {

namespace {

int days_in_month(int year, int month) {
  static constexpr int kDays[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return month == 2 && leap ? 29 : kDays[month - 1];
}

/// The number that `digits` spells, or -1.
int digits(std::string_view digits) {
  int value = 0;
  for (const char c : digits) {
    if (c < '0' || c > '9') return -1;
    value = value * 10 + (c - '0');
  }
  return value;
}

/// The pattern of `text` with every digit as 0.
std::string pattern_of(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= '0' && c <= '9') c = '0';
  }
  return out;
}

bool has_form(std::string_view pattern, DateForm form) {
  const auto one_of = [&](std::initializer_list<std::string_view> forms) {
    return std::find(forms.begin(), forms.end(), pattern) != forms.end();
  };
  switch (form) {
    case DateForm::kSource:
    case DateForm::kPeriod:
      return false;  // a KnownDate's
    case DateForm::kEvent:
      return one_of({"XXXX-00", "XXXX-00-00"});
    case DateForm::kPublished:
      return one_of({"0000-00-00", "0000-00-00 00:00"});
    case DateForm::kDay:
      return one_of({"0000-00-00"});
  }
  return false;
}

std::string_view date_example(DateForm form) {
  return form == DateForm::kPublished ? "2022-09-07 09:00" : "2022-09-07";
}

}  // namespace

namespace {

bool is_known_date(DateForm form) {
  return form == DateForm::kSource || form == DateForm::kEvent || form == DateForm::kPeriod;
}

}  // namespace

DateKey date_key(std::string_view text) {
  if (text.empty()) return {};
  const std::optional<KnownDate> date = KnownDate::parse(text);
  return date ? date->key() : DateKey{std::numeric_limits<std::int64_t>::max(), 0, 0};
}

bool is_date(std::string_view text, DateForm form) {
  if (is_known_date(form)) {
    const std::optional<KnownDate> date = KnownDate::parse(text);
    if (date && (form != DateForm::kPeriod || date->is_span())) return true;
  }
  if (!has_form(pattern_of(text), form)) return false;
  const int year = text.starts_with("XXXX") ? 2000 : digits(text.substr(0, 4));
  if (year < 1) return false;
  if (text.size() == 4) return true;
  const int month = digits(text.substr(5, 2));
  if (month < 1 || month > 12) return false;
  if (text.size() == 7) return true;
  const int day = digits(text.substr(8, 2));
  if (day < 1 || day > days_in_month(year, month)) return false;
  if (text.size() == 10) return true;
  return digits(text.substr(11, 2)) < 24 && digits(text.substr(14, 2)) < 60;
}

bool read_string(const JsonNode& node, std::string& out, Place& place, Diagnostics& diagnostics) {
  place = node.place;
  if (node.kind != JsonNode::Kind::kString)
    return report_type(node, messages::kExpectedText, diagnostics);
  const std::string_view text = trim_blank(node.text);
  if (text.empty()) {
    diagnostics.error(node.place, {messages::kEmptyText, {}}, Message{messages::kHintLeaveOut, {}});
    return false;
  }
  out = text;
  return true;
}

void read_value(const JsonNode& node, Text& out, Diagnostics& diagnostics) {
  read_string(node, out.text, out.place, diagnostics);
}

void read_value(const JsonNode& node, Slug& out, Diagnostics& diagnostics) {
  if (!read_string(node, out.text, out.place, diagnostics)) return;
  if (!is_slug(out.text))
    diagnostics.error(node.place, Message::of(messages::kBadSlug, out.text),
                      did_you_mean(nearest_slug(out.text)));
}

namespace {

/// Above all that is counted, and exact in a double: what is drawn or reckoned from it stays
/// finite.
constexpr double kLargestNumber = 1e15;

bool is_in_range(const JsonNode& node, Diagnostics& diagnostics) {
  if (std::abs(node.number) <= kLargestNumber) return true;
  diagnostics.error(node.place, Message::of(messages::kNumberOutOfRange, node.text));
  return false;
}

}  // namespace

std::string without_commas(const std::string& text) {
  constexpr std::size_t kThousand = 3;
  const std::size_t decimals = text.find(',') + 1;
  if (decimals > 1 && decimals < text.size() && text.size() - decimals < kThousand &&
      text.find_first_of(".,", decimals) == std::string::npos)
    return replace_all(text, ",", ".");
  const std::size_t end = std::min(text.find('.'), text.size());
  const std::size_t first = text.find(',');
  if (first > kThousand || first == 0) return text;
  for (std::size_t comma = first; comma < end; comma += kThousand + 1) {
    if (text[comma] != ',' || comma + kThousand + 1 > end) return text;
  }
  return replace_all(text, ",", "");
}

namespace {

/// The number in "12": the quotes are a mistake, that it is missing would be another.
std::optional<double> quoted_number(const JsonNode& node) {
  if (node.kind != JsonNode::Kind::kString) return std::nullopt;
  double value = 0;
  const std::string text = without_commas(node.text);
  const char* const end = text.data() + text.size();
  const auto [stopped, error] = std::from_chars(text.data(), end, value);
  if (error != std::errc() || stopped != end || !(std::abs(value) <= kLargestNumber))
    return std::nullopt;
  return value;
}

/// For what is a number but for its quotes.
std::optional<Message> without_quotes(const JsonNode& node) {
  if (!quoted_number(node)) return std::nullopt;
  return Message::of(messages::kHintWriteJson, without_commas(node.text));
}

}  // namespace

void read_value(const JsonNode& node, Integer& out, Diagnostics& diagnostics) {
  out.place = node.place;
  if (node.kind == JsonNode::Kind::kInteger) {
    if (is_in_range(node, diagnostics)) out.value = node.integer;
  } else {
    report_type(node, messages::kExpectedInteger, diagnostics, without_quotes(node));
  }
}

void read_value(const JsonNode& node, Number& out, Diagnostics& diagnostics) {
  out.place = node.place;
  if (node.kind == JsonNode::Kind::kInteger || node.kind == JsonNode::Kind::kNumber) {
    if (is_in_range(node, diagnostics)) out.value = node.number;
  } else {
    report_type(node, messages::kExpectedNumber, diagnostics, without_quotes(node));
    out.value = quoted_number(node);
  }
}

namespace {

/// What "yes", 1 or "是" was meant for: true, false, or nothing.
std::string_view truth_in_words(const JsonNode& node) {
  constexpr std::string_view kTrue[] = {"true", "yes", "on", "1", "y", "是", "有", "对"};
  constexpr std::string_view kFalse[] = {"false", "no", "off", "0", "n", "否", "无", "没有"};
  const std::string word = to_lower_ascii(node.text);
  const auto is_one_of = [&](std::span<const std::string_view> words) {
    return std::find(words.begin(), words.end(), word) != words.end();
  };
  return is_one_of(kTrue) ? "true" : is_one_of(kFalse) ? "false" : "";
}

}  // namespace

void read_value(const JsonNode& node, Flag& out, Diagnostics& diagnostics) {
  out.place = node.place;
  if (node.kind == JsonNode::Kind::kBool) {
    out.value = node.boolean;
  } else {
    const std::string_view meant = truth_in_words(node);
    report_type(
        node, messages::kExpectedBoolean, diagnostics,
        meant.empty() ? std::nullopt : std::optional(Message::of(messages::kHintWriteJson, meant)));
  }
}

void read_value(const JsonNode& node, Point& out, Diagnostics& diagnostics) {
  out.place = node.place;
  const auto in_range = [](const JsonNode& item) {
    const bool number =
        item.kind == JsonNode::Kind::kInteger || item.kind == JsonNode::Kind::kNumber;
    return number && item.number >= 0 && item.number <= 1;
  };
  if (node.kind == JsonNode::Kind::kArray && node.items.size() == 2 && in_range(node.items[0]) &&
      in_range(node.items[1])) {
    out.value = {node.items[0].number, node.items[1].number};
  } else {
    report_type(node, messages::kExpectedPoint, diagnostics);
  }
}

void read_value(const JsonNode& node, Colour& out, Diagnostics& diagnostics) {
  if (!read_string(node, out.text, out.place, diagnostics)) return;
  const bool good = out.text.size() == 7 && out.text[0] == '#' &&
                    out.text.find_first_not_of("0123456789abcdefABCDEF", 1) == std::string::npos;
  if (good) return;
  diagnostics.error(node.place, Message::of(messages::kBadColour, out.text));
  out.text.clear();
}

bool says_unknown(std::string_view text) {
  constexpr std::string_view kWords[] = {"不详", "未知", "不明", "未载明",  "无",      "-",
                                         "?",    "？",   "n.d.", "unknown", "undated", "n/a"};
  return std::find(std::begin(kWords), std::end(kWords), to_lower_ascii(text)) != std::end(kWords);
}

namespace {

/// For what is near a date or a period in words, whose nearest notation is another.
std::optional<Message> date_hint(const std::string& text, DateForm form) {
  if (says_unknown(text)) return Message{messages::kHintLeaveOut, {}};
  const std::string nearest = KnownDate::parse(text) ? text : nearest_date(text);
  const bool in_words = is_known_date(form) && text.find_first_of("0123456789") == text.npos;
  if (is_date(nearest, form) && names_era(text))
    return Message::of(messages::kHintDateInWords, nearest);
  if (is_date(nearest, form)) return did_you_mean(nearest);
  if (form == DateForm::kPeriod && KnownDate::parse(nearest))
    return Message::of(messages::kHintPeriodOf, nearest);
  if (const std::optional<int> decade = decade_of_some_century(text); decade && is_known_date(form))
    return Message::of(messages::kHintWhichCentury, std::to_string(*decade));
  if (const auto days = either_day(text); days && is_known_date(form))
    return Message::of(messages::kHintWhichDay, days->first, days->second);
  if (is_known_date(form) && text.starts_with("-0000"))
    return Message{messages::kHintNoYearNought, {}};
  if (is_known_date(form) && text.starts_with('Y')) return Message{messages::kHintYearDigits, {}};
  if (in_words && form == DateForm::kPeriod)
    return Message::of(messages::kHintDateInWords, "1956/1960");
  if (in_words) return Message{messages::kHintYearsInWords, {}};
  return std::nullopt;
}

/// Written as a date is, but of no day there is.
void report_no_such_date(const JsonNode& node, DateForm form, const std::string& text,
                         Diagnostics& diagnostics) {
  const std::string nearest = is_known_date(form) ? nearest_date(text) : "";
  if (!nearest.empty() && text.find('/') != std::string::npos)
    return diagnostics.error(node.place, Message::of(messages::kDateReversed, text),
                             did_you_mean(nearest));
  std::optional<Message> hint = did_you_mean(nearest);  // of “1750-60”
  if (is_known_date(form) && text.starts_with("0000"))
    hint = Message{messages::kHintNoYearNought, {}};
  diagnostics.error(node.place, Message::of(messages::kNoSuchDate, text), std::move(hint));
}

}  // namespace

void read_date(const JsonNode& node, DateForm form, std::string& out, Place& place,
               Diagnostics& diagnostics) {
  place = node.place;
  if (node.kind == JsonNode::Kind::kInteger) {  // 2022 for "2022": the commonest slip
    diagnostics.error(node.place, Message::of(messages::kExpectedText, node.text),
                      Message::of(messages::kHintQuote, node.text));
    return;
  }
  if (!read_string(node, out, place, diagnostics)) return;
  if (is_date(out, form)) return;
  const bool impossible = is_known_date(form) && KnownDate::has_form(out) && !KnownDate::parse(out);
  if (has_form(pattern_of(out), form) || impossible)
    return report_no_such_date(node, form, out, diagnostics);
  const MessageCode code = form == DateForm::kPublished ? messages::kBadPublished
                           : form == DateForm::kEvent   ? messages::kBadEventDate
                           : form == DateForm::kDay     ? messages::kBadDay
                           : form == DateForm::kPeriod  ? messages::kBadPeriod
                                                        : messages::kBadDate;
  diagnostics.error(node.place, Message::of(code, out), date_hint(out, form));
}

namespace {

bool has_word(std::string_view words, std::string_view word) {
  const std::vector<std::string_view> all = split(words, ' ');
  return !word.empty() && std::find(all.begin(), all.end(), word) != all.end();
}

}  // namespace

std::string_view choice_in_words(const std::string& text, std::span<const ChoiceRow> rows) {
  constexpr std::size_t kStem = 4;
  const std::string word = to_lower_ascii(text);
  std::string_view meant;
  for (const ChoiceRow& row : rows) {
    if (row.chinese == text || has_word(row.also, word)) return row.value;
    const bool named = text.find(row.chinese) != std::string::npos ||
                       row.chinese.find(text) != std::string_view::npos ||
                       to_lower_ascii(row.english) == word;
    const bool begun = word.size() >= kStem && row.value.starts_with(word.substr(0, kStem));
    if (!named && !begun) continue;
    if (!meant.empty()) return {};
    meant = row.value;
  }
  return meant;
}

Message bad_choice(std::string_view text, std::span<const ChoiceRow> rows) {
  std::string names;
  for (const ChoiceRow& row : rows) names += (names.empty() ? "" : ", ") + std::string(row.value);
  return Message::of(messages::kBadChoice, text, names);
}

namespace {

/// “"none" / "optional"”
std::string written(std::span<const ChoiceRow> rows) {
  std::string all;
  for (const ChoiceRow& row : rows)
    all += fmt::format("{}\"{}\"", all.empty() ? "" : " / ", row.value);
  return all;
}

}  // namespace

std::optional<std::size_t> read_choice(const JsonNode& node, std::span<const ChoiceRow> rows,
                                       std::string& out, Place& place, Diagnostics& diagnostics) {
  if (node.kind != JsonNode::Kind::kString) {
    place = node.place;
    report_type(node, messages::kExpectedText, diagnostics,
                Message::of(messages::kHintWriteJson, written(rows)));
    return std::nullopt;
  }
  if (!read_string(node, out, place, diagnostics)) return std::nullopt;
  const auto row = std::find_if(rows.begin(), rows.end(),
                                [&](const ChoiceRow& candidate) { return candidate.value == out; });
  if (row != rows.end()) return static_cast<std::size_t>(row - rows.begin());
  std::string nearest(choice_in_words(out, rows));
  if (nearest.empty()) {
    std::vector<std::string_view> names;
    for (const ChoiceRow& candidate : rows) names.push_back(candidate.value);
    nearest = closest(out, names);
  }
  diagnostics.error(place, bad_choice(out, rows), did_you_mean(nearest));
  out.clear();
  return std::nullopt;
}

const FieldType& field_type(const Text*) {
  static constexpr FieldType kType = {.shape = FieldShape::kText};
  return kType;
}
const FieldType& field_type(const Slug*) {
  static constexpr FieldType kType = {.shape = FieldShape::kSlug};
  return kType;
}
const FieldType& field_type(const Integer*) {
  static constexpr FieldType kType = {.shape = FieldShape::kInteger};
  return kType;
}
const FieldType& field_type(const Number*) {
  static constexpr FieldType kType = {.shape = FieldShape::kNumber};
  return kType;
}
const FieldType& field_type(const Flag*) {
  static constexpr FieldType kType = {.shape = FieldShape::kBoolean};
  return kType;
}
const FieldType& field_type(const Point*) {
  static constexpr FieldType kType = {.shape = FieldShape::kPoint};
  return kType;
}
const FieldType& field_type(const Colour*) {
  static constexpr FieldType kType = {.shape = FieldShape::kColour};
  return kType;
}

const FieldType& date_field_type(DateForm form) {
  static constexpr std::string_view kNames[] = {"source", "event", "published", "day", "period"};
  static const std::array<FieldType, 5> kTypes = [] {
    std::array<FieldType, 5> types{};
    for (std::size_t i = 0; i < types.size(); ++i) {
      types[i].shape = FieldShape::kDate;
      types[i].format = kNames[i];
      types[i].example = date_example(static_cast<DateForm>(i));
    }
    return types;
  }();
  return kTypes[static_cast<std::size_t>(form)];
}

Value value_of(const Point& value) {
  static constexpr ListType kType = {
      [](const void*) -> std::size_t { return 2; },
      [](const void* self, std::size_t i) {
        return Value::number((*static_cast<const Point*>(self)->value)[i]);
      }};
  return value.value ? Value::list(&value, kType) : Value::none();
}

}  // namespace zhanting
