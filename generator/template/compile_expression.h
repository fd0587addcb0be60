#pragma once

#include "template/code_builder.h"
#include "template/syntax.h"

namespace zhanting {

/// Turns expressions into instructions that leave their value in a register.
class ExpressionCompiler {
 public:
  explicit ExpressionCompiler(CodeBuilder& builder) : builder_(builder) {}

  /// The register that holds `expr`: a new one, or the local's that it names.
  Register eval(const Expr& expr);
  /// Into `target`. `soft`: an undefined name, member or first item is a value, not a mistake.
  void eval_into(const Expr& expr, Register target, bool soft = false);
  /// A macro call or super() that is put out where it stands, without a copy; false if `expr` is
  /// neither.
  bool put_out_call(const Expr& expr);

  /// Blocks may call super().
  void set_in_block(bool in_block) { in_block_ = in_block; }

 private:
  void eval_name(const Expr& expr, Register target, bool soft);
  void eval_logic(const Expr& expr, Register target);
  void eval_compare(const Expr& expr, Register target);
  void eval_conditional(const Expr& expr, Register target, bool soft);
  void eval_list(const Expr& expr, Register target);
  void eval_dict(const Expr& expr, Register target);
  void eval_filter(const Expr& expr, Register target, bool soft);
  void eval_test(const Expr& expr, Register target);
  void eval_call(const Expr& expr, Register target);
  void emit_call(Op op, const Expr& expr, Register target);
  bool eval_builtin(const Expr& expr, Register target);
  bool is_super(const Expr& expr) const;
  bool check_super(const Expr& expr);

  CodeBuilder& builder_;
  bool in_block_ = false;
};

}  // namespace zhanting
