#include "base/text.h"
#include "template/compile_statement.h"
#include "template/messages.h"
#include "template/python_text.h"

#include <algorithm>
#include <utility>

/// What joins templates, and the bodies of macros and blocks, which are units of their own.
namespace zhanting {

// Templates that work together

void StatementCompiler::compile_extends(const Node& node) {
  if (program_.parent >= 0 || silent_)
    return builder_.report(node.mark, {messages::kTemplateExtendsTwice, {}});
  const bool top = std::find(body_.begin(), body_.end(), &node) != body_.end();
  const bool first = std::all_of(
      body_.begin(), std::find(body_.begin(), body_.end(), &node), [](const Node* before) {
        return before->kind == NodeKind::kSet || before->kind == NodeKind::kImport ||
               before->kind == NodeKind::kFromImport || before->kind == NodeKind::kMacro ||
               (before->kind == NodeKind::kText && strip_left(before->text).empty());
      });
  if (!top || !first) return builder_.report(node.mark, {messages::kTemplateExtendsFirst, {}});
  const std::optional<std::uint32_t> parent = lookup_.find(node);
  silent_ = true;
  if (parent) program_.parent = *parent;
}

std::uint32_t StatementCompiler::add_reference(const Node& node, std::uint32_t target) {
  Reference reference{.target = target, .with_context = node.with_context, .locals = {}};
  if (node.with_context || node.kind == NodeKind::kInclude)
    reference.locals = builder_.visible_locals();
  program_.references.push_back(std::move(reference));
  return static_cast<std::uint32_t>(program_.references.size() - 1);
}

bool StatementCompiler::check_text(const Node& node, std::string_view tag) {
  if (context_.is_text()) return true;
  builder_.report(node.mark, Message::of(messages::kTemplateTagInside, tag, context_.describe()));
  return false;
}

void StatementCompiler::compile_include(const Node& node) {
  if (silent_) return;
  context_.interrupt();
  const std::optional<std::uint32_t> target = lookup_.find(node);
  if (!check_text(node, "include") || !target) return;
  builder_.emit(Op::kInclude, node.mark, 0, 0, 0, add_reference(node, *target));
}

void StatementCompiler::compile_import(const Node& node) {
  context_.interrupt();
  const Register module = builder_.new_register(node.mark);
  const std::optional<std::uint32_t> target = lookup_.find(node);
  if (!target) return;
  builder_.emit(Op::kImport, node.mark, module, 0, 0, add_reference(node, *target));
  assign(node.targets[0], module);
}

void StatementCompiler::compile_from_import(const Node& node) {
  context_.interrupt();
  const Register module = builder_.new_register(node.mark);
  const std::optional<std::uint32_t> target = lookup_.find(node);
  if (!target) return;
  builder_.emit(Op::kImport, node.mark, module, 0, 0, add_reference(node, *target));
  const std::vector<std::string_view>& exports = lookup_.exports(*target);
  for (std::size_t i = 0; i < node.names.size(); ++i) {
    if (std::find(exports.begin(), exports.end(), node.names[i].text) == exports.end()) {
      builder_.report(node.names[i].mark,
                      Message::of(messages::kTemplateNoImport, node.text, node.names[i].text),
                      did_you_mean(closest(node.names[i].text, exports)));
    }
    const Register value = builder_.new_register(node.mark);
    builder_.emit(Op::kImportName, node.names[i].mark, value, module, 0,
                  builder_.id_of(node.names[i].text));
    assign(node.targets[i], value);
  }
}

// Macros

void StatementCompiler::compile_macro(const Node& node) {
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

void StatementCompiler::compile_macro_body(const Pending& pending) {
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

void StatementCompiler::declare_parameters(const Node& node) {
  std::vector<Register> slots;
  for (const Name& parameter : node.targets) slots.push_back(builder_.new_register(parameter.mark));
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

void StatementCompiler::begin_unit(const HtmlContext& context) {
  builder_.begin_unit();
  context_ = context;
  scopes_ = 1;
  silent_ = false;
}

// Blocks

void StatementCompiler::find_blocks(const Node& node) {
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

void StatementCompiler::compile_block(const Node& node) {
  if (!silent_) context_.interrupt();
  if (node.text.empty()) return;
  const NameId name = builder_.id_of(node.text);
  const bool twice = std::any_of(program_.blocks.begin(), program_.blocks.end(),
                                 [&](const BlockUnit& block) { return block.name == name; });
  if (twice) {
    return builder_.report(node.text_mark,
                           Message::of(messages::kTemplateDuplicateBlock, node.text));
  }
  if (in_macro_) return builder_.report(node.mark, {messages::kTemplateBlockInMacro, {}});
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

const HtmlContext* StatementCompiler::find_inherited(NameId name) const {
  for (const BlockUnit* block : lookup_.inherited_blocks(program_)) {
    if (block->name == name) return &block->context;
  }
  return nullptr;
}

void StatementCompiler::warn_unseen_block(const Node& node) {
  std::vector<std::string_view> names;
  for (const BlockUnit* block : lookup_.inherited_blocks(program_))
    names.push_back(builder_.text_of(block->name));
  builder_.warn(node.text_mark, Message::of(messages::kTemplateUnseenBlock, node.text),
                did_you_mean(closest(node.text, names)));
}

bool StatementCompiler::check_block_context(const Node& node, const HtmlContext* inherited) {
  HtmlContext context = context_;
  const bool fits = context.is_text() || context.is_escapable_text();
  if (fits && (!inherited || context.join(*inherited))) return true;
  builder_.report(node.mark,
                  Message::of(messages::kTemplateTagInside, "block", context_.describe()));
  return false;
}

void StatementCompiler::compile_block_body(const Pending& pending) {
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

}  // namespace zhanting
