#pragma once

#include <deque>
#include <string_view>

#include "template/compile_expression.h"
#include "template/compiler.h"
#include "template/html_context.h"
#include "template/syntax.h"

namespace zhanting {

/// Checks a template statement by statement, gives its names slots, and decides from the markup
/// around each output how it is escaped.
class StatementCompiler {
 public:
  StatementCompiler(Program& program, const TemplateLookup& lookup, Names& names,
                    Diagnostics& diagnostics)
      : program_(program),
        lookup_(lookup),
        frame_(*program.source, names, diagnostics),
        expressions_(program.tree, frame_) {}

  void run();

 private:
  /// A block or a macro whose body is compiled once the code around it stands.
  struct Pending {
    Statement* node;
    std::size_t index;  // in Program::blocks or Program::macros
  };

  Mark end_mark() const;
  void compile_body(Branch& branch);
  void compile(Statement& node);
  void compile_expression(Expr& expr);

  // Text and output
  void compile_text(Statement& node);
  void report_unseen(const Statement& node);
  void compile_print(Statement& node);

  // Branches
  void compile_if(Statement& node);
  /// A branch must end in the context it began in. `context_` goes on as what holds for both.
  void end_branch(const Mark& mark, const HtmlContext& begin);
  void check_end(const HtmlContext& begin, const Mark& mark);

  // Loops
  void compile_for(Statement& node);

  // Names
  /// A body in which the names that it sets are locals of its own.
  void compile_scope(Branch& branch);
  void resolve_target(Name& name);
  void compile_set(Statement& node);
  void compile_set_block(Statement& node);
  void compile_with(Statement& node);

  // Templates that work together
  void compile_extends(const Statement& node);
  /// False after a mistake.
  bool add_reference(Statement& node);
  bool check_text(const Statement& node, std::string_view tag);
  void compile_include(Statement& node);
  void compile_import(Statement& node);
  void compile_from_import(Statement& node);

  // Macros
  void compile_macro(Statement& node);
  void compile_macro_body(const Pending& pending);
  void begin_unit(const HtmlContext& context);
  Unit end_unit(const Branch& branch) const { return {&branch, frame_.slots(), depth_}; }

  // Blocks
  /// A loop that is never run (its template extends another) may still define blocks.
  void find_blocks(Statement& node);
  void compile_block(Statement& node);
  const HtmlContext* find_inherited(NameId name) const;
  void warn_unseen_block(const Statement& node);
  /// Blocks stand in text, or in <title> and <textarea>; one that overrides another in the same.
  bool check_block_context(const Statement& node, const HtmlContext* inherited);
  void compile_block_body(const Pending& pending);

  Program& program_;
  const TemplateLookup& lookup_;
  FrameBuilder frame_;
  ExpressionCompiler expressions_;
  HtmlContext context_;
  Mark last_output_;
  std::deque<Pending> pending_;
  int nesting_ = 0;      // of tags
  int depth_ = 0;        // of the unit at hand
  int scopes_ = 0;       // 0: names that are set are the template's own
  bool silent_ = false;  // after extends: what stands outside blocks is not put out
  bool in_macro_ = false;
};

}  // namespace zhanting
