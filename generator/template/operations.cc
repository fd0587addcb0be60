#include "template/operations.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "base/escape.h"
#include "base/text.h"
#include "base/utf8.h"
#include "template/python_text.h"

namespace zhanting {

namespace {

using Kind = Value::Kind;

constexpr std::size_t kMaxText = 64 * 1024 * 1024;
constexpr int kMaxDepth = 40;  // of values that are compared

void fail_types(Run& run, std::string_view operation, const Value& a, const Value& b) {
  run.fail(Message::of(MessageCode::kTemplateOperands, operation, type_name(a), type_name(b)));
}

void fail_range(Run& run) {
  run.fail({MessageCode::kTemplateNumberTooLarge, {}});
}

constexpr std::array<bool, 256> kSpecial = [] {
  std::array<bool, 256> table{};
  for (const char c : {'&', '<', '>', '"', '\''}) table[static_cast<unsigned char>(c)] = true;
  return table;
}();

std::string_view entity(char c) {
  switch (c) {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '"':
      return "&#34;";
    default:
      return "&#39;";
  }
}

/// Escapes `text`; with `keep_entities` what is written as an entity stays one.
void append_escaped_as(std::string_view text, bool keep_entities, std::string& out) {
  std::size_t start = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (!kSpecial[static_cast<unsigned char>(text[i])] || (keep_entities && text[i] == '&'))
      continue;
    out.append(text, start, i - start);
    out += entity(text[i]);
    start = i + 1;
  }
  out.append(text, start);
}

/// Refuses a URL whose scheme is not allowed. Markup may hide a colon in an entity.
void check_url(Run& run, const Value& value, std::string_view url) {
  bool decided = false;
  const bool hidden = value.kind() == Kind::kHtml && url.find('&') != std::string_view::npos &&
                      url.find('&') < url.find_first_of("/?#");
  if (is_allowed_url(url, decided) && !hidden) return;
  run.fail(Message::of(MessageCode::kTemplateUrlScheme, prefix_code_points(url, 60)),
           Message{MessageCode::kHintUrlSchemes, {}});
}

bool is_text_kind(const Value& value) {
  return value.kind() == Kind::kString;
}

}  // namespace

std::string type_name(const Value& value) {
  switch (value.kind()) {
    case Kind::kUndefined:
      return "undefined";
    case Kind::kNone:
      return "none";
    case Kind::kBool:
      return "bool";
    case Kind::kInt:
      return "int";
    case Kind::kFloat:
      return "float";
    case Kind::kString:
      return "string";
    case Kind::kHtml:
    case Kind::kLazyHtml:
      return "html";
    case Kind::kList:
      return "list";
    case Kind::kObject:
      return std::string(value.type().name);
  }
  return {};
}

std::vector<std::string_view> member_names(const Value& value) {
  std::vector<std::string_view> names;
  if (value.kind() != Kind::kObject) return names;
  for (const Member& member : value.type().members) names.push_back(member.name);
  return names;
}

void append_text(Run& run, const Value& value, std::string& out) {
  switch (value.kind()) {
    case Kind::kUndefined:
      return;
    case Kind::kNone:
      out += "None";
      return;
    case Kind::kBool:
      out += value.as_bool() ? "True" : "False";
      return;
    case Kind::kInt: {
      const fmt::format_int digits(value.as_int());
      out.append(digits.data(), digits.size());
      return;
    }
    case Kind::kFloat:
      out += float_repr(value.as_float());
      return;
    case Kind::kString:
    case Kind::kHtml:
      out += value.as_string();
      return;
    default:
      run.fail(Message::of(MessageCode::kTemplateNoText, type_name(value)),
               value.kind() == Kind::kList ? std::optional(Message{MessageCode::kHintJoin, {}})
                                           : std::nullopt);
  }
}

std::string text_of(Run& run, const Value& value) {
  std::string out;
  append_text(run, value, out);
  return out;
}

void append_markup(Run& run, const Value& value, std::string& out) {
  if (value.kind() == Kind::kString) {
    append_escaped(value.as_string(), out);
  } else {
    append_text(run, value, out);  // nothing to escape in numbers and names of constants
  }
}

