#include "template/operations.h"

#include <algorithm>

#include "base/text.h"
#include "base/utf8.h"
#include "template/messages.h"
#include "template/python_text.h"
#include "template/value_text.h"

namespace zhanting {

namespace {

using Kind = Value::Kind;

constexpr int kMaxComparedDepth = 40;  // of values that are compared

void fail_types(Run& run, std::string_view operation, const Value& a, const Value& b) {
  run.fail(Message::of(messages::kTemplateOperands, operation, type_name(a), type_name(b)));
}

}  // namespace

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
    run.fail(Message::of(messages::kTemplateNotIterable, type_name(value)));
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
  if (a.kind() != b.kind() || depth > kMaxComparedDepth) return false;
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

}  // namespace

int compare(Run& run, const Value& a, const Value& b) {
  if (a.is_number() && b.is_number()) {
    std::int64_t x = 0;
    std::int64_t y = 0;
    if (to_index(a, x) && to_index(b, y)) return order(x, y);
    return order(to_double(a), to_double(b));
  }
  if (a.is_string() && b.is_string()) return order(a.as_string(), b.as_string());
  fail_types(run, "<", a, b);
  return 0;
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

}  // namespace zhanting
