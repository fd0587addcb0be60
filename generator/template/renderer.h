#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "template/program.h"
#include "template/run.h"
#include "template/scope.h"
#include "template/shared.h"
#include "template/template_set.h"

namespace zhanting {

struct Loop;

/// What runs: a template's own body, a block, or a macro.
struct Frame {
  const Program* program;
  const BlockTable* blocks;
  Scope* scope;
  std::size_t base = 0;               // of its slots in the stack
  const BlockChain* chain = nullptr;  // of the block that runs
  std::size_t level = 0;              // in it
  const Frame* caller = nullptr;
  const Mark* site = nullptr;   // the include or the call in the caller; else null
  std::size_t url_start = 0;    // of the address that is being put out
  std::size_t value_start = 0;  // of the attribute's value, if it has an id or links
};

/// Walks the trees of a page's templates. The first mistake is reported at the innermost tag or
/// expression that met it; nothing is evaluated after it.
class Renderer {
 public:
  /// `shared` keeps what pages like this one share; null: nothing.
  Renderer(const Library& library, const RenderInput& input, SharedPieces* shared, std::string& out,
           std::vector<HtmlMark>& marks, Diagnostics& diagnostics)
      : library_(library),
        page_(input.globals),
        shared_(shared),
        out_(out),
        marks_(marks),
        diagnostics_(diagnostics),
        run_(input.root, input.assets, *input.dates, input.lexicon, input.links_folders) {}

  bool render(const Program& program);

 private:
  // Statements
  void run_body(const Branch& branch, Frame& frame);
  void run(const Statement& node, Frame& frame);
  void put_out_text(const Statement& node, Frame& frame);
  void put_out(const Statement& node, Frame& frame);
  void put_out_markup(const Value& value);
  /// The marks of markup that begins at the end of what has been put out.
  void add_marks(std::string_view html);
  void run_if(const Statement& node, Frame& frame);
  void run_for(const Statement& node, Frame& frame);
  /// The items that pass `if`, as a list: so loop.length and loop.last tell of those.
  Value filter_items(const Statement& node, const Value& list, Frame& frame);
  bool next_item(const Statement& node, Loop& loop, Frame& frame);
  void run_shared(const Statement& node, Frame& frame);
  void copy_shared(const SharedPiece& piece, Frame& frame);
  void assign(const Name& name, const Value& value, Frame& frame);

  // Units: bodies with frames of their own
  /// A template's own body, then that of what it extends: all fill one scope, and the blocks of the
  /// first win.
  void run_template(const Program& program, Scope* scope, const Frame* caller, const Mark* site);
  void run_unit(const Unit& unit, Frame& frame);
  /// With its slots in place.
  void run_filled(const Unit& unit, Frame& frame);
  void run_block(const Frame& frame, NameId name);
  void run_link(const Frame& frame, const BlockChain& chain, std::size_t level);
  void run_super(const Frame& frame);
  void include(const Statement& node, Frame& frame);
  Value import(const Statement& node, Frame& frame);
  Scope* scope_with_locals(const Frame& frame, const Reference& reference);
  /// Puts out what a macro makes.
  void call(const Expr& expr, Frame& frame);
  bool fill_parameters(const Macro& macro, const Expr& call, std::size_t arguments,
                       std::size_t parameters);
  void fill_defaults(const Statement& macro, Frame& frame);
  /// What has been put out since `start`, as a value; its marks are kept with it.
  Value cut(std::size_t start);
  bool check_work();

  // Expressions
  Value eval(const Expr& expr, Frame& frame);
  Value eval_kind(const Expr& expr, Frame& frame);
  Value eval_attribute(const Expr& expr, Frame& frame);
  Value eval_name(const Expr& expr, const Frame& frame);
  Value eval_logic(const Expr& expr, Frame& frame);
  Value eval_compare(const Expr& expr, Frame& frame);
  Value eval_many(const Expr& expr, Frame& frame);
  Value get_attribute(const Value& object, NameId id, const MemberCache& cache, bool soft);
  Value get_item(const Value& object, const Value& key, bool soft);
  Value& slot(const Frame& frame, Slot slot) {
    return stack_[frame.base + static_cast<std::size_t>(slot)];
  }

  // Mistakes
  void fail_undefined(const Frame& frame, NameId id);
  void fail_member(const Value& object, std::string_view name,
                   std::span<const std::string_view> names);
  /// Reports what failed, unless something further in has.
  void note(const Frame& frame, const Mark& mark);
  std::optional<Message> hint_with_sites(const Frame& frame) const;

  const Library& library_;
  Value page_;
  SharedPieces* shared_;
  std::string& out_;
  std::vector<HtmlMark>& marks_;
  Diagnostics& diagnostics_;
  Run run_;
  std::vector<Value> stack_;  // the slots of all frames, and values that are being gathered
  std::vector<const Scope*> modules_;
  std::unordered_map<const char*, std::vector<HtmlMark>> pieces_;  // marks of what was cut
  int calls_ = 0;
  int depth_ = 0;  // of the recursion, at most
  bool reported_ = false;
};

}  // namespace zhanting
