#pragma once

#include <span>

#include "template/run.h"

/// Filters of one value: text, numbers, dates. The table is in filters.cc.
namespace zhanting::filter {

using Arguments = std::span<const Value>;

Value asset(Run& run, const Value& value, Arguments arguments);
Value date(Run& run, const Value& value, Arguments arguments);
Value fall_back(Run& run, const Value& value, Arguments arguments);
Value fit(Run& run, const Value& value, Arguments arguments);
Value link(Run& run, const Value& value, Arguments arguments);
Value heading(Run& run, const Value& value, Arguments arguments);
Value replace(Run& run, const Value& value, Arguments arguments);
Value round(Run& run, const Value& value, Arguments arguments);
Value string(Run& run, const Value& value, Arguments arguments);
Value to_int(Run& run, const Value& value, Arguments arguments);
Value to_json(Run& run, const Value& value, Arguments arguments);
Value url_encode(Run& run, const Value& value, Arguments arguments);

/// What an argument must be; the fallback when it was not given. Fail otherwise.
std::int64_t integer_argument(Run& run, const Value& argument, std::int64_t fallback);
std::string_view string_argument(Run& run, const Value& argument, std::string_view fallback);

}  // namespace zhanting::filter
