#include "template/compile_statement.h"

#include <algorithm>
#include <utility>

#include "base/text.h"
#include "template/messages.h"

namespace zhanting {

void StatementCompiler::run() {
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

Mark StatementCompiler::end_mark() const {
  const std::size_t size = program_.source->text().size();
  return {size > 0 ? size - 1 : 0, 1};
}

void StatementCompiler::compile_body(const Body& body) {
  for (const Node* node : body) compile(*node);
}

void StatementCompiler::compile(const Node& node) {
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

void StatementCompiler::compile_text(const Node& node) {
  if (silent_) return report_unseen(node);
  const std::string before = context_.describe();
  std::string text = replace_all(node.text, "\r\n", "\n");
  std::replace(text.begin(), text.end(), '\r', '\n');
  context_.advance(text);
  if (context_.has_cut_name())
    builder_.report({node.mark.offset, 1}, Message::of(messages::kTemplateNameCut, before));
  if (context_.has_late_refresh())
    builder_.report(last_output_, {messages::kOutputInRefresh, {}},
                    Message{messages::kHintRefresh, {}});
  const std::size_t size = text.size();
  program_.texts.push_back(std::move(text));
  builder_.emit(Op::kText, node.mark, 0, 0, 0,
                static_cast<std::uint32_t>(program_.texts.size() - 1));
  for (const HtmlContext::UrlEvent& event : context_.url_events()) {
    const auto behind = static_cast<std::uint32_t>(size - event.offset);
    if (event.begins) last_output_ = {node.mark.offset + event.offset, 1};  // none in it yet
    builder_.emit(event.begins ? Op::kUrlStart : Op::kUrlEnd, last_output_, 0, 0, 0, behind)
        .escape = event.use == UrlUse::kVisit  ? Escape::kUrl
                  : event.use == UrlUse::kLoad ? Escape::kSource
                                               : Escape::kSources;
  }
}

void StatementCompiler::report_unseen(const Node& node) {
  const std::string_view text = trim(node.text);
  if (text.empty()) return;
  const std::size_t offset =
      node.mark.offset + static_cast<std::size_t>(text.data() - node.text.data());
  builder_.warn({offset, std::min(text.size(), text.find('\n'))},
                {messages::kTemplateUnseenText, {}});
}

void StatementCompiler::compile_print(const Node& node) {
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
    builder_.report(node.mark, {messages::kOutputNeedsJson, {}},
                    Message{messages::kHintToJson, {}});
  }
  context_.after_output();
  last_output_ = expr.mark;
  if (escape == Escape::kText && expressions_.put_out_call(expr)) return;
  const Register value = expressions_.eval(expr);
  builder_.emit(Op::kOutput, expr.mark, value).escape = escape.value_or(Escape::kAttribute);
}

// Branches

void StatementCompiler::compile_if(const Node& node) {
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

void StatementCompiler::end_branch(const Mark& mark, const HtmlContext& begin) {
  context_.interrupt();
  if (context_.join(begin)) return;
  builder_.report(
      mark, Message::of(messages::kTemplateContextChanges, begin.describe(), context_.describe()),
      Message{messages::kHintContextChanges, {}});
  context_ = begin;
}

void StatementCompiler::check_end(const HtmlContext& begin, const Mark& mark) {
  context_.interrupt();
  if (!context_.join(begin))
    builder_.report(mark, Message::of(messages::kTemplateEndsInside, context_.describe()));
  context_ = begin;
}

// Loops

void StatementCompiler::compile_for(const Node& node) {
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

void StatementCompiler::compile_else(const Node& node, const HtmlContext& begin, std::size_t empty,
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

std::size_t StatementCompiler::emit_next(const Node& node, Register loop) {
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

Register StatementCompiler::compile_loop_filter(const Node& node, Register source) {
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

void StatementCompiler::open_scope(const Body& body) {
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

void StatementCompiler::assign(const Name& name, Register value) {
  if (name.text.empty()) return;
  if (scopes_ == 0) {
    builder_.emit(Op::kStore, name.mark, value, 0, 0, builder_.id_of(name.text));
  } else {
    builder_.emit(Op::kMove, name.mark, builder_.find_local(name.text)->slot, value);
  }
}

void StatementCompiler::compile_set(const Node& node) {
  context_.interrupt();
  assign(node.targets[0], expressions_.eval(*node.expr));
}

void StatementCompiler::compile_set_block(const Node& node) {
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

void StatementCompiler::compile_with(const Node& node) {
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

}  // namespace zhanting
