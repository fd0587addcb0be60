#pragma once

#include "template/token_reader.h"

namespace zhanting {

/// Reads one expression at `reader`. After a mistake (reported) the expression is kBad.
class ExpressionParser {
 public:
  ExpressionParser(TokenReader& reader, Tree& tree) : reader_(reader), tree_(tree) {}

  Expr* parse();
  /// Without an inline if: `x in EXPRESSION if …` of a for belongs to the for.
  Expr* parse_without_condition();
  /// A string in quotes and nothing else; false after a mistake.
  bool parse_quoted_name(std::string_view tag, std::string_view& out, Mark& mark);

 private:
  Expr* make(ExprKind kind, const Token& token, std::vector<Expr*> items = {});
  Expr* bad();
  Expr* parse_or();
  Expr* parse_and();
  Expr* parse_not();
  Expr* parse_compare();
  Expr* parse_sum();
  Expr* parse_concat();
  Expr* parse_product();
  Expr* parse_unary(bool with_filters);
  Expr* parse_primary();
  Expr* parse_number();
  Expr* parse_string();
  Expr* parse_list(std::string_view closer);
  Expr* parse_postfix(Expr* expr);
  Expr* parse_filters(Expr* expr);
  Expr* parse_subscript(Expr* expr);
  Expr* parse_attribute(Expr* expr);
  Expr* parse_filter(Expr* expr);
  Expr* parse_test(Expr* expr);
  bool accept_comparison(Operator& op);
  void parse_arguments(Expr& call);

  TokenReader& reader_;
  Tree& tree_;
  int depth_ = 0;
};

}  // namespace zhanting
