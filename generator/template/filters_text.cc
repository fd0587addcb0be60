#include "template/filters_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "base/known_date.h"
#include "base/lexicon.h"
#include "base/paths.h"
#include "base/text.h"
#include "base/utf8.h"
#include "template/arithmetic.h"
#include "template/fit_text.h"
#include "template/messages.h"
#include "template/operations.h"
#include "template/python_text.h"
#include "template/value_text.h"

namespace zhanting::filter {

namespace {

using Kind = Value::Kind;

Value fail_wrong_type(Run& run, std::string_view wanted, const Value& value) {
  run.fail(Message::of(messages::kTemplateWrongType, wanted, type_name(value)));
  return Value();
}

}  // namespace

std::int64_t integer_argument(Run& run, const Value& argument, std::int64_t fallback) {
  if (argument.is_undefined()) return fallback;
  std::int64_t number = fallback;
  if (!to_index(argument, number)) fail_wrong_type(run, "int", argument);
  return number;
}

std::string_view string_argument(Run& run, const Value& argument, std::string_view fallback) {
  if (argument.is_undefined()) return fallback;
  if (argument.is_string()) return argument.as_string();
  fail_wrong_type(run, "string", argument);
  return fallback;
}

Value asset(Run& run, const Value& value, Arguments) {
  const std::string_view name = string_argument(run, value, "");
  static const Run::Assets kNone;
  const Run::Assets& assets = run.assets() ? *run.assets() : kNone;
  const auto row = assets.find(name);
  if (row != assets.end()) return Value::string(row->second);
  std::vector<std::string_view> names;
  for (const auto& [known, unused] : assets) names.push_back(known);
  run.fail(Message::of(messages::kTemplateNoAsset, name), did_you_mean(closest(name, names)));
  return Value();
}

Value fall_back(Run&, const Value& value, Arguments arguments) {
  const bool missing = value.is_undefined() || (arguments[1].truthy() && !value.truthy());
  return missing ? arguments[0] : value;
}

Value link(Run& run, const Value& value, Arguments) {
  const std::string_view target = string_argument(run, value, "");
  const auto mark = std::find_if(target.begin(), target.end(), [](char c) {
    return c == '/' || c == ':' || c == '?' || c == '#';
  });
  const bool has_scheme = mark != target.end() && mark != target.begin() && *mark == ':';
  if (has_scheme || target.starts_with("//") || target.starts_with('#'))
    return Value::string(target);
  const std::string_view path = target.substr(target.starts_with('/') ? 1 : 0);
  const std::string_view root = run.root();
  if (run.links_folders()) {
    std::string address(root);
    append_folder_link(path, address);
    return run.text(address);
  }
  char* out = run.make<char>(root.size() + path.size());
  std::copy(path.begin(), path.end(), std::copy(root.begin(), root.end(), out));
  return Value::string({out, root.size() + path.size()});
}

Value replace(Run& run, const Value& value, Arguments arguments) {
  std::string text;
  std::string from;
  std::string to;
  const bool markup = value.kind() == Kind::kHtml || arguments[0].kind() == Kind::kHtml ||
                      arguments[1].kind() == Kind::kHtml;
  const auto add = [&](const Value& piece, std::string& out) {
    markup ? append_markup(run, piece, out) : append_text(run, piece, out);
  };
  add(value, text);
  add(arguments[0], from);
  add(arguments[1], to);
  const std::int64_t count = integer_argument(run, arguments[2], -1);
  std::string out;
  std::size_t start = 0;
  for (std::int64_t done = 0; done != count && run.count(1); ++done) {
    // Python puts `to` before every character when `from` is empty.
    const std::size_t step = from.empty() && start < text.size()
                                 ? static_cast<std::size_t>(decode(text, start).length)
                                 : 0;
    const std::size_t at = from.empty() ? start : text.find(from, start);
    if (at == std::string::npos) break;
    out.append(text, start, at - start);
    out += to;
    start = at + from.size();
    if (out.size() > kMaxText) run.fail({messages::kTemplateTooMuchMemory, {}});
    if (!from.empty()) continue;
    if (start == text.size()) break;
    out.append(text, start, step);
    start += step;
  }
  out.append(text, start);
  return markup ? run.html(out) : run.text(out);
}

Value round(Run& run, const Value& value, Arguments arguments) {
  if (!value.is_number()) return fail_wrong_type(run, "float", value);
  const auto precision =
      static_cast<int>(std::clamp<std::int64_t>(integer_argument(run, arguments[0], 0), -400, 400));
  std::int64_t whole = 0;
  // Python keeps an int an int.
  if (to_index(value, whole) && precision >= 0) return Value::integer(whole);
  return Value::number(round_half_even(to_double(value), precision));
}

Value string(Run& run, const Value& value, Arguments) {
  return value.is_string() ? value : run.text(text_of(run, value));
}

Value to_int(Run& run, const Value& value, Arguments arguments) {
  std::int64_t whole = 0;
  double number = 0;
  if (to_index(value, whole)) return Value::integer(whole);
  if (value.is_string() && parse_python_int(value.as_string(), whole)) return Value::integer(whole);
  const bool is_float = value.kind() == Kind::kFloat ||
                        (value.is_string() && parse_python_float(value.as_string(), number));
  if (value.kind() == Kind::kFloat) number = value.as_float();
  if (is_float && std::fabs(number) < 9e18)
    return Value::integer(static_cast<std::int64_t>(number));
  return Value::integer(integer_argument(run, arguments[0], 0));
}

namespace {

/// Whether `value` may become JSON: not too deep, not too much.
bool is_bounded(Run& run, const Value& value, int depth) {
  constexpr int kMaxDepth = 64;
  if (!run.count(1)) return false;
  if (depth > kMaxDepth) {
    run.fail(Message::of(messages::kTemplateTooDeep, std::to_string(kMaxDepth)));
    return false;
  }
  if (value.kind() == Kind::kList) {
    for (std::size_t i = 0; i < value.size(); ++i) {
      if (!is_bounded(run, value.at(i), depth + 1)) return false;
    }
  } else if (value.kind() == Kind::kObject) {
    if (value.type().members.empty()) {
      run.fail(Message::of(messages::kTemplateNoText, type_name(value)));
      return false;
    }
    for (const Member& member : value.type().members) {
      if (!is_bounded(run, member.get(value.self()), depth + 1)) return false;
    }
  } else if (value.is_string()) {
    return run.count(value.as_string().size() / 16);
  }
  return true;
}

}  // namespace

Value to_json(Run& run, const Value& value, Arguments) {
  std::string out;
  if (is_bounded(run, value, 0)) append_json(value, out);
  return run.html(out);
}

Value url_encode(Run& run, const Value& value, Arguments) {
  return run.text(percent_encode(text_of(run, value)));
}

namespace {

/// A date without a year (XXXX-04-06), or with the time of day behind it; what stands before either
/// is a date as people know it.
struct Date {
  std::optional<KnownDate> known;
  std::string_view clock;
};

std::optional<Date> parse_date(std::string_view text) {
  Date date;
  if (const std::size_t space = text.find(' '); space != std::string_view::npos) {
    const std::string_view time = date.clock = text.substr(space + 1);
    const auto is_digit = [&](std::size_t i) { return time[i] >= '0' && time[i] <= '9'; };
    if (time.size() != 5 || time[2] != ':' || !is_digit(0) || !is_digit(1) || !is_digit(3) ||
        !is_digit(4))
      return std::nullopt;
    text = text.substr(0, space);
    if (text.size() != 10) return std::nullopt;
  }
  date.known = KnownDate::parse(text);
  return date.known ? std::optional(date) : std::nullopt;
}

constexpr std::string_view kNoYear = "XXXX-";
constexpr std::string_view kLeapYear = "2000-";

/// “9月7日” of a date of any year.
std::optional<std::string> without_year(std::string_view text, const DateWords& words) {
  if (text.find_first_not_of("0123456789-", kNoYear.size()) != std::string_view::npos)
    return std::nullopt;
  const std::optional<KnownDate> date =
      KnownDate::parse(std::string(kLeapYear) + std::string(text.substr(kNoYear.size())));
  if (!date || !date->month()) return std::nullopt;
  return date->told_without_year(words);
}

std::optional<std::string> shown_date(std::string_view text, const DateWords& words) {
  if (text.starts_with(kNoYear)) return without_year(text, words);
  const std::optional<Date> date = parse_date(text);
  if (!date) return std::nullopt;
  const std::string day = date->known->told(words);
  if (date->clock.empty()) return day;
  return filled_in(words.of(DateWord::date_clock), {{"time", day}, {"clock", date->clock}});
}

}  // namespace

Value heading(Run& run, const Value& value, Arguments) {
  const std::string_view text = string_argument(run, value, "");
  if (run.failed()) return Value();
  static const Lexicon none;
  return Value::html((run.lexicon() ? *run.lexicon() : none).markup(text));
}

namespace {

/// What fit() gives.
struct FitValue {
  Value size, lines, cut;
};

const ObjectType& object_type(const FitValue*) {
  static const ObjectType type = {
      "fit",
      {member<&FitValue::size>("size"), member<&FitValue::lines>("lines"),
       member<&FitValue::cut>("cut")}};
  return type;
}

/// Larger drawings are none.
constexpr std::int64_t kLargestBox = 10'000;

}  // namespace

Value fit(Run& run, const Value& value, Arguments arguments) {
  const std::string text = text_of(run, value);
  TextBox box;
  int* const numbers[] = {&box.width, &box.height, &box.largest, &box.smallest, &box.leading};
  for (std::size_t i = 0; i < std::size(numbers); ++i) {
    const std::int64_t number = integer_argument(run, arguments[i], *numbers[i]);
    if (run.failed()) return Value();
    if (number < 1 || number > kLargestBox) {
      run.fail(Message::of(messages::kTemplateNoSize, std::to_string(number),
                           std::to_string(kLargestBox)));
      return Value();
    }
    *numbers[i] = static_cast<int>(number);
  }
  if (!run.count(text.size())) return Value();
  static const Lexicon none;
  const FittedText fitted = fit_text(text, run.lexicon() ? *run.lexicon() : none, box);
  std::vector<Value> lines;
  for (const std::string& line : fitted.lines) lines.push_back(run.text(line));
  auto* const made = run.make<FitValue>();
  *made = {Value::integer(fitted.size), run.list(lines), Value::boolean(fitted.cut)};
  return value_of(*made);
}

Value date(Run& run, const Value& value, Arguments arguments) {
  const std::string_view text = string_argument(run, value, "");
  const std::string_view style = string_argument(run, arguments[0], "");
  if (run.failed()) return Value();
  if (!style.empty() && style != "zh" && style != "en") {
    run.fail(Message::of(messages::kTemplateNoSuchChoice, style, "zh, en"));
    return Value();
  }
  const DateWords& words = style.empty()   ? run.date_words()
                           : style == "zh" ? chinese_date_words()
                                           : english_date_words();
  std::optional<std::string> shown = shown_date(text, words);
  if (shown) return run.text(std::move(*shown));
  run.fail(Message::of(messages::kTemplateNoDate, text));
  return Value();
}

}  // namespace zhanting::filter
