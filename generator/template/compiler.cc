#include "template/compiler.h"

#include <algorithm>
#include <deque>
#include <set>
#include <utility>

#include "base/text.h"
#include "template/compile_expression.h"
#include "template/python_text.h"

namespace zhanting {

namespace {

void add_names_set_by(const Body& body, std::vector<Name>& names) {
  for (const Node* node : body) {
    switch (node->kind) {
      case NodeKind::kSet:
      case NodeKind::kSetBlock:
      case NodeKind::kImport:
      case NodeKind::kFromImport:
        names.insert(names.end(), node->targets.begin(), node->targets.end());
        break;
      case NodeKind::kMacro:
        names.push_back({node->text, node->text_mark});
        break;
      case NodeKind::kIf:
        for (const Branch& branch : node->branches) add_names_set_by(branch.body, names);
        break;
      default:
        break;
    }
  }
}

/// A block or a macro whose body is compiled once the code around it stands.
struct Pending {
  const Node* node;
  std::size_t index;  // in Program::blocks or Program::macros
};

class Compiler {
 public:
  Compiler(Program& program, const Body& body, const TemplateLookup& lookup, Names& names,
           Diagnostics& diagnostics)
      : program_(program),
        body_(body),
        lookup_(lookup),
        builder_(program, names, diagnostics),
        expressions_(builder_) {}

  void run() {
    builder_.begin_unit();
    compile_body(body_);
    check_end(HtmlContext(), end_mark());
    program_.main = builder_.end_unit(0);
    while (!pending_.empty()) {
      const Pending next = pending_.front();
      pending_.pop_front();
      next.node->kind == NodeKind::kBlock ? compile_block_body(next) : compile_macro_body(next);
    }
  }

 private:
  Mark end_mark() const {
    const std::size_t size = program_.source->text().size();
    return {size > 0 ? size - 1 : 0, 1};
  }

  void compile_body(const Body& body) {
    for (const Node* node : body) compile(*node);
  }

  void compile(const Node& node) {
    const Register saved = builder_.next_register();
    switch (node.kind) {
      case NodeKind::kText:
        return compile_text(node);
      case NodeKind::kPrint:
        compile_print(node);
        break;
      case NodeKind::kIf:
        compile_if(node);
        break;
      case NodeKind::kFor:
        compile_for(node);
        break;
      case NodeKind::kSet:
        compile_set(node);
        break;
      case NodeKind::kSetBlock:
        compile_set_block(node);
        break;
      case NodeKind::kWith:
        compile_with(node);
        break;
      case NodeKind::kBlock:
        compile_block(node);
        break;
      case NodeKind::kExtends:
        compile_extends(node);
        break;
      case NodeKind::kInclude:
        compile_include(node);
        break;
      case NodeKind::kImport:
        compile_import(node);
        break;
      case NodeKind::kFromImport:
        compile_from_import(node);
        break;
      case NodeKind::kMacro:
        compile_macro(node);
        break;
    }
    builder_.release_to(saved);
  }

  // Text and output

  void compile_text(const Node& node) {
    if (silent_) return report_unseen(node);
    const std::string before = context_.describe();
    context_.advance(node.text);
    if (context_.has_cut_name())
      builder_.report({node.mark.offset, 1}, Message::of(MessageCode::kTemplateNameCut, before));
    const std::size_t url = context_.began_open_url() ? context_.url_bytes() : 0;
    std::string text = replace_all(node.text, "\r\n", "\n");
    std::replace(text.begin(), text.end(), '\r', '\n');
    program_.texts.push_back(std::move(text));
    builder_.emit(Op::kText, node.mark, 0, 0, 0,
                  static_cast<std::uint32_t>(program_.texts.size() - 1));
    if (context_.began_open_url())
      builder_.emit(Op::kUrlStart, node.mark, 0, 0, 0, static_cast<std::uint32_t>(url));
  }

  void report_unseen(const Node& node) {
    const std::string_view text = trim(node.text);
    if (text.empty()) return;
    const std::size_t offset =
        node.mark.offset + static_cast<std::size_t>(text.data() - node.text.data());
    builder_.warn({offset, std::min(text.size(), text.find('\n'))},
                  {MessageCode::kTemplateUnseenText, {}});
  }

