#include "template/compile_expression.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/text.h"
#include "template/filters.h"
#include "template/messages.h"

namespace zhanting {

namespace {

constexpr std::size_t kMaxMembers = 16;  // of a dict literal: each has a getter compiled here

template <std::size_t N>
Value nth(const void* self) {
  return static_cast<const Value*>(self)[N];
}

template <std::size_t... N>
constexpr std::array<Value (*)(const void*), sizeof...(N)> make_getters(std::index_sequence<N...>) {
  return {nth<N>...};
}
constexpr auto kGetters = make_getters(std::make_index_sequence<kMaxMembers>());

template <typename Row>
std::string nearest_row(std::string_view name, std::span<const Row> rows) {
  std::vector<std::string_view> names;
  for (const Row& row : rows) names.push_back(row.name);
  return closest(name, names);
}

template <typename T>
std::uint32_t add_to(std::vector<T>& rows, T row) {
  rows.push_back(std::move(row));
  return static_cast<std::uint32_t>(rows.size() - 1);
}

}  // namespace

Register ExpressionCompiler::eval(const Expr& expr) {
  if (expr.kind == ExprKind::kName) {
    if (const CodeBuilder::Local* local = builder_.find_local(expr.text)) {
      if (local->may_be_undefined)
        builder_.emit(Op::kRequire, expr.mark, local->slot, 0, 0, local->name);
      return local->slot;
    }
  }
  const Register target = builder_.new_register(expr.mark);
  eval_into(expr, target);
  return target;
}

void ExpressionCompiler::eval_into(const Expr& expr, Register target, bool soft) {
  const Register saved = builder_.next_register();
  switch (expr.kind) {
    case ExprKind::kBad:
      builder_.emit(Op::kUndefined, expr.mark, target);
      break;
    case ExprKind::kLiteral:
      builder_.emit(Op::kConstant, expr.mark, target, 0, 0,
                    add_to(builder_.program().constants, expr.value));
      break;
    case ExprKind::kName:
      eval_name(expr, target, soft);
      break;
    case ExprKind::kAttribute: {
      const Register object = eval(*expr.items[0]);
      builder_.emit(Op::kAttribute, expr.mark, target, object, 0, builder_.id_of(expr.text)).soft =
          soft;
      break;
    }
    case ExprKind::kSubscript: {
      const Register object = eval(*expr.items[0]);
      const Register key = eval(*expr.items[1]);
      builder_.emit(Op::kSubscript, expr.mark, target, object, key).soft = soft;
      break;
    }
    case ExprKind::kSlice: {
      const Register object = eval(*expr.items[0]);
      const Register from = builder_.new_register(expr.mark);
      const Register to = builder_.new_register(expr.mark);
      for (const auto& [slot, bound] :
           {std::pair(from, expr.items[1]), std::pair(to, expr.items[2])}) {
        if (bound) {
          eval_into(*bound, slot);
        } else {
          builder_.emit(Op::kUndefined, expr.mark, slot);
        }
      }
      builder_.emit(Op::kSlice, expr.mark, target, object, from);
      break;
    }
    case ExprKind::kFilter:
      eval_filter(expr, target, soft);
      break;
    case ExprKind::kTest:
      eval_test(expr, target);
      break;
    case ExprKind::kCall:
      eval_call(expr, target);
      break;
    case ExprKind::kNot:
      builder_.emit(Op::kNot, expr.mark, target, eval(*expr.items[0]));
      break;
    case ExprKind::kNegate:
      builder_.emit(Op::kNegate, expr.mark, target, eval(*expr.items[0]));
      break;
    case ExprKind::kPlus:
      builder_.emit(Op::kPlus, expr.mark, target, eval(*expr.items[0]));
      break;
    case ExprKind::kBinary: {
      const Register left = eval(*expr.items[0]);
      const Register right = eval(*expr.items[1]);
      builder_.emit(Op::kBinary, expr.mark, target, left, right,
                    static_cast<std::uint32_t>(expr.op));
      break;
    }
    case ExprKind::kCompare:
      eval_compare(expr, target);
      break;
    case ExprKind::kAnd:
    case ExprKind::kOr:
      eval_logic(expr, target);
      break;
    case ExprKind::kConcat: {
      const Register first = builder_.next_register();
      for (const Expr* item : expr.items) eval_into(*item, builder_.new_register(item->mark));
      builder_.emit(Op::kConcat, expr.mark, target, first,
                    static_cast<Register>(builder_.next_register() - first));
      break;
    }
    case ExprKind::kConditional:
      eval_conditional(expr, target, soft);
      break;
    case ExprKind::kList:
      eval_list(expr, target);
      break;
    case ExprKind::kDict:
      eval_dict(expr, target);
      break;
  }
  builder_.release_to(saved);
}

void ExpressionCompiler::eval_name(const Expr& expr, Register target, bool soft) {
  const CodeBuilder::Local* local = builder_.find_local(expr.text);
  if (!local) {
    builder_.emit(Op::kLoad, expr.mark, target, 0, 0, builder_.id_of(expr.text)).soft = soft;
    return;
  }
  if (local->may_be_undefined && !soft)
    builder_.emit(Op::kRequire, expr.mark, local->slot, 0, 0, local->name);
  builder_.emit(Op::kMove, expr.mark, target, local->slot);
}

void ExpressionCompiler::eval_logic(const Expr& expr, Register target) {
  const Op leave = expr.kind == ExprKind::kAnd ? Op::kJumpIfFalse : Op::kJumpIfTrue;
  std::vector<std::size_t> jumps;
  for (const Expr* item : expr.items) {
    if (item != expr.items.front()) jumps.push_back(builder_.emit_jump(leave, expr.mark, target));
    eval_into(*item, target);
  }
  for (const std::size_t jump : jumps) builder_.land(jump);
}

void ExpressionCompiler::eval_compare(const Expr& expr, Register target) {
  std::vector<std::size_t> jumps;
  Register left = eval(*expr.items[0]);
  for (std::size_t i = 0; i < expr.ops.size(); ++i) {
    if (i > 0) jumps.push_back(builder_.emit_jump(Op::kJumpIfFalse, expr.mark, target));
    const Register right = eval(*expr.items[i + 1]);
    builder_.emit(Op::kBinary, expr.mark, target, left, right,
                  static_cast<std::uint32_t>(expr.ops[i]));
    left = right;
  }
  for (const std::size_t jump : jumps) builder_.land(jump);
}

void ExpressionCompiler::eval_conditional(const Expr& expr, Register target, bool soft) {
  const Register condition = eval(*expr.items[1]);
  const std::size_t otherwise = builder_.emit_jump(Op::kJumpIfFalse, expr.mark, condition);
  eval_into(*expr.items[0], target, soft);
  const std::size_t end = builder_.emit_jump(Op::kJump, expr.mark);
  builder_.land(otherwise);
  if (expr.items[2]) {
    eval_into(*expr.items[2], target, soft);
  } else {
    builder_.emit(Op::kUndefined, expr.mark, target);
  }
  builder_.land(end);
}

void ExpressionCompiler::eval_list(const Expr& expr, Register target) {
  const Register list = builder_.new_register(expr.mark);
  builder_.emit(Op::kListBegin, expr.mark, list);
  for (const Expr* item : expr.items) {
    const Register saved = builder_.next_register();
    builder_.emit(Op::kListAppend, item->mark, list, eval(*item));
    builder_.release_to(saved);
  }
  builder_.emit(Op::kMove, expr.mark, target, list);
}

void ExpressionCompiler::eval_dict(const Expr& expr, Register target) {
  if (expr.items.size() > kMaxMembers) {
    builder_.report(expr.mark,
                    Message::of(messages::kTemplateDictTooLarge, std::to_string(kMaxMembers)));
    return;
  }
  ObjectType& type = builder_.program().types.emplace_back();
  const auto index = static_cast<std::uint32_t>(builder_.program().types.size() - 1);
  type.name = "dict";
  const Register first = builder_.next_register();
  for (std::size_t i = 0; i < expr.items.size(); ++i) {
    if (type.find(expr.names[i])) {
      builder_.report(expr.items[i]->mark,
                      Message::of(messages::kTemplateDuplicateKey, expr.names[i]));
    }
    type.members.push_back({expr.names[i], kGetters[i]});
    eval_into(*expr.items[i], builder_.new_register(expr.mark));
  }
  builder_.emit(Op::kDict, expr.mark, target, first, static_cast<Register>(expr.items.size()),
                index);
}

namespace {

/// The expressions of a filter's arguments in the order of its parameters, then the rest.
bool order_arguments(CodeBuilder& builder, const FilterRow& row, const Expr& expr,
                     std::vector<const Expr*>& out) {
  const auto fixed = static_cast<std::size_t>(
      std::count(row.parameters.begin(), row.parameters.end(), std::string_view()));
  const std::size_t by_position = row.rest ? fixed : row.parameters.size();
  out.assign(row.parameters.size(), nullptr);
  std::size_t position = 0;
  for (const Argument& argument : expr.arguments) {
    if (argument.name.empty()) {
      if (position < by_position) {
        out[position++] = argument.value;
      } else if (row.rest) {
        out.push_back(argument.value);
      } else {
        builder.report(argument.mark, Message::of(messages::kTemplateTooManyArguments, row.name,
                                                  std::to_string(by_position)));
        return false;
      }
      continue;
    }
    const auto named = std::find(row.parameters.begin(), row.parameters.end(), argument.name);
    if (named == row.parameters.end()) {
      builder.report(argument.mark,
                     Message::of(messages::kTemplateNoParameter, row.name, argument.name),
                     did_you_mean(closest(argument.name, row.parameters)));
      return false;
    }
    const Expr*& slot = out[static_cast<std::size_t>(named - row.parameters.begin())];
    if (slot) {
      builder.report(argument.mark, Message::of(messages::kTemplateArgumentTwice, argument.name));
      return false;
    }
    slot = argument.value;
  }
  for (std::size_t i = 0; i < row.required; ++i) {
    if (out[i]) continue;
    builder.report(expr.mark, Message::of(messages::kTemplateMissingArgument, row.name));
    return false;
  }
  return true;
}

}  // namespace

void ExpressionCompiler::eval_filter(const Expr& expr, Register target, bool soft) {
  const FilterRow* row = find_filter(expr.text);
  std::vector<const Expr*> arguments;
  if (!row) {
    const std::optional<Message> hint = expr.text == "safe"
                                            ? Message{messages::kHintSafe, {}}
                                            : did_you_mean(nearest_row(expr.text, filter_rows()));
    builder_.report(expr.mark, Message::of(messages::kTemplateUnknownFilter, expr.text), hint);
    return;
  }
  if (!order_arguments(builder_, *row, expr, arguments)) return;
  const Register first = builder_.new_register(expr.mark);
  eval_into(*expr.items[0], first, row->of_undefined);
  for (const Expr* argument : arguments) {
    const Register slot = builder_.new_register(expr.mark);
    if (argument) {
      // a|default(b)|default(c): b may be undefined too.
      eval_into(*argument, slot, row->of_undefined && soft);
    } else if (row->of_undefined && slot == first + 1) {
      builder_.emit(Op::kConstant, expr.mark, slot, 0, 0,
                    add_to(builder_.program().constants, Value::string("")));
    } else {
      builder_.emit(Op::kUndefined, expr.mark, slot);
    }
  }
  builder_
      .emit(Op::kFilter, expr.mark, target, first, static_cast<Register>(arguments.size()),
            add_to(builder_.program().filters, row))
      .soft = soft || row->of_undefined;
}

void ExpressionCompiler::eval_test(const Expr& expr, Register target) {
  const TestRow* row = find_test(expr.text);
  if (!row) {
    return builder_.report(expr.mark, Message::of(messages::kTemplateUnknownTest, expr.text),
                           did_you_mean(nearest_row(expr.text, test_rows())));
  }
  if (expr.arguments.size() != row->arguments) {
    return builder_.report(expr.mark, Message::of(messages::kTemplateArguments, row->name,
                                                  std::to_string(row->arguments),
                                                  std::to_string(expr.arguments.size())));
  }
  const Register first = builder_.new_register(expr.mark);
  eval_into(*expr.items[0], first, row->of_undefined);
  for (const Argument& argument : expr.arguments)
    eval_into(*argument.value, builder_.new_register(expr.mark));
  builder_.emit(Op::kTest, expr.mark, target, first, static_cast<Register>(expr.arguments.size()),
                add_to(builder_.program().tests, row));
  if (expr.negated) builder_.emit(Op::kNot, expr.mark, target, target);
}

bool ExpressionCompiler::is_super(const Expr& expr) const {
  return expr.kind == ExprKind::kCall && expr.items[0]->kind == ExprKind::kName &&
         expr.items[0]->text == "super" && !builder_.find_local("super");
}

bool ExpressionCompiler::check_super(const Expr& expr) {
  if (!in_block_) {
    builder_.report(expr.mark, {messages::kTemplateSuperOutside, {}});
  } else if (!expr.arguments.empty()) {
    builder_.report(expr.arguments[0].mark,
                    Message::of(messages::kTemplateTooManyArguments, "super", "0"));
  } else {
    return true;
  }
  return false;
}

bool ExpressionCompiler::put_out_call(const Expr& expr) {
  if (expr.kind != ExprKind::kCall) return false;
  if (is_super(expr)) {
    if (check_super(expr)) builder_.emit(Op::kSuperOutput, expr.mark);
    return true;
  }
  const Register saved = builder_.next_register();
  const Register target = builder_.new_register(expr.mark);
  const bool builtin = eval_builtin(expr, target);
  if (builtin) {
    builder_.emit(Op::kOutput, expr.mark, target);
  } else {
    emit_call(Op::kCallOutput, expr, target);
  }
  builder_.release_to(saved);
  return true;
}

/// range(…) and loop.cycle(…)
bool ExpressionCompiler::eval_builtin(const Expr& expr, Register target) {
  const Expr& callee = *expr.items[0];
  const bool range =
      callee.kind == ExprKind::kName && callee.text == "range" && !builder_.find_local("range");
  const bool cycle = callee.kind == ExprKind::kAttribute && callee.text == "cycle" &&
                     callee.items[0]->kind == ExprKind::kName && callee.items[0]->text == "loop" &&
                     builder_.find_local("loop");
  if (!range && !cycle) return false;
  const Register first = builder_.next_register();
  for (const Argument& argument : expr.arguments) {
    if (!argument.name.empty())
      builder_.report(argument.mark,
                      Message::of(messages::kTemplateNoParameter, callee.text, argument.name));
    eval_into(*argument.value, builder_.new_register(argument.mark));
  }
  const std::size_t count = expr.arguments.size();
  const std::size_t most = range ? 3 : count;
  if (count == 0) {
    builder_.report(expr.mark, Message::of(messages::kTemplateMissingArgument, callee.text));
  } else if (count > most) {
    builder_.report(expr.mark, Message::of(messages::kTemplateTooManyArguments, callee.text, "3"));
  }
  if (count == 0 || count > most) {
    builder_.emit(Op::kUndefined, expr.mark, target);
    return true;
  }
  builder_.emit(range ? Op::kRange : Op::kCycle, expr.mark, target, first,
                static_cast<Register>(count), cycle ? builder_.find_local("loop")->slot : 0);
  return true;
}

void ExpressionCompiler::eval_call(const Expr& expr, Register target) {
  if (is_super(expr)) {
    if (check_super(expr)) builder_.emit(Op::kSuper, expr.mark, target);
  } else if (!eval_builtin(expr, target)) {
    emit_call(Op::kCall, expr, target);
  }
}

void ExpressionCompiler::emit_call(Op op, const Expr& expr, Register target) {
  const Register first = builder_.new_register(expr.mark);
  eval_into(*expr.items[0], first);
  CallRow row;
  for (const Argument& argument : expr.arguments) {
    eval_into(*argument.value, builder_.new_register(argument.mark));
    if (argument.name.empty()) {
      ++row.positional;
    } else {
      row.keywords.push_back(builder_.id_of(argument.name));
    }
  }
  builder_.emit(op, expr.mark, target, first, 0, add_to(builder_.program().calls, row));
}

}  // namespace zhanting
