#include "template/filters_list.h"

#include <algorithm>
#include <set>

#include "base/text.h"
#include "base/utf8.h"
#include "template/arithmetic.h"
#include "template/filters.h"
#include "template/filters_text.h"
#include "template/messages.h"
#include "template/operations.h"
#include "template/python_text.h"
#include "template/value_text.h"

namespace zhanting::filter {

namespace {

using Kind = Value::Kind;

/// The attribute of each item that a filter works with, or the item itself.
class Key {
 public:
  Key(Run& run, const Value& attribute, bool ignore_case, const Value& fallback = Value())
      : run_(run), attribute_(attribute), ignore_case_(ignore_case), fallback_(fallback) {}

  /// Fails when the item lacks the attribute and there is no fallback.
  Value plain(const Value& item) const {
    if (attribute_.is_undefined() || attribute_.kind() == Kind::kNone) return item;
    std::int64_t index = 0;
    const Value found = to_index(attribute_, index)
                            ? item_of(run_, item, attribute_)
                            : path_of(run_, item, string_argument(run_, attribute_, ""));
    if (!found.is_undefined()) return found;
    if (!fallback_.is_undefined()) return fallback_;
    const std::string name = text_of(run_, attribute_);
    run_.fail(Message::of(messages::kTemplateNoMember, type_name(item), name),
              did_you_mean(closest(name, member_names(item))));
    return found;
  }

  Value operator()(const Value& item) const {
    const Value key = plain(item);
    if (!ignore_case_ || !key.is_string()) return key;
    return run_.text(to_lower(key.as_string()));
  }

 private:
  Run& run_;
  Value attribute_;
  bool ignore_case_;
  Value fallback_;
};

struct Keyed {
  Value key;
  Value item;
};

std::vector<Keyed> keyed_items(Run& run, const Value& value, const Key& key) {
  std::vector<Keyed> out;
  for (const Value& item : items_of(run, value)) out.push_back({key(item), item});
  return out;
}

/// Keys that can be ordered have one type, so a comparison that fails fails before sorting.
void sort_by_key(Run& run, std::vector<Keyed>& items, bool reverse) {
  for (const Keyed& item : items) compare(run, items.front().key, item.key);
  if (run.failed() || !run.count(items.size() * 8)) return;
  std::stable_sort(items.begin(), items.end(), [&](const Keyed& a, const Keyed& b) {
    const int order = compare(run, a.key, b.key);
    return reverse ? order > 0 : order < 0;
  });
}

Value list_of(Run& run, const std::vector<Keyed>& items) {
  std::vector<Value> out;
  for (const Keyed& item : items) out.push_back(item.item);
  return run.list(out);
}

Value extreme(Run& run, const Value& value, Arguments arguments, int sign) {
  const std::vector<Keyed> items =
      keyed_items(run, value, Key(run, arguments[1], !arguments[0].truthy()));
  if (items.empty()) return Value();
  const Keyed* best = items.data();
  for (const Keyed& item : items) {
    if (!run.failed() && compare(run, item.key, best->key) * sign > 0) best = &item;
  }
  return best->item;
}

}  // namespace

Value batch(Run& run, const Value& value, Arguments arguments) {
  const std::int64_t size = integer_argument(run, arguments[0], 1);
  std::vector<Value> rows;
  std::vector<Value> row;
  if (size < 1 || size > 10'000) {
    run.fail(Message::of(messages::kTemplateCount, std::to_string(size)));
    return Value();
  }
  for (const Value& item : items_of(run, value)) {
    if (static_cast<std::int64_t>(row.size()) == size) rows.push_back(run.list(row)), row.clear();
    row.push_back(item);
  }
  if (!row.empty()) {
    const bool fill = !arguments[1].is_undefined() && arguments[1].kind() != Kind::kNone;
    if (fill) row.resize(static_cast<std::size_t>(size), arguments[1]);
    rows.push_back(run.list(row));
  }
  return run.list(rows);
}

Value slice(Run& run, const Value& value, Arguments arguments) {
  const std::int64_t slices = integer_argument(run, arguments[0], 1);
  if (slices < 1 || slices > 10'000) {
    run.fail(Message::of(messages::kTemplateCount, std::to_string(slices)));
    return Value();
  }
  const std::vector<Value> items = items_of(run, value);
  const auto count = static_cast<std::size_t>(slices);
  const std::size_t each = items.size() / count;
  const std::size_t longer = items.size() % count;
  const bool fill = !arguments[1].is_undefined() && arguments[1].kind() != Kind::kNone;
  std::vector<Value> out;
  std::size_t begin = 0;
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t size = each + (i < longer ? 1 : 0);
    std::vector<Value> part(items.begin() + static_cast<std::ptrdiff_t>(begin),
                            items.begin() + static_cast<std::ptrdiff_t>(begin + size));
    if (fill && i >= longer) part.push_back(arguments[1]);
    out.push_back(run.list(part));
    begin += size;
  }
  return run.list(out);
}

