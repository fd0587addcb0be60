#include "template/arithmetic.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "base/escape.h"
#include "template/messages.h"
#include "template/operations.h"
#include "template/value_text.h"

namespace zhanting {

namespace {

using Kind = Value::Kind;

void fail_range(Run& run) {
  run.fail({messages::kTemplateNumberTooLarge, {}});
}

std::int64_t floor_divide(std::int64_t a, std::int64_t b) {
  const std::int64_t quotient = a / b;
  return a % b != 0 && (a < 0) != (b < 0) ? quotient - 1 : quotient;
}

Value apply_to_ints(Run& run, Operator op, std::int64_t a, std::int64_t b) {
  std::int64_t out = 0;
  bool overflow = false;
  switch (op) {
    case Operator::kAdd:
      overflow = __builtin_add_overflow(a, b, &out);
      break;
    case Operator::kSubtract:
      overflow = __builtin_sub_overflow(a, b, &out);
      break;
    case Operator::kMultiply:
      overflow = __builtin_mul_overflow(a, b, &out);
      break;
    default:  // // and %, whose one overflow is the least number by -1
      if (b == -1) {
        overflow = __builtin_sub_overflow(std::int64_t{0}, a, &out);
        if (op == Operator::kModulo) return Value::integer(0);
        break;
      }
      out = op == Operator::kFloorDivide ? floor_divide(a, b) : a - floor_divide(a, b) * b;
  }
  if (overflow) fail_range(run);
  return Value::integer(out);
}

Value apply_to_floats(Operator op, double a, double b) {
  switch (op) {
    case Operator::kAdd:
      return Value::number(a + b);
    case Operator::kSubtract:
      return Value::number(a - b);
    case Operator::kMultiply:
      return Value::number(a * b);
    case Operator::kDivide:
      return Value::number(a / b);
    case Operator::kFloorDivide:
      return Value::number(std::floor(a / b));
    default: {
      const double rest = std::fmod(a, b);
      return Value::number(rest != 0 && (rest < 0) != (b < 0) ? rest + b : rest);
    }
  }
}

std::string_view symbol(Operator op) {
  static constexpr std::array<std::string_view, 6> kSymbols = {"+", "-", "*", "/", "//", "%"};
  return kSymbols[static_cast<std::size_t>(op)];
}

Value apply_arithmetic(Run& run, Operator op, const Value& a, const Value& b) {
  std::int64_t x = 0;
  std::int64_t y = 0;
  if (a.is_number() && b.is_number()) {
    const bool divides =
        op == Operator::kDivide || op == Operator::kFloorDivide || op == Operator::kModulo;
    const bool whole = op != Operator::kDivide && to_index(a, x) && to_index(b, y);
    if (divides && (whole ? y == 0 : to_double(b) == 0)) {
      run.fail({messages::kTemplateDivisionByZero, {}});
      return Value();
    }
    return whole ? apply_to_ints(run, op, x, y) : apply_to_floats(op, to_double(a), to_double(b));
  }
  if (op == Operator::kAdd && a.is_string() && b.is_string()) {
    const std::array<Value, 2> both = {a, b};
    return concat(run, both);
  }
  const bool text = op == Operator::kAdd && (a.is_string() || b.is_string());
  run.fail(Message::of(messages::kTemplateOperands, symbol(op), type_name(a), type_name(b)),
           text ? std::optional(Message{messages::kHintTilde, {}}) : std::nullopt);
  return Value();
}

}  // namespace

Value apply_binary(Run& run, Operator op, const Value& a, const Value& b) {
  switch (op) {
    case Operator::kEqual:
      return Value::boolean(are_equal(run, a, b));
    case Operator::kNotEqual:
      return Value::boolean(!are_equal(run, a, b));
    case Operator::kLess:
      return Value::boolean(compare(run, a, b) < 0);
    case Operator::kLessEqual:
      return Value::boolean(compare(run, a, b) <= 0);
    case Operator::kGreater:
      return Value::boolean(compare(run, a, b) > 0);
    case Operator::kGreaterEqual:
      return Value::boolean(compare(run, a, b) >= 0);
    case Operator::kIn:
      return Value::boolean(contains(run, b, a));
    case Operator::kNotIn:
      return Value::boolean(!contains(run, b, a));
    default:
      return apply_arithmetic(run, op, a, b);
  }
}

Value negate(Run& run, const Value& value) {
  std::int64_t number = 0;
  if (to_index(value, number)) return apply_to_ints(run, Operator::kSubtract, 0, number);
  if (value.kind() == Kind::kFloat) return Value::number(-value.as_float());
  run.fail(Message::of(messages::kTemplateNotNumber, type_name(value)));
  return Value();
}

Value concat(Run& run, std::span<const Value> values) {
  const bool markup = std::any_of(values.begin(), values.end(),
                                  [](const Value& value) { return value.kind() == Kind::kHtml; });
  std::string out;
  for (const Value& value : values) {
    if (markup && value.kind() == Kind::kString) {
      append_escaped(value.as_string(), out);
    } else {
      append_text(run, value, out);
    }
  }
  if (out.size() > kMaxText) run.fail({messages::kTemplateTooMuchMemory, {}});
  return markup ? run.html(out) : run.text(out);
}

}  // namespace zhanting
