#include "template/loop.h"
#include "template/renderer.h"
#include "template/value_text.h"

namespace zhanting {

void Renderer::run_body(const Branch& branch, Frame& frame) {
  for (const Local& local : branch.locals) {
    slot(frame, local.slot) = local.outer == kNoSlot
                                  ? frame.scope->find(local.id, library_.names, page_, local.member)
                                  : slot(frame, local.outer);
  }
  for (const Statement* node : branch.body) {
    if (node->skipped) continue;
    if (node->kind == StatementKind::kText && node->events.empty()) {  // half of all there is to do
      out_ += node->text;
      continue;
    }
    run(*node, frame);
    if (run_.failed()) return note(frame, node->mark);
  }
}

void Renderer::run(const Statement& node, Frame& frame) {
  switch (node.kind) {
    case StatementKind::kText:
      return put_out_text(node, frame);
    case StatementKind::kPrint:
      return put_out(node, frame);
    case StatementKind::kIf:
      return run_if(node, frame);
    case StatementKind::kFor:
      return run_for(node, frame);
    case StatementKind::kSet:
      return assign(node.targets[0], eval(*node.expr, frame), frame);
    case StatementKind::kSetBlock: {
      const std::size_t start = out_.size();
      const Frame outer = frame;
      run_body(node.branches[0], frame);
      frame = outer;  // an attribute around it goes on
      return assign(node.targets[0], cut(start), frame);
    }
    case StatementKind::kWith:
      for (std::size_t i = 0; i < node.exprs.size(); ++i)
        assign(node.targets[i], eval(*node.exprs[i], frame), frame);
      return run_body(node.branches[0], frame);
    case StatementKind::kBlock:
      run_block(frame, node.id);
      if (run_.failed()) note(frame, node.text_mark);
      return;
    case StatementKind::kExtends:
      return;
    case StatementKind::kInclude:
      return include(node, frame);
    case StatementKind::kImport:
      return assign(node.targets[0], import(node, frame), frame);
    case StatementKind::kFromImport: {
      const Value module = import(node, frame);
      for (std::size_t i = 0; i < node.names.size() && !run_.failed(); ++i) {
        assign(node.targets[i], get_attribute(module, node.names[i].id, MemberCache(), false),
               frame);
        if (run_.failed()) note(frame, node.names[i].mark);
      }
      return;
    }
    case StatementKind::kMacro: {
      Macro* macro = run_.make<Macro>();
      *macro = {frame.program, &frame.program->macros[node.index], frame.scope};
      const Name name{.text = node.text, .mark = {}, .id = node.id, .slot = node.slot};
      return assign(name, value_of_macro(macro), frame);
    }
    case StatementKind::kShared:
      return run_shared(node, frame);
  }
}

void Renderer::assign(const Name& name, const Value& value, Frame& frame) {
  if (run_.failed()) return;
  if (name.slot == kNoSlot) {
    frame.scope->set(run_, name.id, value);
  } else {
    slot(frame, name.slot) = value;
  }
}

// Output

void Renderer::put_out_text(const Statement& node, Frame& frame) {
  const std::size_t begin = out_.size();
  out_ += node.text;
  using Event = HtmlContext::Event;
  for (const Event& event : node.events) {
    const std::size_t at = begin + event.offset;
    switch (event.kind) {
      case Event::Kind::kUrlBegins:
        frame.url_start = at;
        break;
      case Event::Kind::kValueBegins:
        frame.value_start = at;
        break;
      case Event::Kind::kValueEnds:
        marks_.push_back({event.mark, frame.value_start, at - frame.value_start});
        break;
      case Event::Kind::kUrlEnds: {
        const std::string_view whole = out_;
        check_url(run_, Value(), event.escape, whole.substr(frame.url_start, at - frame.url_start));
        if (run_.failed()) return note(frame, node.text_mark);
      }
    }
  }
}

void Renderer::put_out(const Statement& node, Frame& frame) {
  const Expr& expr = *node.expr;
  const bool markup = node.escape == Escape::kText;
  if (markup && expr.kind == ExprKind::kCall) {
    call(expr, frame);
  } else if (markup && expr.kind == ExprKind::kSuper) {
    run_super(frame);
  } else {
    const Value value = eval(expr, frame);
    if (run_.failed()) return;
    markup ? put_out_markup(value) : append_output(run_, value, node.escape, frame.url_start, out_);
  }
  if (run_.failed()) note(frame, expr.mark);
}

void Renderer::put_out_markup(const Value& value) {
  if (value.kind() == Value::Kind::kLazyHtml)
    return value.as_lazy_html().append_to(out_, run_.root(), marks_);
  if (value.kind() == Value::Kind::kHtml) add_marks(value.as_string());
  append_markup(run_, value, out_);
}

void Renderer::add_marks(std::string_view html) {
  const std::size_t begin = out_.size();
  const auto piece = pieces_.find(html.data());
  if (piece != pieces_.end()) {
    for (HtmlMark mark : piece->second) {
      mark.offset += begin;
      marks_.push_back(mark);
    }
    return;
  }
  // A filter has changed it.
  HtmlContext context;
  context.advance(html);
  std::size_t value_start = 0;
  for (const HtmlContext::Event& event : context.events()) {
    if (event.kind == HtmlContext::Event::Kind::kValueBegins) value_start = event.offset;
    if (event.kind == HtmlContext::Event::Kind::kValueEnds)
      marks_.push_back({event.mark, begin + value_start, event.offset - value_start});
  }
}

// What pages share

void Renderer::run_shared(const Statement& node, Frame& frame) {
  if (!shared_ || !frame.scope->sees_page()) return run_body(node.branches[0], frame);
  if (const SharedPiece* known = shared_->find(node.index)) return copy_shared(*known, frame);
  const std::size_t start = out_.size();
  const std::size_t first = marks_.size();
  const std::size_t steps = run_.steps();
  const Frame outer = frame;
  frame.url_start = frame.value_start = SharedPiece::kNone;
  run_body(node.branches[0], frame);
  if (run_.failed()) return;
  const auto from_start = [&](std::size_t at) {
    return at == SharedPiece::kNone ? at : at - start;
  };
  SharedPiece piece{.html = out_.substr(start),
                    .marks = {marks_.begin() + static_cast<std::ptrdiff_t>(first), marks_.end()},
                    .url_start = from_start(frame.url_start),
                    .value_start = from_start(frame.value_start),
                    .steps = run_.steps() - steps};
  for (HtmlMark& mark : piece.marks) mark.offset -= start;
  if (piece.url_start == SharedPiece::kNone) frame.url_start = outer.url_start;
  if (piece.value_start == SharedPiece::kNone) frame.value_start = outer.value_start;
  shared_->keep(node.index, std::move(piece));
}

void Renderer::copy_shared(const SharedPiece& piece, Frame& frame) {
  if (!run_.count(piece.steps)) return;
  const std::size_t start = out_.size();
  out_ += piece.html;
  for (const HtmlMark& mark : piece.marks)
    marks_.push_back({mark.kind, mark.offset + start, mark.size});
  if (piece.url_start != SharedPiece::kNone) frame.url_start = start + piece.url_start;
  if (piece.value_start != SharedPiece::kNone) frame.value_start = start + piece.value_start;
}

// Branches and loops

void Renderer::run_if(const Statement& node, Frame& frame) {
  for (const Branch& branch : node.branches) {
    if (branch.condition && !eval(*branch.condition, frame).truthy()) continue;
    if (!run_.failed()) run_body(branch, frame);
    return;
  }
}

void Renderer::run_for(const Statement& node, Frame& frame) {
  Value list = eval(*node.expr, frame);
  if (run_.failed()) return;
  if (node.filter) list = filter_items(node, list, frame);
  const Value value = begin_loop(run_, list);
  if (run_.failed()) return note(frame, node.expr->mark);
  Loop& loop = *loop_of(value);
  slot(frame, node.slot) = value;
  while (next_item(node, loop, frame) && !run_.failed()) run_body(node.branches[0], frame);
  if (loop.size == 0 && node.branches.size() > 1) run_body(node.branches[1], frame);
}

Value Renderer::filter_items(const Statement& node, const Value& list, Frame& frame) {
  const Value value = begin_loop(run_, list);
  if (run_.failed()) {
    note(frame, node.expr->mark);
    return value;
  }
  Loop& loop = *loop_of(value);
  const Value passed = run_.begin_list();
  while (next_item(node, loop, frame)) {
    if (eval(*node.filter, frame).truthy()) run_.append(passed, loop.list.at(loop.index));
  }
  return passed;
}

bool Renderer::next_item(const Statement& node, Loop& loop, Frame& frame) {
  if (loop.begun) ++loop.index;
  loop.begun = true;
  if (run_.failed() || loop.index >= loop.size || !check_work()) return false;
  const Value item = loop.list.at(loop.index);
  if (node.targets.size() == 1) {
    slot(frame, node.targets[0].slot) = item;
    return true;
  }
  std::vector<Value> parts(node.targets.size());
  unpack(run_, item, parts);
  for (std::size_t i = 0; i < parts.size(); ++i) assign(node.targets[i], parts[i], frame);
  if (run_.failed()) note(frame, node.targets[0].mark);
  return !run_.failed();
}

}  // namespace zhanting