void append_output(Run& run, const Value& value, Escape escape, std::size_t url_start,
                   std::string& out) {
  switch (escape) {
    case Escape::kText:
      if (value.kind() == Kind::kLazyHtml) return value.as_lazy_html().append_to(out, run.root());
      return append_markup(run, value, out);
    case Escape::kAttribute:
    case Escape::kUrl:
      if (value.kind() == Kind::kLazyHtml) {
        return run.fail({MessageCode::kTemplateStoryInAttribute, {}});
      }
      if (value.kind() == Kind::kHtml) {
        append_escaped_as(value.as_string(), true, out);
      } else {
        append_markup(run, value, out);
      }
      if (escape == Escape::kUrl) check_url(run, value, std::string_view(out).substr(url_start));
      return;
    case Escape::kJson:
      return append_text(run, value, out);
  }
}

Value attribute_of(const Value& value, std::string_view name) {
  return value.kind() == Kind::kObject ? value.get(name) : Value();
}

double to_double(const Value& number) {
  switch (number.kind()) {
    case Kind::kFloat:
      return number.as_float();
    case Kind::kInt:
      return static_cast<double>(number.as_int());
    default:
      return number.as_bool() ? 1 : 0;
  }
}

bool to_index(const Value& value, std::int64_t& out) {
  if (value.kind() == Kind::kInt) {
    out = value.as_int();
  } else if (value.kind() == Kind::kBool) {
    out = value.as_bool() ? 1 : 0;
  } else {
    return false;
  }
  return true;
}

std::vector<Value> items_of(Run& run, const Value& value) {
  std::vector<Value> items;
  if (value.kind() == Kind::kUndefined) return items;
  if (value.kind() == Kind::kList) {
    const std::size_t size = value.size();
    if (!run.count(size)) return items;
    items.reserve(size);
    for (std::size_t i = 0; i < size; ++i) items.push_back(value.at(i));
  } else if (value.is_string()) {
    const std::string_view text = value.as_string();
    if (!run.count(text.size())) return items;
    for (std::size_t i = 0; i < text.size();) {
      const auto length = static_cast<std::size_t>(decode(text, i).length);
      items.push_back(Value::string(text.substr(i, length)));
      i += length;
    }
  } else {
    run.fail(Message::of(MessageCode::kTemplateNotIterable, type_name(value)));
  }
  return items;
}

Value item_of(Run& run, const Value& value, const Value& key) {
  if (key.is_string()) return attribute_of(value, key.as_string());
  std::int64_t index = 0;
  if (!to_index(key, index)) return Value();
  if (value.kind() == Kind::kList) {
    const auto size = static_cast<std::int64_t>(value.size());
    if (index < 0) index += size;
    return index < 0 || index >= size ? Value() : value.at(static_cast<std::size_t>(index));
  }
  if (!value.is_string()) return Value();
  const std::vector<Value> characters = items_of(run, value);
  const auto size = static_cast<std::int64_t>(characters.size());
  if (index < 0) index += size;
  return index < 0 || index >= size ? Value() : characters[static_cast<std::size_t>(index)];
}

Value path_of(Run& run, const Value& value, std::string_view path) {
  Value current = value;
  for (const std::string_view step : split(path, '.')) {
    std::int64_t index = 0;
    current = parse_python_int(step, index) ? item_of(run, current, Value::integer(index))
                                            : attribute_of(current, step);
  }
  return current;
}

Value slice_of(Run& run, const Value& value, const Value& from, const Value& to) {
  const std::vector<Value> items = items_of(run, value);
  const auto size = static_cast<std::int64_t>(items.size());
  const auto bound = [&](const Value& end, std::int64_t otherwise) {
    std::int64_t index = otherwise;
    const bool given = end.kind() != Kind::kUndefined && end.kind() != Kind::kNone;
    if (given && !to_index(end, index)) fail_types(run, "[:]", value, end);
    return std::clamp(index < 0 ? std::max<std::int64_t>(index, -size) + size : index,
                      std::int64_t{0}, size);
  };
  const std::int64_t begin = bound(from, 0);
  const std::int64_t end = std::max(bound(to, size), begin);
  const auto part = std::span(items).subspan(static_cast<std::size_t>(begin),
                                             static_cast<std::size_t>(end - begin));
  if (!value.is_string()) return run.list(part);
  std::string text;
  for (const Value& item : part) text += item.as_string();
  return value.kind() == Kind::kHtml ? run.html(text) : run.text(text);
}