  void compile_print(const Node& node) {
    if (silent_) return;
    Message refusal;
    std::optional<Message> hint;
    const std::optional<Escape> escape = context_.output(refusal, hint);
    const Expr& expr = *node.expr;
    if (!escape) {
      builder_.report(node.mark, std::move(refusal), std::move(hint));
    } else if (*escape == Escape::kJson &&
               !(expr.kind == ExprKind::kFilter && expr.text == "tojson") &&
               expr.kind != ExprKind::kBad) {
      builder_.report(node.mark, {MessageCode::kOutputNeedsJson, {}},
                      Message{MessageCode::kHintToJson, {}});
    }
    context_.after_output();
    if (escape == Escape::kText && expressions_.put_out_call(expr)) return;
    const Register value = expressions_.eval(expr);
    builder_.emit(Op::kOutput, expr.mark, value).escape = escape.value_or(Escape::kAttribute);
  }

  // Branches

  void compile_if(const Node& node) {
    context_.interrupt();
    const HtmlContext begin = context_;
    HtmlContext end;
    bool first = true;
    std::vector<std::size_t> ends;
    for (const Branch& branch : node.branches) {
      context_ = begin;
      std::optional<std::size_t> otherwise;
      if (branch.condition) {
        const Register saved = builder_.next_register();
        const Register condition = expressions_.eval(*branch.condition);
        otherwise = builder_.emit_jump(Op::kJumpIfFalse, branch.mark, condition);
        builder_.release_to(saved);
      }
      compile_body(branch.body);
      end_branch(branch.mark, begin);
      if (first) end = context_;
      first = false;
      end.join(context_);
      if (branch.condition) ends.push_back(builder_.emit_jump(Op::kJump, branch.mark));
      if (otherwise) builder_.land(*otherwise);
    }
    if (node.branches.back().condition) end.join(begin);
    context_ = end;
    for (const std::size_t jump : ends) builder_.land(jump);
  }

  /// A branch must end in the context it began in. `context_` goes on as what holds for both.
  void end_branch(const Mark& mark, const HtmlContext& begin) {
    context_.interrupt();
    if (context_.join(begin)) return;
    builder_.report(
        mark,
        Message::of(MessageCode::kTemplateContextChanges, begin.describe(), context_.describe()),
        Message{MessageCode::kHintContextChanges, {}});
    context_ = begin;
  }

  void check_end(const HtmlContext& begin, const Mark& mark) {
    context_.interrupt();
    if (!context_.join(begin))
      builder_.report(mark, Message::of(MessageCode::kTemplateEndsInside, context_.describe()));
    context_ = begin;
  }

  // Loops

  void compile_for(const Node& node) {
    if (silent_) return find_blocks(node);
    context_.interrupt();
    const HtmlContext begin = context_;
    const std::size_t locals = builder_.local_count();
    Register list = expressions_.eval(*node.expr);
    if (node.filter) list = compile_loop_filter(node, list);
    const Register loop = builder_.new_register(node.mark);
    const std::size_t empty = builder_.emit_jump(Op::kForBegin, node.expr->mark, loop, list);
    const std::uint32_t top = builder_.here();
    const std::size_t done = emit_next(node, loop);
    builder_.declare("loop", loop, false);
    ++scopes_;
    open_scope(node.branches[0].body);
    compile_body(node.branches[0].body);
    --scopes_;
    end_branch(node.branches[0].mark, begin);
    builder_.forget_locals(locals);
    builder_.emit(Op::kJump, node.mark, 0, 0, 0, top);
    if (node.branches.size() > 1) {
      compile_else(node, begin, empty, done);
    } else {
      builder_.land(empty);
      builder_.land(done);
    }
  }

  void compile_else(const Node& node, const HtmlContext& begin, std::size_t empty,
                    std::size_t done) {
    const HtmlContext end = context_;
    const std::size_t locals = builder_.local_count();
    builder_.land(done);
    const std::size_t behind = builder_.emit_jump(Op::kJump, node.mark);
    builder_.land(empty);
    context_ = begin;
    ++scopes_;
    open_scope(node.branches[1].body);
    compile_body(node.branches[1].body);
    --scopes_;
    end_branch(node.branches[1].mark, begin);
    builder_.forget_locals(locals);
    context_.join(end);
    builder_.land(behind);
  }

