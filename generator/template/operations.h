#pragma once

#include <string_view>
#include <vector>

#include "template/run.h"

/// What is in a value, and how two values compare.
namespace zhanting {

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

double to_double(const Value& number);                 // REQUIRES: is_number()
bool to_index(const Value& value, std::int64_t& out);  // int or bool
/// The items of a list, the characters of a string. Fails for anything else.
std::vector<Value> items_of(Run& run, const Value& value);

}  // namespace zhanting
