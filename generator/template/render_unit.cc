#include "template/renderer.h"

#include <algorithm>

#include "base/text.h"
#include "template/messages.h"
#include "template/value_text.h"

namespace zhanting {

namespace {

constexpr int kMaxCalls = 100;                               // inside one another
constexpr int kMaxTreeDepth = 3000;                          // of the recursion over trees
constexpr std::size_t kMaxOutput = std::size_t{256} << 20U;  // bytes

}  // namespace

bool Renderer::render(const Program& program) {
  run_template(program, Scope::make(run_, nullptr, true), nullptr, nullptr);
  return !run_.failed();
}

void Renderer::run_template(const Program& program, Scope* scope, const Frame* caller,
                            const Mark* site) {
  const BlockTable& blocks = library_.blocks[program.index];
  for (const Program* at = &program; !run_.failed();
       at = library_.programs[static_cast<std::size_t>(at->parent)].get()) {
    Frame frame{.program = at, .blocks = &blocks, .scope = scope, .caller = caller, .site = site};
    run_unit(at->main, frame);
    if (at->parent < 0) return;
  }
}

void Renderer::run_unit(const Unit& unit, Frame& frame) {
  frame.base = stack_.size();
  stack_.resize(frame.base + unit.slots);
  run_filled(unit, frame);
  stack_.resize(frame.base);
}

void Renderer::run_filled(const Unit& unit, Frame& frame) {
  if (calls_ >= kMaxCalls || depth_ + unit.depth > kMaxTreeDepth)
    return run_.fail(Message::of(messages::kTemplateCallsTooDeep, std::to_string(kMaxCalls)));
  if (!check_work()) return;
  ++calls_;
  depth_ += unit.depth;
  if (unit.macro) fill_defaults(*unit.macro, frame);
  if (!run_.failed()) run_body(*unit.branch, frame);
  depth_ -= unit.depth;
  --calls_;
}

bool Renderer::check_work() {
  if (out_.size() > kMaxOutput) run_.fail({messages::kTemplateTooMuchMemory, {}});
  return run_.count(1);
}

Value Renderer::cut(std::size_t start) {
  const Value html = run_.html(std::string_view(out_).substr(start));
  const auto first =
      std::lower_bound(marks_.begin(), marks_.end(), start,
                       [](const HtmlMark& mark, std::size_t at) { return mark.offset < at; });
  std::vector<HtmlMark>& kept = pieces_[html.as_string().data()];
  kept.assign(first, marks_.end());
  for (HtmlMark& mark : kept) mark.offset -= start;
  marks_.erase(first, marks_.end());
  out_.resize(start);
  return html;
}

// Blocks

void Renderer::run_block(const Frame& frame, NameId name) {
  const auto chain = std::find_if(frame.blocks->begin(), frame.blocks->end(),
                                  [&](const BlockChain& row) { return row.name == name; });
  if (chain != frame.blocks->end()) run_link(frame, *chain, 0);
}

void Renderer::run_link(const Frame& frame, const BlockChain& chain, std::size_t level) {
  const BlockChain::Link& link = chain.links[level];
  Frame inner{.program = link.program,
              .blocks = frame.blocks,
              .scope = frame.scope,
              .chain = &chain,
              .level = level,
              .caller = &frame};
  run_unit(link.block->unit, inner);
}

void Renderer::run_super(const Frame& frame) {
  if (!frame.chain || frame.level + 1 >= frame.chain->links.size())
    return run_.fail({messages::kTemplateNoSuper, {}});
  run_link(frame, *frame.chain, frame.level + 1);
}

// Other templates

Scope* Renderer::scope_with_locals(const Frame& frame, const Reference& reference) {
  Scope* scope = Scope::make(run_, frame.scope, true);
  for (const auto& [name, at] : reference.locals) {
    if (!slot(frame, at).is_undefined()) scope->set(run_, name, slot(frame, at));
  }
  return scope;
}

void Renderer::include(const Statement& node, Frame& frame) {
  const Reference& reference = frame.program->references[node.index];
  const Scope* seen = scope_with_locals(frame, reference);
  run_template(*library_.programs[reference.target], Scope::make(run_, seen, true), &frame,
               &node.mark);
}

/// Without context a template's names are the same wherever it is imported.
Value Renderer::import(const Statement& node, Frame& frame) {
  const Reference& reference = frame.program->references[node.index];
  modules_.resize(library_.programs.size());
  if (!reference.with_context && modules_[reference.target])
    return value_of_module(modules_[reference.target]);
  const Scope* seen = reference.with_context ? scope_with_locals(frame, reference) : nullptr;
  Scope* scope = Scope::make(run_, seen, false);
  const std::size_t start = out_.size();
  const std::size_t marks = marks_.size();
  run_template(*library_.programs[reference.target], scope, &frame, &node.mark);
  out_.resize(start);
  marks_.resize(marks);
  if (!reference.with_context) modules_[reference.target] = scope;
  return value_of_module(scope);
}

// Macros

void Renderer::call(const Expr& expr, Frame& frame) {
  const Value callee = eval(*expr.items[0], frame);
  const std::size_t arguments = stack_.size();
  for (const Argument& argument : expr.arguments) {
    const Value value = eval(*argument.value, frame);
    stack_.push_back(value);
  }
  if (run_.failed()) return;
  const Macro* macro = find_macro(callee);
  if (!macro) return run_.fail(Message::of(messages::kTemplateNotCallable, type_name(callee)));
  Frame inner{.program = macro->program,
              .blocks = &library_.blocks[macro->program->index],
              .scope = macro->scope,
              .base = stack_.size(),
              .caller = &frame,
              .site = &expr.mark};
  stack_.resize(inner.base + macro->unit->unit.slots);
  if (fill_parameters(*macro, expr, arguments, inner.base)) {
    run_filled(macro->unit->unit, inner);
  }
  stack_.resize(arguments);
}

bool Renderer::fill_parameters(const Macro& macro, const Expr& call, std::size_t arguments,
                               std::size_t parameters) {
  const std::vector<Name>& known = macro.unit->unit.macro->targets;
  const std::string_view name = library_.names.text_of(macro.unit->name);
  for (std::size_t i = 0; i < call.arguments.size(); ++i) {
    const Argument& argument = call.arguments[i];
    std::size_t at = i;
    if (!argument.name.empty()) {
      const auto found = std::find_if(known.begin(), known.end(), [&](const Name& parameter) {
        return parameter.id == argument.id;
      });
      at = static_cast<std::size_t>(found - known.begin());
      if (found == known.end()) {
        std::vector<std::string_view> names;
        for (const Name& parameter : known) names.push_back(parameter.text);
        run_.fail(Message::of(messages::kTemplateNoParameter, name, argument.name),
                  did_you_mean(closest(argument.name, names)));
        return false;
      }
      if (at < i && call.arguments[at].name.empty()) {
        run_.fail(Message::of(messages::kTemplateArgumentTwice, argument.name));
        return false;
      }
    } else if (at >= known.size()) {
      run_.fail(
          Message::of(messages::kTemplateTooManyArguments, name, std::to_string(known.size())));
      return false;
    }
    stack_[parameters + at] = stack_[arguments + i];
  }
  return true;
}

void Renderer::fill_defaults(const Statement& macro, Frame& frame) {
  for (std::size_t i = 0; i < macro.targets.size(); ++i) {
    if (!macro.exprs[i] || !slot(frame, macro.targets[i].slot).is_undefined()) continue;
    const Value value = eval(*macro.exprs[i], frame);
    slot(frame, macro.targets[i].slot) = value;
  }
}

}  // namespace zhanting