  /// Declares the targets and takes the next item apart; the jump to where the loop is done.
  std::size_t emit_next(const Node& node, Register loop) {
    const Register item = builder_.new_register(node.mark);
    const std::size_t done = builder_.emit_jump(Op::kForNext, node.mark, loop, item);
    if (node.targets.size() == 1) {
      builder_.declare(node.targets[0].text, item, false);
      return done;
    }
    const Register first = builder_.next_register();
    for (const Name& target : node.targets)
      builder_.declare(target.text, builder_.new_register(target.mark), false);
    builder_.emit(Op::kUnpack, node.targets[0].mark, first, item,
                  static_cast<Register>(node.targets.size()));
    return done;
  }

  /// The items that pass `if`, as a list: so loop.length and loop.last tell of those.
  Register compile_loop_filter(const Node& node, Register source) {
    const std::size_t locals = builder_.local_count();
    const Register list = builder_.new_register(node.mark);
    const Register loop = builder_.new_register(node.mark);
    builder_.emit(Op::kListBegin, node.mark, list);
    const std::size_t empty = builder_.emit_jump(Op::kForBegin, node.expr->mark, loop, source);
    const std::uint32_t top = builder_.here();
    const Register item = builder_.next_register();
    const std::size_t done = emit_next(node, loop);
    const Register passes = expressions_.eval(*node.filter);
    builder_.emit(Op::kJumpIfFalse, node.filter->mark, passes, 0, 0, top);
    builder_.emit(Op::kListAppend, node.mark, list, item);
    builder_.emit(Op::kJump, node.mark, 0, 0, 0, top);
    builder_.land(empty);
    builder_.land(done);
    builder_.forget_locals(locals);
    return list;
  }

  // Names

  /// The names that `body` sets are locals of its own, which begin as what they are outside.
  void open_scope(const Body& body) {
    for (const Name& name : names_set_by(body)) {
      const Register slot = builder_.new_register(name.mark);
      const CodeBuilder::Local* outer = builder_.find_local(name.text);
      if (outer) {
        builder_.emit(Op::kMove, name.mark, slot, outer->slot);
      } else {
        builder_.emit(Op::kLoad, name.mark, slot, 0, 0, builder_.id_of(name.text)).soft = true;
      }
      builder_.declare(name.text, slot, true);
    }
  }

  void assign(const Name& name, Register value) {
    if (name.text.empty()) return;
    if (scopes_ == 0) {
      builder_.emit(Op::kStore, name.mark, value, 0, 0, builder_.id_of(name.text));
    } else {
      builder_.emit(Op::kMove, name.mark, builder_.find_local(name.text)->slot, value);
    }
  }

  void compile_set(const Node& node) {
    context_.interrupt();
    assign(node.targets[0], expressions_.eval(*node.expr));
  }

  void compile_set_block(const Node& node) {
    context_.interrupt();
    const HtmlContext outer = std::exchange(context_, HtmlContext());
    const bool silent = std::exchange(silent_, false);
    const std::size_t locals = builder_.local_count();
    const Register value = builder_.new_register(node.mark);
    builder_.emit(Op::kCaptureBegin, node.mark);
    ++scopes_;
    open_scope(node.branches[0].body);
    compile_body(node.branches[0].body);
    --scopes_;
    check_end(HtmlContext(), node.mark);
    builder_.forget_locals(locals);
    builder_.emit(Op::kCaptureEnd, node.mark, value);
    silent_ = silent;
    context_ = outer;
    assign(node.targets[0], value);
  }

  void compile_with(const Node& node) {
    context_.interrupt();
    const HtmlContext begin = context_;
    const std::size_t locals = builder_.local_count();
    std::vector<Register> values;
    for (const Expr* expr : node.exprs) {
      values.push_back(builder_.new_register(node.mark));
      expressions_.eval_into(*expr, values.back());
    }
    for (std::size_t i = 0; i < values.size(); ++i)
      builder_.declare(node.targets[i].text, values[i], false);
    ++scopes_;
    open_scope(node.branches[0].body);
    compile_body(node.branches[0].body);
    --scopes_;
    end_branch(node.mark, begin);
    builder_.forget_locals(locals);
  }

  // Templates that work together

  void compile_extends(const Node& node) {
    if (program_.parent >= 0 || silent_)
      return builder_.report(node.mark, {MessageCode::kTemplateExtendsTwice, {}});
    const bool top = std::find(body_.begin(), body_.end(), &node) != body_.end();
    const bool first = std::all_of(
        body_.begin(), std::find(body_.begin(), body_.end(), &node), [](const Node* before) {
          return before->kind == NodeKind::kSet || before->kind == NodeKind::kImport ||
                 before->kind == NodeKind::kFromImport || before->kind == NodeKind::kMacro ||
                 (before->kind == NodeKind::kText && strip_left(before->text).empty());
        });
    if (!top || !first) return builder_.report(node.mark, {MessageCode::kTemplateExtendsFirst, {}});
    const std::optional<std::uint32_t> parent = lookup_.find(node);
    silent_ = true;
    if (parent) program_.parent = *parent;
  }

