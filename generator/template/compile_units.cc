#include "base/text.h"
#include "template/compile_statement.h"
#include "template/messages.h"
#include "template/python_text.h"

#include <algorithm>
#include <utility>

/// What joins templates, and the bodies of macros and blocks, which are units of their own.
namespace zhanting {

// Templates that work together

void StatementCompiler::compile_extends(const Statement& node) {
  if (program_.parent >= 0 || silent_)
    return frame_.report(node.mark, {messages::kTemplateExtendsTwice, {}});
  const Body& body = program_.tree.root.body;
  const auto here = std::find(body.begin(), body.end(), &node);
  const bool first = std::all_of(body.begin(), here, [](const Statement* before) {
    return before->kind == StatementKind::kSet || before->kind == StatementKind::kImport ||
           before->kind == StatementKind::kFromImport || before->kind == StatementKind::kMacro ||
           (before->kind == StatementKind::kText && strip_left(before->text).empty());
  });
  if (here == body.end() || !first)
    return frame_.report(node.mark, {messages::kTemplateExtendsFirst, {}});
  const std::optional<std::uint32_t> parent = lookup_.find(node);
  silent_ = true;
  if (parent) program_.parent = *parent;
}

bool StatementCompiler::add_reference(Statement& node) {
  const std::optional<std::uint32_t> target = lookup_.find(node);
  node.index = program_.references.size();
  if (!target) return false;
  Reference& reference = program_.references.emplace_back();
  reference.target = *target;
  reference.with_context = node.with_context;
  if (node.with_context || node.kind == StatementKind::kInclude)
    reference.locals = frame_.visible();
  return true;
}

bool StatementCompiler::check_text(const Statement& node, std::string_view tag) {
  if (context_.is_text()) return true;
  frame_.report(node.mark, Message::of(messages::kTemplateTagInside, tag, context_.describe()));
  return false;
}

void StatementCompiler::compile_include(Statement& node) {
  context_.interrupt();
  node.skipped = silent_ || !add_reference(node) || !check_text(node, "include");
}

void StatementCompiler::compile_import(Statement& node) {
  context_.interrupt();
  node.skipped = !add_reference(node);
  resolve_target(node.targets[0]);
}

void StatementCompiler::compile_from_import(Statement& node) {
  context_.interrupt();
  node.skipped = !add_reference(node);
  for (std::size_t i = 0; i < node.names.size(); ++i) {
    node.names[i].id = frame_.id_of(node.names[i].text);
    resolve_target(node.targets[i]);
  }
  if (node.skipped) return;
  const std::vector<std::string_view>& exports =
      lookup_.exports(program_.references[node.index].target);
  for (const Name& name : node.names) {
    if (std::find(exports.begin(), exports.end(), name.text) != exports.end()) continue;
    frame_.report(name.mark, Message::of(messages::kTemplateNoImport, node.text, name.text),
                  did_you_mean(closest(name.text, exports)));
  }
}

// Macros

void StatementCompiler::compile_macro(Statement& node) {
  context_.interrupt();
  node.skipped = node.text.empty();
  if (node.skipped) return;
  Name name{.text = node.text, .mark = node.text_mark};
  resolve_target(name);
  node.id = name.id;
  node.slot = name.slot;
  node.index = program_.macros.size();
  program_.macros.push_back({.name = name.id, .unit = {}});
  pending_.push_back({&node, node.index});
}

void StatementCompiler::compile_macro_body(const Pending& pending) {
  Statement& node = *pending.node;
  begin_unit(HtmlContext());
  in_macro_ = true;
  for (std::size_t i = 0; i < node.targets.size(); ++i) {
    Name& parameter = node.targets[i];  // a default sees the parameters before it
    if (node.exprs[i]) compile_expression(*node.exprs[i]);
    parameter.id = frame_.id_of(parameter.text);
    parameter.slot = frame_.declare(parameter.text, parameter.mark);
  }
  compile_scope(node.branches[0]);
  check_end(HtmlContext(), node.mark);
  in_macro_ = false;
  program_.macros[pending.index].unit = end_unit(node.branches[0]);
  program_.macros[pending.index].unit.macro = &node;
}

void StatementCompiler::begin_unit(const HtmlContext& context) {
  frame_.begin_unit();
  context_ = context;
  depth_ = 0;
  silent_ = false;
}

// Blocks

void StatementCompiler::find_blocks(Statement& node) {
  for (const Branch& branch : node.branches) {
    for (Statement* inner : branch.body) {
      if (inner->kind == StatementKind::kBlock) {
        compile_block(*inner);
      } else if (inner->kind != StatementKind::kMacro && inner->kind != StatementKind::kSetBlock) {
        find_blocks(*inner);
      }
    }
  }
}

void StatementCompiler::compile_block(Statement& node) {
  if (!silent_) context_.interrupt();
  node.skipped = true;
  if (node.text.empty()) return;
  const NameId name = frame_.id_of(node.text);
  node.id = name;
  const bool twice = std::any_of(program_.blocks.begin(), program_.blocks.end(),
                                 [&](const BlockUnit& block) { return block.name == name; });
  if (twice) {
    return frame_.report(node.text_mark, Message::of(messages::kTemplateDuplicateBlock, node.text));
  }
  if (in_macro_) return frame_.report(node.mark, {messages::kTemplateBlockInMacro, {}});
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
  node.skipped = silent_;
}

const HtmlContext* StatementCompiler::find_inherited(NameId name) const {
  for (const BlockUnit* block : lookup_.inherited_blocks(program_)) {
    if (block->name == name) return &block->context;
  }
  return nullptr;
}

void StatementCompiler::warn_unseen_block(const Statement& node) {
  std::vector<std::string_view> names;
  for (const BlockUnit* block : lookup_.inherited_blocks(program_))
    names.push_back(frame_.text_of(block->name));
  frame_.warn(node.text_mark, Message::of(messages::kTemplateUnseenBlock, node.text),
              did_you_mean(closest(node.text, names)));
}

bool StatementCompiler::check_block_context(const Statement& node, const HtmlContext* inherited) {
  HtmlContext context = context_;
  const bool fits = context.is_text() || context.is_escapable_text();
  if (fits && (!inherited || context.join(*inherited))) return true;
  frame_.report(node.mark, Message::of(messages::kTemplateTagInside, "block", context_.describe()));
  return false;
}

void StatementCompiler::compile_block_body(const Pending& pending) {
  const HtmlContext context = program_.blocks[pending.index].context;
  begin_unit(context);
  expressions_.set_in_block(true);
  compile_scope(pending.node->branches[0]);
  expressions_.set_in_block(false);
  check_end(context, pending.node->mark);
  program_.blocks[pending.index].unit = end_unit(pending.node->branches[0]);
}

}  // namespace zhanting
