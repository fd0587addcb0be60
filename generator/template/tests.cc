#include <algorithm>
#include <array>

#include "template/arithmetic.h"
#include "template/filters.h"
#include "template/operations.h"

namespace zhanting {

namespace {

using Arguments = std::span<const Value>;

bool is_none(Run&, const Value& value, Arguments) {
  return value.kind() == Value::Kind::kNone;
}

template <Operator op>
bool holds(Run& run, const Value& value, Arguments arguments) {
  return apply_binary(run, op, value, arguments[0]).truthy();
}

template <bool (Value::*question)() const, bool answer = true>
bool says(Run&, const Value& value, Arguments) {
  return (value.*question)() == answer;
}

const std::array kTests = {
    TestRow{"defined", 0, says<&Value::is_undefined, false>, true},
    TestRow{"eq", 1, holds<Operator::kEqual>},
    TestRow{"ge", 1, holds<Operator::kGreaterEqual>},
    TestRow{"gt", 1, holds<Operator::kGreater>},
    TestRow{"in", 1, holds<Operator::kIn>},
    TestRow{"le", 1, holds<Operator::kLessEqual>},
    TestRow{"lt", 1, holds<Operator::kLess>},
    TestRow{"ne", 1, holds<Operator::kNotEqual>},
    TestRow{"none", 0, is_none},
    TestRow{"number", 0, says<&Value::is_number>},
    TestRow{"string", 0, says<&Value::is_string>},
    TestRow{"undefined", 0, says<&Value::is_undefined>, true},
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