  std::uint32_t add_reference(const Node& node, std::uint32_t target) {
    Reference reference{.target = target, .with_context = node.with_context, .locals = {}};
    if (node.with_context || node.kind == NodeKind::kInclude)
      reference.locals = builder_.visible_locals();
    program_.references.push_back(std::move(reference));
    return static_cast<std::uint32_t>(program_.references.size() - 1);
  }

  bool check_text(const Node& node, std::string_view tag) {
    if (context_.is_text()) return true;
    builder_.report(node.mark,
                    Message::of(MessageCode::kTemplateTagInside, tag, context_.describe()));
    return false;
  }

  void compile_include(const Node& node) {
    if (silent_) return;
    context_.interrupt();
    const std::optional<std::uint32_t> target = lookup_.find(node);
    if (!check_text(node, "include") || !target) return;
    builder_.emit(Op::kInclude, node.mark, 0, 0, 0, add_reference(node, *target));
  }

  void compile_import(const Node& node) {
    context_.interrupt();
    const Register module = builder_.new_register(node.mark);
    const std::optional<std::uint32_t> target = lookup_.find(node);
    if (!target) return;
    builder_.emit(Op::kImport, node.mark, module, 0, 0, add_reference(node, *target));
    assign(node.targets[0], module);
  }

  void compile_from_import(const Node& node) {
    context_.interrupt();
    const Register module = builder_.new_register(node.mark);
    const std::optional<std::uint32_t> target = lookup_.find(node);
    if (!target) return;
    builder_.emit(Op::kImport, node.mark, module, 0, 0, add_reference(node, *target));
    const std::vector<std::string_view>& exports = lookup_.exports(*target);
    for (std::size_t i = 0; i < node.names.size(); ++i) {
      if (std::find(exports.begin(), exports.end(), node.names[i].text) == exports.end()) {
        builder_.report(node.names[i].mark,
                        Message::of(MessageCode::kTemplateNoImport, node.text, node.names[i].text),
                        did_you_mean(closest(node.names[i].text, exports)));
      }
      const Register value = builder_.new_register(node.mark);
      builder_.emit(Op::kImportName, node.names[i].mark, value, module, 0,
                    builder_.id_of(node.names[i].text));
      assign(node.targets[i], value);
    }
  }

  // Macros

  void compile_macro(const Node& node) {
    context_.interrupt();
    if (node.text.empty()) return;
    MacroUnit macro;
    macro.name = builder_.id_of(node.text);
    for (const Name& parameter : node.targets)
      macro.parameters.push_back(builder_.id_of(parameter.text));
    program_.macros.push_back(std::move(macro));
    pending_.push_back({&node, program_.macros.size() - 1});
    const Register value = builder_.new_register(node.mark);
    builder_.emit(Op::kMacro, node.text_mark, value, 0, 0,
                  static_cast<std::uint32_t>(program_.macros.size() - 1));
    assign({node.text, node.text_mark}, value);
  }

  void compile_macro_body(const Pending& pending) {
    const Node& node = *pending.node;
    begin_unit(HtmlContext());
    in_macro_ = true;
    const std::uint32_t begin = builder_.here();
    declare_parameters(node);
    open_scope(node.branches[0].body);
    compile_body(node.branches[0].body);
    check_end(HtmlContext(), node.mark);
    in_macro_ = false;
    program_.macros[pending.index].unit = builder_.end_unit(begin);
  }

  /// The first registers of a macro's frame; a default sees the parameters before it.
  void declare_parameters(const Node& node) {
    std::vector<Register> slots;
    for (const Name& parameter : node.targets)
      slots.push_back(builder_.new_register(parameter.mark));
    for (std::size_t i = 0; i < slots.size(); ++i) {
      const Mark& mark = node.targets[i].mark;
      if (node.exprs[i]) {
        const std::size_t given = builder_.emit_jump(Op::kJumpIfDefined, mark, slots[i]);
        expressions_.eval_into(*node.exprs[i], slots[i]);
        builder_.land(given);
      }
      builder_.declare(node.targets[i].text, slots[i], true);
    }
  }

