#include "template/compile_statement.h"

#include <algorithm>
#include <utility>

#include "base/text.h"
#include "template/messages.h"

namespace zhanting {

void StatementCompiler::run() {
  frame_.begin_unit();
  compile_body(program_.tree.root);
  check_end(HtmlContext(), end_mark());
  program_.main = end_unit(program_.tree.root);
  while (!pending_.empty()) {
    const Pending next = pending_.front();
    pending_.pop_front();
    next.node->kind == StatementKind::kBlock ? compile_block_body(next) : compile_macro_body(next);
  }
}

Mark StatementCompiler::end_mark() const {
  const std::size_t size = program_.source->text().size();
  return {size > 0 ? size - 1 : 0, 1};
}

void StatementCompiler::compile_body(Branch& branch) {
  depth_ = std::max(depth_, ++nesting_);
  for (Statement* node : branch.body) compile(*node);
  --nesting_;
}

void StatementCompiler::compile_expression(Expr& expr) {
  depth_ = std::max(depth_, nesting_ + expr.depth);
  expressions_.compile(expr);
}

void StatementCompiler::compile(Statement& node) {
  switch (node.kind) {
    case StatementKind::kText:
      return compile_text(node);
    case StatementKind::kPrint:
      return compile_print(node);
    case StatementKind::kIf:
      return compile_if(node);
    case StatementKind::kFor:
      return compile_for(node);
    case StatementKind::kSet:
      return compile_set(node);
    case StatementKind::kSetBlock:
      return compile_set_block(node);
    case StatementKind::kWith:
      return compile_with(node);
    case StatementKind::kBlock:
      return compile_block(node);
    case StatementKind::kExtends:
      return compile_extends(node);
    case StatementKind::kInclude:
      return compile_include(node);
    case StatementKind::kImport:
      return compile_import(node);
    case StatementKind::kFromImport:
      return compile_from_import(node);
    case StatementKind::kMacro:
      return compile_macro(node);
    case StatementKind::kShared:  // made of what is compiled
      return;
  }
}

// Text and output

void StatementCompiler::compile_text(Statement& node) {
  node.skipped = silent_;
  if (silent_) return report_unseen(node);
  const std::string before = context_.describe();
  if (node.text.find('\r') != std::string_view::npos) {
    std::string& text = program_.tree.strings.emplace_back(replace_all(node.text, "\r\n", "\n"));
    std::replace(text.begin(), text.end(), '\r', '\n');
    node.text = text;
  }
  context_.advance(node.text);
  if (context_.has_cut_name())
    frame_.report({node.mark.offset, 1}, Message::of(messages::kTemplateNameCut, before));
  if (context_.has_late_refresh()) {
    frame_.report(last_output_, {messages::kOutputInRefresh, {}},
                  Message{messages::kHintRefresh, {}});
  }
  node.events = context_.events();
  node.text_mark = last_output_;  // what an address that ends here has put out last
  if (!node.events.empty()) last_output_ = {node.mark.offset + node.events.back().offset, 1};
}

void StatementCompiler::report_unseen(const Statement& node) {
  const std::string_view text = trim(node.text);
  if (text.empty()) return;
  const std::size_t offset =
      node.mark.offset + static_cast<std::size_t>(text.data() - node.text.data());
  frame_.warn({offset, std::min(text.size(), text.find('\n'))},
              {messages::kTemplateUnseenText, {}});
}

void StatementCompiler::compile_print(Statement& node) {
  Expr& expr = *node.expr;
  node.skipped = silent_;
  if (silent_) return;
  Message refusal;
  std::optional<Message> hint;
  const std::optional<Escape> escape = context_.output(refusal, hint);
  if (!escape) {
    frame_.report(node.mark, std::move(refusal), std::move(hint));
  } else if (*escape == Escape::kJson &&
             !(expr.kind == ExprKind::kFilter && expr.text == "tojson") &&
             expr.kind != ExprKind::kBad) {
    frame_.report(node.mark, {messages::kOutputNeedsJson, {}}, Message{messages::kHintToJson, {}});
  }
  context_.after_output();
  last_output_ = expr.mark;
  node.escape = escape.value_or(Escape::kAttribute);
  compile_expression(expr);
}

// Branches

void StatementCompiler::compile_if(Statement& node) {
  context_.interrupt();
  const HtmlContext begin = context_;
  HtmlContext end;
  bool first = true;
  for (Branch& branch : node.branches) {
    context_ = begin;
    if (branch.condition) compile_expression(*branch.condition);
    compile_body(branch);
    end_branch(branch.mark, begin);
    if (first) end = context_;
    first = false;
    end.join(context_);
  }
  if (node.branches.back().condition) end.join(begin);
  context_ = end;
}

void StatementCompiler::end_branch(const Mark& mark, const HtmlContext& begin) {
  context_.interrupt();
  if (context_.join(begin)) return;
  frame_.report(
      mark, Message::of(messages::kTemplateContextChanges, begin.describe(), context_.describe()),
      Message{messages::kHintContextChanges, {}});
  context_ = begin;
}

void StatementCompiler::check_end(const HtmlContext& begin, const Mark& mark) {
  context_.interrupt();
  if (!context_.join(begin))
    frame_.report(mark, Message::of(messages::kTemplateEndsInside, context_.describe()));
  context_ = begin;
}

// Loops

void StatementCompiler::compile_for(Statement& node) {
  node.skipped = silent_;
  if (silent_) return find_blocks(node);
  context_.interrupt();
  const HtmlContext begin = context_;
  const std::size_t outer = frame_.count();
  compile_expression(*node.expr);
  for (Name& target : node.targets) target.slot = frame_.declare(target.text, target.mark);
  if (node.filter) compile_expression(*node.filter);
  node.slot = frame_.declare("loop", node.mark);
  compile_scope(node.branches[0]);
  end_branch(node.branches[0].mark, begin);
  frame_.forget(outer);
  if (node.branches.size() == 1) return;
  const HtmlContext end = std::exchange(context_, begin);
  compile_scope(node.branches[1]);
  end_branch(node.branches[1].mark, begin);
  context_.join(end);
}

// Names

void StatementCompiler::compile_scope(Branch& branch) {
  const std::size_t outer = frame_.count();
  ++scopes_;
  for (const Name& name : names_set_by(branch.body)) {
    const Slot before = frame_.find(name.text);
    const Slot slot = frame_.declare(name.text, name.mark);
    branch.locals.push_back({slot, before, frame_.id_of(name.text)});
  }
  compile_body(branch);
  --scopes_;
  frame_.forget(outer);
}

void StatementCompiler::resolve_target(Name& name) {
  name.id = frame_.id_of(name.text);
  name.slot = scopes_ == 0 ? kNoSlot : frame_.find(name.text);
}

void StatementCompiler::compile_set(Statement& node) {
  context_.interrupt();
  compile_expression(*node.expr);
  resolve_target(node.targets[0]);
}

void StatementCompiler::compile_set_block(Statement& node) {
  context_.interrupt();
  const HtmlContext outer = std::exchange(context_, HtmlContext());
  const bool silent = std::exchange(silent_, false);
  compile_scope(node.branches[0]);
  check_end(HtmlContext(), node.mark);
  silent_ = silent;
  context_ = outer;
  resolve_target(node.targets[0]);
}

void StatementCompiler::compile_with(Statement& node) {
  context_.interrupt();
  const HtmlContext begin = context_;
  const std::size_t outer = frame_.count();
  for (Expr* expr : node.exprs) compile_expression(*expr);
  for (std::size_t i = 0; i < node.exprs.size(); ++i)
    node.targets[i].slot = frame_.declare(node.targets[i].text, node.targets[i].mark);
  compile_scope(node.branches[0]);
  end_branch(node.mark, begin);
  frame_.forget(outer);
}

}  // namespace zhanting
