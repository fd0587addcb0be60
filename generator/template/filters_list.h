#pragma once

#include <span>

#include "template/run.h"

/// Filters of lists (and of strings, as lists of characters). The table is in filters.cc.
namespace zhanting::filter {

using Arguments = std::span<const Value>;

Value first(Run& run, const Value& value, Arguments arguments);
Value join(Run& run, const Value& value, Arguments arguments);
Value last(Run& run, const Value& value, Arguments arguments);
Value length(Run& run, const Value& value, Arguments arguments);
Value list(Run& run, const Value& value, Arguments arguments);
Value map(Run& run, const Value& value, Arguments arguments);
Value max(Run& run, const Value& value, Arguments arguments);
Value reject_attribute(Run& run, const Value& value, Arguments arguments);
Value select(Run& run, const Value& value, Arguments arguments);

}  // namespace zhanting::filter
