#include "template/arithmetic.h"
#include "template/filters.h"
#include "template/loop.h"
#include "template/messages.h"
#include "template/operations.h"
#include "template/renderer.h"
#include "template/value_text.h"

#include <algorithm>

namespace zhanting {

/// What most expressions are stands here, and the way it mostly goes; eval_kind() does the rest.
Value Renderer::eval(const Expr& expr, Frame& frame) {
  switch (expr.kind) {
    case ExprKind::kLiteral:
      return expr.value;
    case ExprKind::kAttribute:
      return eval_attribute(expr, frame);
    case ExprKind::kName:
      if (expr.slot == kNoSlot || slot(frame, expr.slot).is_undefined()) break;
      return slot(frame, expr.slot);
    default:
      break;
  }
  if (run_.failed()) return Value();
  const Value value = eval_kind(expr, frame);
  if (run_.failed()) note(frame, expr.mark);
  return value;
}

Value Renderer::eval_kind(const Expr& expr, Frame& frame) {
  switch (expr.kind) {
    case ExprKind::kBad:
      return Value();
    case ExprKind::kName:
      return eval_name(expr, frame);
    case ExprKind::kSubscript: {
      const Value object = eval(*expr.items[0], frame);
      const Value key = eval(*expr.items[1], frame);
      return run_.failed() ? object : get_item(object, key, expr.soft);
    }
    case ExprKind::kNot:
      return Value::boolean(!eval(*expr.items[0], frame).truthy());
    case ExprKind::kNegate:
      return negate(run_, eval(*expr.items[0], frame));
    case ExprKind::kPlus:
      return negate(run_, negate(run_, eval(*expr.items[0], frame)));
    case ExprKind::kBinary: {
      const Value left = eval(*expr.items[0], frame);
      const Value right = eval(*expr.items[1], frame);
      return run_.failed() ? left : apply_binary(run_, expr.op, left, right);
    }
    case ExprKind::kCompare:
      return eval_compare(expr, frame);
    case ExprKind::kAnd:
    case ExprKind::kOr:
      return eval_logic(expr, frame);
    case ExprKind::kConditional:
      if (eval(*expr.items[1], frame).truthy()) return eval(*expr.items[0], frame);
      return expr.items[2] ? eval(*expr.items[2], frame) : Value();
    case ExprKind::kCall: {
      const std::size_t start = out_.size();
      call(expr, frame);
      return cut(start);
    }
    case ExprKind::kSuper: {
      const std::size_t start = out_.size();
      run_super(frame);
      return cut(start);
    }
    default:
      return eval_many(expr, frame);
  }
}

Value Renderer::eval_attribute(const Expr& expr, Frame& frame) {
  const Expr& of = *expr.items[0];
  const bool is_local = of.kind == ExprKind::kName && of.slot != kNoSlot;
  Value object = is_local ? slot(frame, of.slot) : Value();
  if (object.is_undefined()) object = eval(of, frame);
  if (object.kind() == Value::Kind::kObject) {
    const Member* member = expr.member.find_again(object.type());
    const Value found = member ? member->get(object.self()) : Value();
    if (!found.is_undefined()) return found;
  }
  if (run_.failed()) return Value();
  const Value found = get_attribute(object, expr.id, expr.member, expr.soft);
  if (run_.failed()) note(frame, expr.mark);
  return found;
}

Value Renderer::eval_name(const Expr& expr, const Frame& frame) {
  const Value value = expr.slot == kNoSlot
                          ? frame.scope->find(expr.id, library_.names, page_, expr.member)
                          : slot(frame, expr.slot);
  if (value.is_undefined() && !expr.soft) fail_undefined(frame, expr.id);
  return value;
}

Value Renderer::eval_logic(const Expr& expr, Frame& frame) {
  Value value;
  for (const Expr* item : expr.items) {
    value = eval(*item, frame);
    if (value.truthy() != (expr.kind == ExprKind::kAnd)) break;
  }
  return value;
}

Value Renderer::eval_compare(const Expr& expr, Frame& frame) {
  Value holds;
  Value left = eval(*expr.items[0], frame);
  for (std::size_t i = 0; i < expr.ops.size(); ++i) {
    const Value right = eval(*expr.items[i + 1], frame);
    if (run_.failed()) break;
    holds = apply_binary(run_, expr.ops[i], left, right);
    if (!holds.truthy()) break;
    left = right;
  }
  return holds;
}

/// Expressions of several values, which stand beside each other on the stack.
Value Renderer::eval_many(const Expr& expr, Frame& frame) {
  const std::size_t begin = stack_.size();
  for (const Expr* item : expr.items) {
    const Value value = item ? eval(*item, frame) : Value();
    stack_.push_back(value);
  }
  const std::span<const Value> values = std::span(stack_).subspan(begin);
  Value result;
  if (!run_.failed()) {
    switch (expr.kind) {
      case ExprKind::kSlice:
        result = slice_of(run_, values[0], values[1], values[2]);
        break;
      case ExprKind::kConcat:
        result = concat(run_, values);
        break;
      case ExprKind::kList:
        result = run_.list(values);
        break;
      case ExprKind::kFilter:
        result = expr.filter->apply(run_, values[0], values.subspan(1));
        if (result.is_undefined() && !expr.soft)
          run_.fail(Message::of(messages::kTemplateFilterEmpty, expr.filter->name));
        break;
      case ExprKind::kTest:
        result =
            Value::boolean(expr.test->holds(run_, values[0], values.subspan(1)) != expr.negated);
        break;
      case ExprKind::kRange:
        result = range(run_, values);
        break;
      default:
        break;
    }
  }
  stack_.resize(begin);
  return result;
}

Value Renderer::get_attribute(const Value& object, NameId id, const MemberCache& cache, bool soft) {
  Value found;
  const Scope* module = nullptr;
  const std::string_view name = library_.names.text_of(id);
  if (object.kind() == Value::Kind::kObject) {
    if (const Member* member = cache.find(object.type(), name)) {
      found = member->get(object.self());
    } else {
      module = find_module(object);
      if (module) found = module->find_own(id);
    }
  }
  if (found.is_undefined() && !soft) {
    const std::vector<std::string_view> names =
        module ? module->own(library_.names) : member_names(object);
    fail_member(object, name, names);
  }
  return found;
}

Value Renderer::get_item(const Value& object, const Value& key, bool soft) {
  const Value found = item_of(run_, object, key);
  if (!found.is_undefined() || soft) return found;
  if (key.is_string()) {
    fail_member(object, key.as_string(), member_names(object));
  } else {
    run_.fail(Message::of(messages::kTemplateNoItem, type_name(object), text_of(run_, key)));
  }
  return found;
}

}  // namespace zhanting
