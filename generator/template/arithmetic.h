#pragma once

#include <span>

#include "template/program.h"
#include "template/run.h"

/// The operators of expressions, as Python defines them.
namespace zhanting {

Value apply_binary(Run& run, Operator op, const Value& a, const Value& b);
Value negate(Run& run, const Value& value);
Value concat(Run& run, std::span<const Value> values);

}  // namespace zhanting
