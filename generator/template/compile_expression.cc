#include "template/compile_expression.h"

#include <algorithm>
#include <utility>

#include "base/text.h"
#include "template/filters.h"
#include "template/messages.h"

namespace zhanting {

namespace {

template <typename Row>
std::string nearest_row(std::string_view name, std::span<const Row> rows) {
  std::vector<std::string_view> names;
  for (const Row& row : rows) names.push_back(row.name);
  return closest(name, names);
}

/// The expressions of a filter's arguments in the order of its parameters, then the rest.
bool order_arguments(FrameBuilder& frame, const FilterRow& row, const Expr& expr,
                     std::vector<Expr*>& out) {
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
        frame.report(argument.mark, Message::of(messages::kTemplateTooManyArguments, row.name,
                                                std::to_string(by_position)));
        return false;
      }
      continue;
    }
    const auto named = std::find(row.parameters.begin(), row.parameters.end(), argument.name);
    if (named == row.parameters.end()) {
      frame.report(argument.mark,
                   Message::of(messages::kTemplateNoParameter, row.name, argument.name),
                   did_you_mean(closest(argument.name, row.parameters)));
      return false;
    }
    Expr*& slot = out[static_cast<std::size_t>(named - row.parameters.begin())];
    if (slot) {
      frame.report(argument.mark, Message::of(messages::kTemplateArgumentTwice, argument.name));
      return false;
    }
    slot = argument.value;
  }
  for (std::size_t i = 0; i < row.required; ++i) {
    if (out[i]) continue;
    frame.report(expr.mark, Message::of(messages::kTemplateMissingArgument, row.name));
    return false;
  }
  return true;
}

}  // namespace

void ExpressionCompiler::compile(Expr& expr, bool soft) {
  expr.soft = soft;
  switch (expr.kind) {
    case ExprKind::kName:
      expr.id = frame_.id_of(expr.text);
      expr.slot = frame_.find(expr.text);
      break;
    case ExprKind::kConditional:
      compile(*expr.items[0], soft);
      compile(*expr.items[1]);
      if (expr.items[2]) compile(*expr.items[2], soft);
      break;
    case ExprKind::kFilter:
      compile_filter(expr, soft);
      break;
    case ExprKind::kTest:
      compile_test(expr);
      break;
    case ExprKind::kCall:
      compile_call(expr);
      break;
    default:
      if (expr.kind == ExprKind::kAttribute) expr.id = frame_.id_of(expr.text);
      for (Expr* item : expr.items) {
        if (item) compile(*item);
      }
  }
}

/// What is a mistake is not evaluated.
void ExpressionCompiler::report(Expr& expr, const Mark& mark, Message message,
                                std::optional<Message> hint) {
  frame_.report(mark, std::move(message), std::move(hint));
  expr.kind = ExprKind::kBad;
}

void ExpressionCompiler::compile_filter(Expr& expr, bool soft) {
  const FilterRow* row = find_filter(expr.text);
  std::vector<Expr*> arguments;
  if (!row) {
    const std::optional<Message> hint = expr.text == "safe"
                                            ? Message{messages::kHintSafe, {}}
                                            : did_you_mean(nearest_row(expr.text, filter_rows()));
    return report(expr, expr.mark, Message::of(messages::kTemplateUnknownFilter, expr.text), hint);
  }
  if (!order_arguments(frame_, *row, expr, arguments)) {
    expr.kind = ExprKind::kBad;
    return;
  }
  expr.filter = row;
  // x|default is "": what is not given would be undefined.
  if (row->of_undefined && !arguments[0]) {
    Expr& empty = tree_.exprs.emplace_back();
    empty.kind = ExprKind::kLiteral;
    empty.value = Value::string("");
    arguments[0] = &empty;
  }
  expr.soft = soft || row->of_undefined;
  compile(*expr.items[0], row->of_undefined);
  for (Expr* argument : arguments) {
    // a|default(b)|default(c): b may be undefined too.
    if (argument) compile(*argument, row->of_undefined && soft);
  }
  expr.items.insert(expr.items.end(), arguments.begin(), arguments.end());
}

void ExpressionCompiler::compile_test(Expr& expr) {
  const TestRow* row = find_test(expr.text);
  if (!row) {
    return report(expr, expr.mark, Message::of(messages::kTemplateUnknownTest, expr.text),
                  did_you_mean(nearest_row(expr.text, test_rows())));
  }
  if (expr.arguments.size() != row->arguments) {
    return report(
        expr, expr.mark,
        Message::of(messages::kTemplateArguments, row->name, std::to_string(row->arguments),
                    std::to_string(expr.arguments.size())));
  }
  expr.test = row;
  compile(*expr.items[0], row->of_undefined);
  for (const Argument& argument : expr.arguments) {
    compile(*argument.value);
    expr.items.push_back(argument.value);
  }
}

void ExpressionCompiler::compile_call(Expr& expr) {
  const Expr& callee = *expr.items[0];
  const auto is_builtin = [&](std::string_view name) {
    return callee.kind == ExprKind::kName && callee.text == name && frame_.find(name) == kNoSlot;
  };
  if (is_builtin("super")) return compile_super(expr);
  if (is_builtin("range")) return compile_range(expr);
  compile(*expr.items[0]);
  for (Argument& argument : expr.arguments) {
    compile(*argument.value);
    if (!argument.name.empty()) argument.id = frame_.id_of(argument.name);
  }
}

void ExpressionCompiler::compile_super(Expr& expr) {
  if (!in_block_) return report(expr, expr.mark, {messages::kTemplateSuperOutside, {}});
  if (!expr.arguments.empty()) {
    return report(expr, expr.arguments[0].mark,
                  Message::of(messages::kTemplateTooManyArguments, "super", "0"));
  }
  expr.kind = ExprKind::kSuper;
}

void ExpressionCompiler::compile_range(Expr& expr) {
  const std::size_t count = expr.arguments.size();
  expr.kind = ExprKind::kRange;
  expr.items.clear();
  for (const Argument& argument : expr.arguments) {
    compile(*argument.value);
    expr.items.push_back(argument.value);
    if (!argument.name.empty()) {
      report(expr, argument.mark,
             Message::of(messages::kTemplateNoParameter, "range", argument.name));
    }
  }
  if (count == 0) {
    report(expr, expr.mark, Message::of(messages::kTemplateMissingArgument, "range"));
  } else if (count > 3) {
    report(expr, expr.mark, Message::of(messages::kTemplateTooManyArguments, "range", "3"));
  }
}

}  // namespace zhanting
