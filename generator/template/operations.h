#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "template/program.h"
#include "template/run.h"

namespace zhanting {

/// What messages call the type of `value`: "string", "list", "entry".
std::string type_name(const Value& value);
/// The names that `value` has, for "did you mean".
std::vector<std::string_view> member_names(const Value& value);

/// str(value). Fails for lists, objects and stories, which have no text.
void append_text(Run& run, const Value& value, std::string& out);
std::string text_of(Run& run, const Value& value);
/// Markup as it is, anything else escaped: MarkupSafe's escape of a value.
void append_markup(Run& run, const Value& value, std::string& out);
/// Puts out `value` where `escape` says; `url_start` is where a URL attribute began in `out`.
void append_output(Run& run, const Value& value, Escape escape, std::size_t url_start,
                   std::string& out);

/// value.name; undefined when there is none.
Value attribute_of(const Value& value, std::string_view name);
/// value[key]; undefined when there is none.
Value item_of(Run& run, const Value& value, const Value& key);
/// "a.b.0" followed from `value`; undefined when a step is missing.
Value path_of(Run& run, const Value& value, std::string_view path);
Value slice_of(Run& run, const Value& value, const Value& from, const Value& to);

bool are_equal(Run& run, const Value& a, const Value& b);
/// Less than 0, 0, more than 0. Fails for values without an order.
int compare(Run& run, const Value& a, const Value& b);
bool contains(Run& run, const Value& container, const Value& item);
Value apply_binary(Run& run, Operator op, const Value& a, const Value& b);
Value negate(Run& run, const Value& value);
Value concat(Run& run, std::span<const Value> values);

double to_double(const Value& number);                 // REQUIRES: is_number()
bool to_index(const Value& value, std::int64_t& out);  // int or bool
/// The items of a list, the characters of a string. Fails for anything else.
std::vector<Value> items_of(Run& run, const Value& value);

}  // namespace zhanting
