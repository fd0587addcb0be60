#pragma once

#include "template/frame_builder.h"
#include "template/syntax.h"

namespace zhanting {

/// Checks expressions and resolves their names, filters and tests.
class ExpressionCompiler {
 public:
  ExpressionCompiler(Tree& tree, FrameBuilder& frame) : tree_(tree), frame_(frame) {}

  /// `soft`: an undefined name, member or first item is a value, not a mistake.
  void compile(Expr& expr, bool soft = false);

  /// Blocks may call super().
  void set_in_block(bool in_block) { in_block_ = in_block; }

 private:
  void compile_filter(Expr& expr, bool soft);
  void compile_test(Expr& expr);
  void compile_call(Expr& expr);
  void compile_super(Expr& expr);
  void compile_range(Expr& expr);
  void report(Expr& expr, const Mark& mark, Message message,
              std::optional<Message> hint = std::nullopt);

  Tree& tree_;
  FrameBuilder& frame_;
  bool in_block_ = false;
};

}  // namespace zhanting
