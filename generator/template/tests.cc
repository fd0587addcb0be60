#include <algorithm>
#include <array>
#include <cmath>

#include "template/arithmetic.h"
#include "template/filters.h"
#include "template/operations.h"

namespace zhanting {

namespace {

using Kind = Value::Kind;
using Arguments = std::span<const Value>;

template <Kind kind>
bool is_kind(Run&, const Value& value, Arguments) {
  return value.kind() == kind;
}

template <Operator op>
bool holds(Run& run, const Value& value, Arguments arguments) {
  return apply_binary(run, op, value, arguments[0]).truthy();
}

bool is_defined(Run&, const Value& value, Arguments) {
  return !value.is_undefined();
}
bool is_string(Run&, const Value& value, Arguments) {
  return value.is_string();
}
bool is_number(Run&, const Value& value, Arguments) {
  return value.is_number();
}

bool is_true(Run&, const Value& value, Arguments) {
  return value.kind() == Kind::kBool && value.as_bool();
}

bool is_false(Run&, const Value& value, Arguments) {
  return value.kind() == Kind::kBool && !value.as_bool();
}

bool is_sequence(Run&, const Value& value, Arguments) {
  return value.kind() == Kind::kList || value.is_string() || value.kind() == Kind::kObject;
}

/// number % divisor == 0, with Python's complaints.
bool is_multiple(Run& run, const Value& value, const Value& divisor) {
  const Value rest = apply_binary(run, Operator::kModulo, value, divisor);
  return !run.failed() && !rest.truthy();
}

bool is_divisible(Run& run, const Value& value, Arguments arguments) {
  return is_multiple(run, value, arguments[0]);
}

bool is_even(Run& run, const Value& value, Arguments) {
  return is_multiple(run, value, Value::integer(2));
}

bool is_odd(Run& run, const Value& value, Arguments) {
  const Value rest = apply_binary(run, Operator::kModulo, value, Value::integer(2));
  return !run.failed() && are_equal(run, rest, Value::integer(1));
}

const std::array kTests = {
    TestRow{"boolean", 0, is_kind<Kind::kBool>},
    TestRow{"defined", 0, is_defined, true},
    TestRow{"divisibleby", 1, is_divisible},
    TestRow{"eq", 1, holds<Operator::kEqual>},
    TestRow{"equalto", 1, holds<Operator::kEqual>},
    TestRow{"even", 0, is_even},
    TestRow{"false", 0, is_false},
    TestRow{"float", 0, is_kind<Kind::kFloat>},
    TestRow{"ge", 1, holds<Operator::kGreaterEqual>},
    TestRow{"greaterthan", 1, holds<Operator::kGreater>},
    TestRow{"gt", 1, holds<Operator::kGreater>},
    TestRow{"in", 1, holds<Operator::kIn>},
    TestRow{"integer", 0, is_kind<Kind::kInt>},
    TestRow{"iterable", 0, is_sequence},
    TestRow{"le", 1, holds<Operator::kLessEqual>},
    TestRow{"lessthan", 1, holds<Operator::kLess>},
    TestRow{"lt", 1, holds<Operator::kLess>},
    TestRow{"mapping", 0, is_kind<Kind::kObject>},
    TestRow{"ne", 1, holds<Operator::kNotEqual>},
    TestRow{"none", 0, is_kind<Kind::kNone>},
    TestRow{"number", 0, is_number},
    TestRow{"odd", 0, is_odd},
    TestRow{"sequence", 0, is_sequence},
    TestRow{"string", 0, is_string},
    TestRow{"true", 0, is_true},
    TestRow{"undefined", 0, is_kind<Kind::kUndefined>, true},
};

}  // namespace

std::span<const TestRow> test_rows() {
  return kTests;
}

const TestRow* find_test(std::string_view name) {
  const auto row = std::find_if(kTests.begin(), kTests.end(),
                                [&](const TestRow& candidate) { return candidate.name == name; });
  return row == kTests.end() ? nullptr : &*row;
}

}  // namespace zhanting