namespace {

bool are_equal_to_depth(Run& run, const Value& a, const Value& b, int depth) {
  if (!run.count(1)) return false;
  if (a.is_number() && b.is_number()) {
    std::int64_t x = 0;
    std::int64_t y = 0;
    if (to_index(a, x) && to_index(b, y)) return x == y;
    return to_double(a) == to_double(b);
  }
  if (a.is_string() && b.is_string()) return a.as_string() == b.as_string();
  if (a.kind() != b.kind() || depth > kMaxDepth) return false;
  switch (a.kind()) {
    case Kind::kUndefined:
    case Kind::kNone:
      return true;
    case Kind::kLazyHtml:
      return &a.as_lazy_html() == &b.as_lazy_html();
    case Kind::kList: {
      const std::size_t size = a.size();
      if (size != b.size()) return false;
      for (std::size_t i = 0; i < size; ++i) {
        if (!are_equal_to_depth(run, a.at(i), b.at(i), depth + 1)) return false;
      }
      return true;
    }
    case Kind::kObject: {
      if (a.self() == b.self()) return &a.type() == &b.type();
      const std::vector<Member>& members = a.type().members;
      if (members.size() != b.type().members.size() || members.empty()) return false;
      return std::all_of(members.begin(), members.end(), [&](const Member& member) {
        return b.type().find(member.name) &&
               are_equal_to_depth(run, member.get(a.self()), b.get(member.name), depth + 1);
      });
    }
    default:
      return false;
  }
}

}  // namespace

bool are_equal(Run& run, const Value& a, const Value& b) {
  return are_equal_to_depth(run, a, b, 0);
}

namespace {

template <typename T>
int order(const T& a, const T& b) {
  return a < b ? -1 : b < a ? 1 : 0;
}

int compare_to_depth(Run& run, const Value& a, const Value& b, int depth) {
  if (a.is_number() && b.is_number()) {
    std::int64_t x = 0;
    std::int64_t y = 0;
    if (to_index(a, x) && to_index(b, y)) return order(x, y);
    return order(to_double(a), to_double(b));
  }
  if (a.is_string() && b.is_string()) return order(a.as_string(), b.as_string());
  if (a.kind() == Kind::kList && b.kind() == Kind::kList && depth < kMaxDepth) {
    const std::size_t size = std::min(a.size(), b.size());
    for (std::size_t i = 0; i < size && run.count(1); ++i) {
      if (are_equal(run, a.at(i), b.at(i))) continue;
      return compare_to_depth(run, a.at(i), b.at(i), depth + 1);
    }
    return order(a.size(), b.size());
  }
  fail_types(run, "<", a, b);
  return 0;
}

}  // namespace

int compare(Run& run, const Value& a, const Value& b) {
  return compare_to_depth(run, a, b, 0);
}

bool contains(Run& run, const Value& container, const Value& item) {
  if (container.is_string() && item.is_string())
    return container.as_string().find(item.as_string()) != std::string_view::npos;
  if (container.kind() == Kind::kObject && item.is_string())
    return container.type().find(item.as_string()) != nullptr;
  if (container.kind() == Kind::kList) {
    const std::size_t size = container.size();
    if (!run.count(size)) return false;
    for (std::size_t i = 0; i < size; ++i) {
      if (are_equal(run, container.at(i), item)) return true;
    }
    return false;
  }
  fail_types(run, "in", item, container);
  return false;
}