Value first(Run& run, const Value& value, Arguments) {
  if (value.kind() == Kind::kList) return value.size() > 0 ? value.at(0) : Value();
  const std::vector<Value> items = items_of(run, value);
  return items.empty() ? Value() : items.front();
}

Value last(Run& run, const Value& value, Arguments) {
  if (value.kind() == Kind::kList) return value.size() > 0 ? value.at(value.size() - 1) : Value();
  const std::vector<Value> items = items_of(run, value);
  return items.empty() ? Value() : items.back();
}

Value length(Run& run, const Value& value, Arguments) {
  if (value.is_string())
    return Value::integer(static_cast<std::int64_t>(count_code_points(value.as_string())));
  if (value.kind() == Kind::kList) return Value::integer(static_cast<std::int64_t>(value.size()));
  if (value.kind() == Kind::kObject)
    return Value::integer(static_cast<std::int64_t>(value.type().members.size()));
  if (!value.is_undefined())
    run.fail(Message::of(messages::kTemplateNotIterable, type_name(value)));
  return Value::integer(0);
}

Value list(Run& run, const Value& value, Arguments) {
  return run.list(items_of(run, value));
}

Value join(Run& run, const Value& value, Arguments arguments) {
  const Key key(run, arguments[1], false);
  std::vector<Value> pieces;
  const Value separator = arguments[0].is_undefined() ? Value::string("") : arguments[0];
  for (const Value& item : items_of(run, value)) {
    if (!pieces.empty()) pieces.push_back(separator);
    pieces.push_back(key(item));
  }
  // As Jinja: markup in the separator counts even where it stands between nothing.
  const Value joined = concat(run, pieces);
  if (separator.kind() == Kind::kHtml && joined.kind() != Kind::kHtml && pieces.size() < 2) {
    std::string out;
    append_markup(run, joined, out);
    return run.html(out);
  }
  return joined;
}

Value map(Run& run, const Value& value, Arguments arguments) {
  std::vector<Value> out;
  if (!arguments[1].is_undefined()) {
    const Key key(run, arguments[1], false, arguments[2]);
    for (const Value& item : items_of(run, value)) out.push_back(key(item));
    return run.list(out);
  }
  const std::string_view name = string_argument(run, arguments[0], "");
  const FilterRow* row = find_filter(name);
  if (!row) {
    std::vector<std::string_view> names;
    for (const FilterRow& candidate : filter_rows()) names.push_back(candidate.name);
    run.fail(Message::of(messages::kTemplateUnknownFilter, name),
             did_you_mean(closest(name, names)));
    return Value();
  }
  const Arguments given = arguments.subspan(3);
  std::vector<Value> inner(std::max(row->parameters.size(), given.size()));
  std::copy(given.begin(), given.end(), inner.begin());
  if (given.size() < row->required || (given.size() > row->parameters.size() && !row->rest)) {
    run.fail(Message::of(messages::kTemplateArguments, name, std::to_string(row->parameters.size()),
                         std::to_string(given.size())));
    return Value();
  }
  // A filter of filters would let templates recurse without end.
  if (row->rest) {
    run.fail(Message::of(messages::kTemplateUnknownFilter, name));
    return Value();
  }
  for (const Value& item : items_of(run, value)) {
    if (!run.failed()) out.push_back(row->apply(run, item, inner));
  }
  return run.list(out);
}

Value max(Run& run, const Value& value, Arguments arguments) {
  return extreme(run, value, arguments, 1);
}

Value min(Run& run, const Value& value, Arguments arguments) {
  return extreme(run, value, arguments, -1);
}

Value reverse(Run& run, const Value& value, Arguments) {
  std::vector<Value> items = items_of(run, value);
  std::reverse(items.begin(), items.end());
  if (!value.is_string()) return run.list(items);
  std::string text;
  for (const Value& item : items) text += item.as_string();
  return value.kind() == Kind::kHtml ? run.html(text) : run.text(text);
}

