#pragma once

#include <deque>
#include <string_view>

#include "template/compile_expression.h"
#include "template/compiler.h"
#include "template/html_context.h"
#include "template/syntax.h"

namespace zhanting {

/// Turns a template into instructions, statement by statement, and decides from the markup around
/// each output how it is escaped.
class StatementCompiler {
 public:
  StatementCompiler(Program& program, const Body& body, const TemplateLookup& lookup, Names& names,
                    Diagnostics& diagnostics)
      : program_(program),
        body_(body),
        lookup_(lookup),
        builder_(program, names, diagnostics),
        expressions_(builder_) {}

  void run();

 private:
  /// A block or a macro whose body is compiled once the code around it stands.
  struct Pending {
    const Node* node;
    std::size_t index;  // in Program::blocks or Program::macros
  };

  Mark end_mark() const;
  void compile_body(const Body& body);
  void compile(const Node& node);

  // Text and output
  void compile_text(const Node& node);
  void report_unseen(const Node& node);
  void compile_print(const Node& node);

  // Branches
  void compile_if(const Node& node);
  /// A branch must end in the context it began in. `context_` goes on as what holds for both.
  void end_branch(const Mark& mark, const HtmlContext& begin);
  void check_end(const HtmlContext& begin, const Mark& mark);

  // Loops
  void compile_for(const Node& node);
  void compile_else(const Node& node, const HtmlContext& begin, std::size_t empty,
                    std::size_t done);
  /// Declares the targets and takes the next item apart; the jump to where the loop is done.
  std::size_t emit_next(const Node& node, Register loop);
  /// The items that pass `if`, as a list: so loop.length and loop.last tell of those.
  Register compile_loop_filter(const Node& node, Register source);

  // Names
  /// The names that `body` sets are locals of its own, which begin as what they are outside.
  void open_scope(const Body& body);
  void assign(const Name& name, Register value);
  void compile_set(const Node& node);
  void compile_set_block(const Node& node);
  void compile_with(const Node& node);

  // Templates that work together
  void compile_extends(const Node& node);
  std::uint32_t add_reference(const Node& node, std::uint32_t target);
  bool check_text(const Node& node, std::string_view tag);
  void compile_include(const Node& node);
  void compile_import(const Node& node);
  void compile_from_import(const Node& node);

  // Macros
  void compile_macro(const Node& node);
  void compile_macro_body(const Pending& pending);
  /// The first registers of a macro's frame; a default sees the parameters before it.
  void declare_parameters(const Node& node);
  void begin_unit(const HtmlContext& context);

  // Blocks
  /// A loop that is never run (its template extends another) may still define blocks.
  void find_blocks(const Node& node);
  void compile_block(const Node& node);
  const HtmlContext* find_inherited(NameId name) const;
  void warn_unseen_block(const Node& node);
  /// Blocks stand in text, or in <title> and <textarea>; one that overrides another in the same.
  bool check_block_context(const Node& node, const HtmlContext* inherited);
  void compile_block_body(const Pending& pending);

  Program& program_;
  const Body& body_;
  const TemplateLookup& lookup_;
  CodeBuilder builder_;
  ExpressionCompiler expressions_;
  HtmlContext context_;
  Mark last_output_;
  std::deque<Pending> pending_;
  int scopes_ = 0;       // 0: names that are set are the template's own
  bool silent_ = false;  // after extends: what stands outside blocks is not put out
  bool in_macro_ = false;
};

}  // namespace zhanting