namespace {

Value repeat(Run& run, const Value& text, std::int64_t times) {
  const std::string_view piece = text.as_string();
  if (times <= 0 || piece.empty()) return Value::string({});
  if (static_cast<std::uint64_t>(times) > kMaxText / piece.size()) {
    run.fail({MessageCode::kTemplateTooMuchMemory, {}});
    return Value();
  }
  std::string out;
  for (std::int64_t i = 0; i < times; ++i) out += piece;
  return text.kind() == Kind::kHtml ? run.html(out) : run.text(out);
}

Value add_lists(Run& run, const Value& a, const Value& b) {
  std::vector<Value> items = items_of(run, a);
  const std::vector<Value> more = items_of(run, b);
  items.insert(items.end(), more.begin(), more.end());
  return run.list(items);
}

std::int64_t floor_divide(std::int64_t a, std::int64_t b) {
  const std::int64_t quotient = a / b;
  return a % b != 0 && (a < 0) != (b < 0) ? quotient - 1 : quotient;
}

Value apply_to_ints(Run& run, Operator op, std::int64_t a, std::int64_t b) {
  std::int64_t out = 0;
  bool overflow = false;
  switch (op) {
    case Operator::kAdd:
      overflow = __builtin_add_overflow(a, b, &out);
      break;
    case Operator::kSubtract:
      overflow = __builtin_sub_overflow(a, b, &out);
      break;
    case Operator::kMultiply:
      overflow = __builtin_mul_overflow(a, b, &out);
      break;
    default:  // // and %, whose one overflow is the least number by -1
      if (b == -1) {
        overflow = __builtin_sub_overflow(std::int64_t{0}, a, &out);
        if (op == Operator::kModulo) return Value::integer(0);
        break;
      }
      out = op == Operator::kFloorDivide ? floor_divide(a, b) : a - floor_divide(a, b) * b;
  }
  if (overflow) fail_range(run);
  return Value::integer(out);
}

Value apply_to_floats(Operator op, double a, double b) {
  switch (op) {
    case Operator::kAdd:
      return Value::number(a + b);
    case Operator::kSubtract:
      return Value::number(a - b);
    case Operator::kMultiply:
      return Value::number(a * b);
    case Operator::kDivide:
      return Value::number(a / b);
    case Operator::kFloorDivide:
      return Value::number(std::floor(a / b));
    default: {
      const double rest = std::fmod(a, b);
      return Value::number(rest != 0 && (rest < 0) != (b < 0) ? rest + b : rest);
    }
  }
}

std::string_view symbol(Operator op) {
  static constexpr std::array<std::string_view, 6> kSymbols = {"+", "-", "*", "/", "//", "%"};
  return kSymbols[static_cast<std::size_t>(op)];
}

Value apply_arithmetic(Run& run, Operator op, const Value& a, const Value& b) {
  std::int64_t x = 0;
  std::int64_t y = 0;
  if (a.is_number() && b.is_number()) {
    const bool divides =
        op == Operator::kDivide || op == Operator::kFloorDivide || op == Operator::kModulo;
    if (divides && to_double(b) == 0) {
      run.fail({MessageCode::kTemplateDivisionByZero, {}});
      return Value();
    }
    if (op != Operator::kDivide && to_index(a, x) && to_index(b, y))
      return apply_to_ints(run, op, x, y);
    return apply_to_floats(op, to_double(a), to_double(b));
  }
  if (op == Operator::kAdd && a.is_string() && b.is_string()) {
    const std::array<Value, 2> both = {a, b};
    return concat(run, both);
  }
  if (op == Operator::kAdd && a.kind() == Kind::kList && b.kind() == Kind::kList)
    return add_lists(run, a, b);
  if (op == Operator::kMultiply && a.is_string() && to_index(b, y)) return repeat(run, a, y);
  if (op == Operator::kMultiply && b.is_string() && to_index(a, x)) return repeat(run, b, x);
  const bool text = op == Operator::kAdd && (a.is_string() || b.is_string());
  run.fail(Message::of(MessageCode::kTemplateOperands, symbol(op), type_name(a), type_name(b)),
           text ? std::optional(Message{MessageCode::kHintTilde, {}}) : std::nullopt);
  return Value();
}

}  // namespace

Value apply_binary(Run& run, Operator op, const Value& a, const Value& b) {
  switch (op) {
    case Operator::kEqual:
      return Value::boolean(are_equal(run, a, b));
    case Operator::kNotEqual:
      return Value::boolean(!are_equal(run, a, b));
    case Operator::kLess:
      return Value::boolean(compare(run, a, b) < 0);
    case Operator::kLessEqual:
      return Value::boolean(compare(run, a, b) <= 0);
    case Operator::kGreater:
      return Value::boolean(compare(run, a, b) > 0);
    case Operator::kGreaterEqual:
      return Value::boolean(compare(run, a, b) >= 0);
    case Operator::kIn:
      return Value::boolean(contains(run, b, a));
    case Operator::kNotIn:
      return Value::boolean(!contains(run, b, a));
    default:
      return apply_arithmetic(run, op, a, b);
  }
}

Value negate(Run& run, const Value& value) {
  std::int64_t number = 0;
  if (to_index(value, number)) return apply_to_ints(run, Operator::kSubtract, 0, number);
  if (value.kind() == Kind::kFloat) return Value::number(-value.as_float());
  run.fail(Message::of(MessageCode::kTemplateNotNumber, type_name(value)));
  return Value();
}

Value concat(Run& run, std::span<const Value> values) {
  const bool markup = std::any_of(values.begin(), values.end(),
                                  [](const Value& value) { return value.kind() == Kind::kHtml; });
  std::string out;
  for (const Value& value : values) {
    if (markup && is_text_kind(value)) {
      append_escaped(value.as_string(), out);
    } else {
      append_text(run, value, out);
    }
  }
  if (out.size() > kMaxText) run.fail({MessageCode::kTemplateTooMuchMemory, {}});
  return markup ? run.html(out) : run.text(out);
}

}  // namespace zhanting