  void begin_unit(const HtmlContext& context) {
    builder_.begin_unit();
    context_ = context;
    scopes_ = 1;
    silent_ = false;
  }

  // Blocks

  /// A loop that is never run (its template extends another) may still define blocks.
  void find_blocks(const Node& node) {
    for (const Branch& branch : node.branches) {
      for (const Node* inner : branch.body) {
        if (inner->kind == NodeKind::kBlock) {
          compile_block(*inner);
        } else if (inner->kind != NodeKind::kMacro && inner->kind != NodeKind::kSetBlock) {
          find_blocks(*inner);
        }
      }
    }
  }

  void compile_block(const Node& node) {
    if (!silent_) context_.interrupt();
    if (node.text.empty()) return;
    const NameId name = builder_.id_of(node.text);
    const bool twice = std::any_of(program_.blocks.begin(), program_.blocks.end(),
                                   [&](const BlockUnit& block) { return block.name == name; });
    if (twice) {
      return builder_.report(node.text_mark,
                             Message::of(MessageCode::kTemplateDuplicateBlock, node.text));
    }
    if (in_macro_) return builder_.report(node.mark, {MessageCode::kTemplateBlockInMacro, {}});
    const HtmlContext* inherited = find_inherited(name);
    if (silent_) {
      if (!inherited && program_.parent >= 0) warn_unseen_block(node);
    } else if (!check_block_context(node, inherited)) {
      return;
    }
    BlockUnit block;
    block.name = name;
    block.mark = node.text_mark;
    block.context = silent_ ? (inherited ? *inherited : HtmlContext()) : context_;
    program_.blocks.push_back(std::move(block));
    pending_.push_back({&node, program_.blocks.size() - 1});
    if (!silent_) builder_.emit(Op::kBlock, node.text_mark, 0, 0, 0, name);
  }

  const HtmlContext* find_inherited(NameId name) const {
    for (const BlockUnit* block : lookup_.inherited_blocks(program_)) {
      if (block->name == name) return &block->context;
    }
    return nullptr;
  }

  void warn_unseen_block(const Node& node) {
    std::vector<std::string_view> names;
    for (const BlockUnit* block : lookup_.inherited_blocks(program_))
      names.push_back(builder_.text_of(block->name));
    builder_.warn(node.text_mark, Message::of(MessageCode::kTemplateUnseenBlock, node.text),
                  did_you_mean(closest(node.text, names)));
  }

  /// Blocks stand in text, or in <title> and <textarea>; one that overrides another in the same.
  bool check_block_context(const Node& node, const HtmlContext* inherited) {
    HtmlContext context = context_;
    const bool fits = context.is_text() || context.is_escapable_text();
    if (fits && (!inherited || context.join(*inherited))) return true;
    builder_.report(node.mark,
                    Message::of(MessageCode::kTemplateTagInside, "block", context_.describe()));
    return false;
  }

  void compile_block_body(const Pending& pending) {
    const Node& node = *pending.node;
    const HtmlContext context = program_.blocks[pending.index].context;
    begin_unit(context);
    expressions_.set_in_block(true);
    const std::uint32_t begin = builder_.here();
    open_scope(node.branches[0].body);
    compile_body(node.branches[0].body);
    expressions_.set_in_block(false);
    check_end(context, node.mark);
    program_.blocks[pending.index].unit = builder_.end_unit(begin);
  }

  Program& program_;
  const Body& body_;
  const TemplateLookup& lookup_;
  CodeBuilder builder_;
  ExpressionCompiler expressions_;
  HtmlContext context_;
  std::deque<Pending> pending_;
  int scopes_ = 0;       // 0: names that are set are the template's own
  bool silent_ = false;  // after extends: what stands outside blocks is not put out
  bool in_macro_ = false;
};

}  // namespace

std::vector<Name> names_set_by(const Body& body) {
  std::vector<Name> names;
  add_names_set_by(body, names);
  std::set<std::string_view> seen;
  std::erase_if(
      names, [&](const Name& name) { return name.text.empty() || !seen.insert(name.text).second; });
  return names;
}

void compile_template(Program& program, Tree tree, const TemplateLookup& lookup, Names& names,
                      Diagnostics& diagnostics) {
  Compiler(program, tree.body, lookup, names, diagnostics).run();
  program.strings = std::move(tree.strings);  // their addresses stay
}

}  // namespace zhanting
