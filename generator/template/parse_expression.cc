#include "template/parse_expression.h"

#include <algorithm>
#include <array>
#include <utility>

#include "template/messages.h"
#include "template/python_text.h"

namespace zhanting {

namespace {

constexpr int kMaxExpressionDepth = 100;  // of an expression: the compiler recurses over it

struct Binary {
  std::string_view text;
  Operator op;
};

constexpr std::array<Binary, 6> kComparisons = {{{"==", Operator::kEqual},
                                                 {"!=", Operator::kNotEqual},
                                                 {"<", Operator::kLess},
                                                 {"<=", Operator::kLessEqual},
                                                 {">", Operator::kGreater},
                                                 {">=", Operator::kGreaterEqual}}};
constexpr std::array<Binary, 4> kProducts = {{{"*", Operator::kMultiply},
                                              {"/", Operator::kDivide},
                                              {"//", Operator::kFloorDivide},
                                              {"%", Operator::kModulo}}};

/// The tests that take one argument, which may follow without parentheses.
constexpr std::array<std::string_view, 11> kTestsOfTwo = {"eq", "ne", "lt", "le", "gt", "ge", "in"};

}  // namespace

Expr* ExpressionParser::make(ExprKind kind, const Token& token, std::vector<Expr*> items) {
  Expr& expr = tree_.exprs.emplace_back();
  expr.kind = kind;
  expr.mark = TokenReader::mark_of(token);
  for (const Expr* item : items) {
    if (item) expr.depth = std::max(expr.depth, item->depth + 1);
  }
  expr.items = std::move(items);
  if (expr.depth > kMaxExpressionDepth) {
    reader_.report(expr.mark,
                   Message::of(messages::kTemplateTooDeep, std::to_string(kMaxExpressionDepth)));
    return bad();
  }
  return &expr;
}

Expr* ExpressionParser::bad() {
  return &tree_.exprs.emplace_back();
}

Expr* ExpressionParser::parse() {
  if (reader_.failed()) return bad();
  if (depth_ >= kMaxExpressionDepth) {
    reader_.report(TokenReader::mark_of(reader_.peek()),
                   Message::of(messages::kTemplateTooDeep, std::to_string(kMaxExpressionDepth)));
    return bad();
  }
  ++depth_;
  Expr* expr = parse_or();
  while (reader_.at_name("if") && !reader_.failed()) {
    const Token& token = reader_.next();
    Expr* condition = parse_or();
    Expr* otherwise = reader_.accept_name("else") ? parse() : nullptr;
    expr = make(ExprKind::kConditional, token, {expr, condition, otherwise});
  }
  --depth_;
  return reader_.failed() ? bad() : expr;
}

Expr* ExpressionParser::parse_without_condition() {
  return parse_or();
}

bool ExpressionParser::parse_quoted_name(std::string_view tag, std::string_view& out, Mark& mark) {
  const Token& token = reader_.peek();
  if (token.kind != TokenKind::kString) {
    reader_.report(TokenReader::mark_of(token), Message::of(messages::kTemplateQuotedName, tag));
    return false;
  }
  out = tree_.strings.emplace_back(reader_.next().text);
  mark = TokenReader::mark_of(token);
  return true;
}

Expr* ExpressionParser::parse_or() {
  Expr* first = parse_and();
  if (!reader_.at_name("or")) return first;
  const Token& token = reader_.peek();
  std::vector<Expr*> items = {first};
  while (!reader_.failed() && reader_.accept_name("or")) items.push_back(parse_and());
  return make(ExprKind::kOr, token, std::move(items));
}

Expr* ExpressionParser::parse_and() {
  Expr* first = parse_not();
  if (!reader_.at_name("and")) return first;
  const Token& token = reader_.peek();
  std::vector<Expr*> items = {first};
  while (!reader_.failed() && reader_.accept_name("and")) items.push_back(parse_not());
  return make(ExprKind::kAnd, token, std::move(items));
}

Expr* ExpressionParser::parse_not() {
  const Token& token = reader_.peek();
  bool negated = false;
  bool any = false;
  while (reader_.accept_name("not")) {
    negated = !negated;
    any = true;
  }
  Expr* expr = parse_compare();
  if (!any) return expr;
  expr = make(ExprKind::kNot, token, {expr});
  return negated ? expr : make(ExprKind::kNot, token, {expr});
}

bool ExpressionParser::accept_comparison(Operator& op) {
  for (const Binary& row : kComparisons) {
    if (reader_.accept_operator(row.text)) {
      op = row.op;
      return true;
    }
  }
  if (reader_.accept_name("in")) {
    op = Operator::kIn;
    return true;
  }
  if (reader_.at_name("not") && reader_.at_name("in", 1)) {
    reader_.next();
    reader_.next();
    op = Operator::kNotIn;
    return true;
  }
  return false;
}

Expr* ExpressionParser::parse_compare() {
  Expr* first = parse_sum();
  const Token& token = reader_.peek();
  std::vector<Expr*> items = {first};
  std::vector<Operator> ops;
  Operator op{};
  while (!reader_.failed() && accept_comparison(op)) {
    ops.push_back(op);
    items.push_back(parse_sum());
  }
  if (ops.empty()) return first;
  Expr* expr = make(ExprKind::kCompare, token, std::move(items));
  expr->ops = std::move(ops);
  return expr;
}

Expr* ExpressionParser::parse_sum() {
  Expr* expr = parse_concat();
  while (!reader_.failed() && (reader_.at_operator("+") || reader_.at_operator("-"))) {
    const Token& token = reader_.next();
    expr = make(ExprKind::kBinary, token, {expr, parse_concat()});
    expr->op = token.text == "+" ? Operator::kAdd : Operator::kSubtract;
  }
  return expr;
}

Expr* ExpressionParser::parse_concat() {
  Expr* first = parse_product();
  if (!reader_.at_operator("~")) return first;
  const Token& token = reader_.peek();
  std::vector<Expr*> items = {first};
  while (!reader_.failed() && reader_.accept_operator("~")) items.push_back(parse_product());
  return make(ExprKind::kConcat, token, std::move(items));
}

Expr* ExpressionParser::parse_product() {
  Expr* expr = parse_unary(true);
  while (!reader_.failed()) {
    const auto row = std::find_if(kProducts.begin(), kProducts.end(), [&](const Binary& candidate) {
      return reader_.at_operator(candidate.text);
    });
    if (row == kProducts.end()) break;
    const Token& token = reader_.next();
    expr = make(ExprKind::kBinary, token, {expr, parse_unary(true)});
    expr->op = row->op;
  }
  return expr;
}

Expr* ExpressionParser::parse_unary(bool with_filters) {
  Expr* expr = nullptr;
  const Token& token = reader_.peek();
  if (reader_.at_operator("-") || reader_.at_operator("+")) {
    if (++depth_ > kMaxExpressionDepth) {
      reader_.report(TokenReader::mark_of(token),
                     Message::of(messages::kTemplateTooDeep, std::to_string(kMaxExpressionDepth)));
      return bad();
    }
    const bool minus = reader_.next().text == "-";
    expr = make(minus ? ExprKind::kNegate : ExprKind::kPlus, token, {parse_unary(false)});
    --depth_;
  } else {
    expr = parse_primary();
  }
  expr = parse_postfix(expr);
  return with_filters ? parse_filters(expr) : expr;
}

Expr* ExpressionParser::parse_primary() {
  const Token& token = reader_.peek();
  switch (token.kind) {
    case TokenKind::kInteger:
    case TokenKind::kFloat:
      return parse_number();
    case TokenKind::kString:
      return parse_string();
    case TokenKind::kOperator:
      if (reader_.accept_operator("[")) return parse_list("]");
      if (reader_.accept_operator("(")) {
        Expr* inner = parse();
        // (a, b) is a list as far as templates can tell.
        if (reader_.at_operator(",")) {
          reader_.next();
          Expr* rest = parse_list(")");
          rest->items.insert(rest->items.begin(), inner);
          return rest;
        }
        reader_.expect_operator(")");
        return inner;
      }
      break;
    case TokenKind::kName: {
      const std::string_view word = token.text;
      if (word == "true" || word == "True" || word == "false" || word == "False") {
        Expr* expr = make(ExprKind::kLiteral, reader_.next());
        expr->value = Value::boolean(word == "true" || word == "True");
        return expr;
      }
      if (word == "none" || word == "None") {
        Expr* expr = make(ExprKind::kLiteral, reader_.next());
        expr->value = Value::none();
        return expr;
      }
      const Name name = reader_.expect_name();
      if (name.text.empty()) return bad();
      Expr* expr = make(ExprKind::kName, token);
      expr->text = name.text;
      return expr;
    }
    default:
      break;
  }
  reader_.report(messages::kTemplateExpectedValue);
  return bad();
}

Expr* ExpressionParser::parse_number() {
  const Token& token = reader_.next();
  Expr* expr = make(ExprKind::kLiteral, token);
  if (token.kind == TokenKind::kInteger) {
    std::int64_t number = 0;
    if (parse_python_int(token.text, number)) {
      expr->value = Value::integer(number);
      return expr;
    }
  } else {
    double number = 0;
    if (parse_python_float(token.text, number)) {
      expr->value = Value::number(number);
      return expr;
    }
  }
  reader_.report(expr->mark, Message::of(messages::kTemplateBadNumber, token.text));
  return bad();
}

Expr* ExpressionParser::parse_string() {
  const Token& token = reader_.next();
  std::string text(token.text);
  while (reader_.peek().kind == TokenKind::kString) text += reader_.next().text;
  Expr* expr = make(ExprKind::kLiteral, token);
  expr->value = Value::string(tree_.strings.emplace_back(std::move(text)));
  return expr;
}

Expr* ExpressionParser::parse_list(std::string_view closer) {
  const Token& token = reader_.peek();
  std::vector<Expr*> items;
  while (!reader_.failed() && !reader_.at_operator(closer)) {
    items.push_back(parse());
    if (!reader_.accept_operator(",")) break;
  }
  reader_.expect_operator(closer);
  return make(ExprKind::kList, token, std::move(items));
}

Expr* ExpressionParser::parse_postfix(Expr* expr) {
  while (!reader_.failed()) {
    if (reader_.at_operator(".")) {
      expr = parse_attribute(expr);
    } else if (reader_.at_operator("[")) {
      expr = parse_subscript(expr);
    } else if (reader_.at_operator("(")) {
      Expr* call = make(ExprKind::kCall, reader_.peek(), {expr});
      call->mark = expr->mark;
      parse_arguments(*call);
      expr = call;
    } else {
      break;
    }
  }
  return expr;
}

Expr* ExpressionParser::parse_filters(Expr* expr) {
  while (!reader_.failed()) {
    if (reader_.at_operator("|")) {
      expr = parse_filter(expr);
    } else if (reader_.at_name("is")) {
      expr = parse_test(expr);
    } else if (reader_.at_operator("(")) {
      expr = parse_postfix(expr);
    } else {
      break;
    }
  }
  return expr;
}

Expr* ExpressionParser::parse_attribute(Expr* expr) {
  reader_.next();
  const Token& token = reader_.peek();
  if (token.kind == TokenKind::kInteger) {
    Expr* index = parse_number();
    return make(ExprKind::kSubscript, token, {expr, index});
  }
  if (token.kind != TokenKind::kName) {
    reader_.report(messages::kTemplateExpectedName);
    return bad();
  }
  reader_.next();
  Expr* attribute = make(ExprKind::kAttribute, token, {expr});
  attribute->text = token.text;
  return attribute;
}

Expr* ExpressionParser::parse_subscript(Expr* expr) {
  reader_.next();
  const Token& token = reader_.peek();
  Expr* from = reader_.at_operator(":") ? nullptr : parse();
  if (reader_.accept_operator(":")) {
    Expr* to = reader_.at_operator("]") ? nullptr : parse();
    reader_.expect_operator("]");
    return make(ExprKind::kSlice, token, {expr, from, to});
  }
  reader_.expect_operator("]");
  return make(ExprKind::kSubscript, token, {expr, from});
}

Expr* ExpressionParser::parse_filter(Expr* expr) {
  reader_.next();
  const Token& token = reader_.peek();
  const Name name = reader_.expect_name();
  Expr* filter = make(ExprKind::kFilter, token, {expr});
  filter->text = name.text;
  if (reader_.at_operator("(")) parse_arguments(*filter);
  return filter;
}

Expr* ExpressionParser::parse_test(Expr* expr) {
  reader_.next();
  const bool negated = reader_.accept_name("not");
  const Token& token = reader_.peek();
  // `in` names a test here.
  if (token.kind != TokenKind::kName) {
    reader_.report(messages::kTemplateExpectedName);
    return bad();
  }
  reader_.next();
  Expr* test = make(ExprKind::kTest, token, {expr});
  test->text = token.text;
  test->negated = negated;
  const bool of_two =
      std::find(kTestsOfTwo.begin(), kTestsOfTwo.end(), token.text) != kTestsOfTwo.end();
  if (reader_.at_operator("(")) {
    parse_arguments(*test);
  } else if (of_two) {
    Expr* argument = parse_postfix(parse_primary());
    test->arguments.push_back({"", argument, argument->mark});
    test->depth = std::max(test->depth, argument->depth + 1);
  }
  return test;
}

void ExpressionParser::parse_arguments(Expr& call) {
  reader_.next();
  while (!reader_.failed() && !reader_.at_operator(")")) {
    Argument argument;
    argument.mark = TokenReader::mark_of(reader_.peek());
    if (reader_.peek().kind == TokenKind::kName && reader_.at_operator("=", 1)) {
      argument.name = reader_.next().text;
      reader_.next();
    } else if (!call.arguments.empty() && !call.arguments.back().name.empty()) {
      reader_.report(argument.mark, {messages::kTemplatePositionalAfterKeyword, {}});
      return;
    }
    argument.value = parse();
    call.depth = std::max(call.depth, argument.value->depth + 1);
    call.arguments.push_back(argument);
    if (!reader_.accept_operator(",")) break;
  }
  reader_.expect_operator(")");
}

}  // namespace zhanting