namespace {

/// The items whose key passes the test that `arguments` name ("is true" when they name none).
Value pick(Run& run, const Value& value, const Value& attribute, Arguments arguments, bool wanted) {
  const std::string_view name = arguments.empty() ? "" : string_argument(run, arguments[0], "");
  const TestRow* row = arguments.empty() ? nullptr : find_test(name);
  const Arguments given = arguments.empty() ? arguments : arguments.subspan(1);
  if (!arguments.empty() && !row) {
    std::vector<std::string_view> names;
    for (const TestRow& candidate : test_rows()) names.push_back(candidate.name);
    run.fail(Message::of(messages::kTemplateUnknownTest, name), did_you_mean(closest(name, names)));
    return Value();
  }
  if (row && given.size() != row->arguments) {
    run.fail(Message::of(messages::kTemplateArguments, name, std::to_string(row->arguments),
                         std::to_string(given.size())));
    return Value();
  }
  const bool soft = row && row->of_undefined;
  const Key key(run, attribute, false);
  std::vector<Value> out;
  for (const Value& item : items_of(run, value)) {
    const Value subject =
        soft && attribute.is_string() ? path_of(run, item, attribute.as_string()) : key(item);
    if (run.failed()) return Value();
    if ((row ? row->holds(run, subject, given) : subject.truthy()) == wanted) out.push_back(item);
  }
  return run.list(out);
}

}  // namespace

Value select(Run& run, const Value& value, Arguments arguments) {
  return pick(run, value, Value(), arguments, true);
}

Value reject(Run& run, const Value& value, Arguments arguments) {
  return pick(run, value, Value(), arguments, false);
}

Value select_attribute(Run& run, const Value& value, Arguments arguments) {
  return pick(run, value, arguments[0], arguments.subspan(1), true);
}

Value reject_attribute(Run& run, const Value& value, Arguments arguments) {
  return pick(run, value, arguments[0], arguments.subspan(1), false);
}

Value sort(Run& run, const Value& value, Arguments arguments) {
  std::vector<Keyed> items =
      keyed_items(run, value, Key(run, arguments[2], !arguments[1].truthy()));
  if (!run.failed()) sort_by_key(run, items, arguments[0].truthy());
  return list_of(run, items);
}

Value sum(Run& run, const Value& value, Arguments arguments) {
  const Key key(run, arguments[0], false);
  Value total = arguments[1].is_undefined() ? Value::integer(0) : arguments[1];
  for (const Value& item : items_of(run, value)) {
    if (!run.failed()) total = apply_binary(run, Operator::kAdd, total, key(item));
  }
  return total;
}

Value unique(Run& run, const Value& value, Arguments arguments) {
  std::vector<Keyed> out;
  std::set<std::string_view> texts;
  std::vector<Value> others;  // keys that are not text
  for (const Keyed& item :
       keyed_items(run, value, Key(run, arguments[1], !arguments[0].truthy()))) {
    if (run.failed()) break;
    if (item.key.is_string()) {
      if (texts.insert(item.key.as_string()).second) out.push_back(item);
      continue;
    }
    const bool seen = std::any_of(others.begin(), others.end(), [&](const Value& other) {
      return are_equal(run, other, item.key);
    });
    if (seen) continue;
    others.push_back(item.key);
    out.push_back(item);
  }
  return list_of(run, out);
}

namespace {

/// What groupby makes of each group; it unpacks as (grouper, list) too.
struct Group {
  Value grouper;
  Value list;
};

const ObjectType& group_type() {
  static const ObjectType kType = {
      "group",
      {{"grouper", [](const void* self) { return static_cast<const Group*>(self)->grouper; }},
       {"list", [](const void* self) { return static_cast<const Group*>(self)->list; }}}};
  return kType;
}

}  // namespace

Value group_by(Run& run, const Value& value, Arguments arguments) {
  const Key plain(run, arguments[0], false, arguments[1]);
  std::vector<Keyed> items =
      keyed_items(run, value, Key(run, arguments[0], !arguments[2].truthy(), arguments[1]));
  if (run.failed()) return Value();
  sort_by_key(run, items, false);
  std::vector<Value> groups;
  for (std::size_t begin = 0; begin < items.size() && !run.failed();) {
    std::vector<Value> members;
    std::size_t end = begin;
    for (; end < items.size() && are_equal(run, items[begin].key, items[end].key); ++end)
      members.push_back(items[end].item);
    Group* group = run.make<Group>();
    *group = {plain.plain(items[begin].item), run.list(members)};
    groups.push_back(Value::object(group, group_type()));
    begin = std::max(end, begin + 1);
  }
  return run.list(groups);
}

}  // namespace zhanting::filter
