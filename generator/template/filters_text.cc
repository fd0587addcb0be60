#include "template/filters_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "base/escape.h"
#include "base/lexicon.h"
#include "base/months.h"
#include "base/text.h"
#include "base/utf8.h"
#include "template/arithmetic.h"
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

/// A date at the precision its source states; 0 where it states nothing.
struct Date {
  int year = 0;
  int month = 0;
  int day = 0;
  std::string_view time;
};

bool parse_digits(std::string_view text, std::size_t length, int& out) {
  if (text.size() < length) return false;
  out = 0;
  for (const char c : text.substr(0, length)) {
    if (c < '0' || c > '9') return false;
    out = out * 10 + (c - '0');
  }
  return true;
}

/// YYYY, YYYY-MM, YYYY-MM-DD, YYYY-MM-DD HH:MM; XXXX for a year that is not known.
bool parse_date(std::string_view text, Date& out) {
  const bool known = !text.starts_with("XXXX");
  if (known && !parse_digits(text, 4, out.year)) return false;
  text.remove_prefix(4);
  if (text.empty()) return known;
  if (text[0] != '-' || !parse_digits(text.substr(1), 2, out.month)) return false;
  if (out.month < 1 || out.month > 12) return false;
  text.remove_prefix(3);
  if (text.empty()) return true;
  if (text[0] != '-' || !parse_digits(text.substr(1), 2, out.day)) return false;
  if (out.day < 1 || out.day > 31) return false;
  text.remove_prefix(3);
  if (text.empty()) return true;
  int number = 0;
  out.time = text.substr(1);
  return text[0] == ' ' && out.time.size() == 5 && out.time[2] == ':' &&
         parse_digits(out.time, 2, number) && parse_digits(out.time.substr(3), 2, number);
}

std::string chinese_date(const Date& date) {
  std::string out;
  if (date.year > 0) out += fmt::format("{}年", date.year);
  if (date.month > 0) out += fmt::format("{}月", date.month);
  if (date.day > 0) out += fmt::format("{}日", date.day);
  if (!date.time.empty()) out += fmt::format(" {}", date.time);
  return out;
}

std::string english_date(const Date& date) {
  std::string out;
  if (date.day > 0) out += fmt::format("{} ", date.day);
  if (date.month > 0) out += kEnglishMonths[static_cast<std::size_t>(date.month - 1)];
  if (date.year > 0) out += fmt::format("{}{}", date.month > 0 ? " " : "", date.year);
  if (!date.time.empty()) out += fmt::format(", {}", date.time);
  return out;
}

}  // namespace

Value heading(Run& run, const Value& value, Arguments) {
  const std::string_view text = string_argument(run, value, "");
  if (run.failed()) return Value();
  static const Lexicon none;
  std::string html;
  for (const std::string_view piece : (run.lexicon() ? *run.lexicon() : none).pieces(text)) {
    if (!html.empty()) html += "<wbr>";
    append_escaped(piece, html);
  }
  return run.html(html);
}

Value date(Run& run, const Value& value, Arguments arguments) {
  const std::string_view text = string_argument(run, value, "");
  const std::string_view style =
      string_argument(run, arguments[0], run.language() == Language::kChinese ? "zh" : "en");
  Date parsed;
  if (run.failed()) return Value();
  if (text.size() < 4 || !parse_date(text, parsed)) {
    run.fail(Message::of(messages::kTemplateNoDate, text));
    return Value();
  }
  if (style == "zh") return run.text(chinese_date(parsed));
  if (style == "en") return run.text(english_date(parsed));
  run.fail(Message::of(messages::kTemplateNoSuchChoice, style, "zh, en"));
  return Value();
}

}  // namespace zhanting::filter
