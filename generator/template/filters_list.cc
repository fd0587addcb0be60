#include "template/filters_list.h"

#include <algorithm>

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

/// The attribute of an item that a filter works with: a path or an index. Fails if it lacks it.
Value attribute_at(Run& run, const Value& item, const Value& attribute) {
  std::int64_t index = 0;
  const Value found = to_index(attribute, index)
                          ? item_of(run, item, attribute)
                          : path_of(run, item, string_argument(run, attribute, ""));
  if (!found.is_undefined()) return found;
  const std::string name = text_of(run, attribute);
  run.fail(Message::of(messages::kTemplateNoMember, type_name(item), name),
           did_you_mean(closest(name, member_names(item))));
  return found;
}

}  // namespace

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
  std::vector<Value> pieces;
  const Value separator = arguments[0].is_undefined() ? Value::string("") : arguments[0];
  for (const Value& item : items_of(run, value)) {
    if (!pieces.empty()) pieces.push_back(separator);
    pieces.push_back(item);
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
    for (const Value& item : items_of(run, value))
      out.push_back(attribute_at(run, item, arguments[1]));
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
  const Arguments given = arguments.subspan(2);
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

Value max(Run& run, const Value& value, Arguments) {
  Value most;
  for (const Value& item : items_of(run, value)) {
    if (!item.is_number())
      run.fail(Message::of(messages::kTemplateWrongType, "float", type_name(item)));
    if (most.is_undefined() || (!run.failed() && compare(run, item, most) > 0)) most = item;
  }
  return most;
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
  const bool soft = row && row->of_undefined && attribute.is_string();
  std::vector<Value> out;
  for (const Value& item : items_of(run, value)) {
    Value subject = item;
    if (!attribute.is_undefined())
      subject =
          soft ? path_of(run, item, attribute.as_string()) : attribute_at(run, item, attribute);
    if (run.failed()) return Value();
    if ((row ? row->holds(run, subject, given) : subject.truthy()) == wanted) out.push_back(item);
  }
  return run.list(out);
}

}  // namespace

Value select(Run& run, const Value& value, Arguments arguments) {
  return pick(run, value, Value(), arguments, true);
}

Value reject_attribute(Run& run, const Value& value, Arguments arguments) {
  return pick(run, value, arguments[0], arguments.subspan(1), false);
}

}  // namespace zhanting::filter
