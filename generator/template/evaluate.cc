#include "template/evaluate.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "diag/messages.h"
#include "template/arithmetic.h"
#include "template/filters.h"
#include "template/loop.h"
#include "template/messages.h"
#include "template/operations.h"
#include "template/register_stack.h"
#include "template/scope.h"
#include "template/value_text.h"

namespace zhanting {

namespace {

using Kind = Value::Kind;

constexpr int kMaxDepth = 100;                               // of calls, includes, blocks
constexpr std::size_t kMaxOutput = std::size_t{256} << 20U;  // bytes
constexpr std::size_t kSitesShown = 6;                       // of a chain of includes and calls

struct Frame {
  const Program* program;
  const BlockTable* blocks;
  Scope* scope;
  Value* registers = nullptr;
  const BlockChain* chain = nullptr;  // of the block that runs
  std::size_t level = 0;              // in it
  const Frame* caller = nullptr;
  const Instruction* site = nullptr;  // the include or the call in the caller; else null
};

class Renderer {
 public:
  Renderer(const Library& library, const RenderInput& input, std::string& out,
           Diagnostics& diagnostics)
      : library_(library),
        page_(input.globals),
        out_(out),
        diagnostics_(diagnostics),
        run_(input.root, input.assets, input.language) {}

  bool render(const Program& program) {
    return run_template(program, Scope::make(run_, nullptr, true), nullptr, nullptr);
  }

 private:
  /// A template's own code, then that of what it extends: all fill one scope, and the blocks of
  /// the first win.
  bool run_template(const Program& program, Scope* scope, const Frame* caller,
                    const Instruction* site) {
    const BlockTable& blocks = library_.blocks[program.index];
    for (const Program* at = &program;;
         at = library_.programs[static_cast<std::size_t>(at->parent)].get()) {
      Frame frame{.program = at, .blocks = &blocks, .scope = scope, .caller = caller, .site = site};
      if (!run_unit(at->main, frame)) return false;
      if (at->parent < 0) return true;
    }
  }

  bool run_unit(const Unit& unit, Frame& frame) {
    frame.registers = registers_.take(unit.registers);
    const bool done = run_filled(unit, frame);
    registers_.give_back();
    return done;
  }

  /// With the registers in place.
  bool run_filled(const Unit& unit, Frame& frame) {
    if (depth_ >= kMaxDepth) {
      run_.fail(Message::of(messages::kTemplateCallsTooDeep, std::to_string(kMaxDepth)));
      return false;
    }
    check_work();
    ++depth_;
    const bool done = !run_.failed() && run(unit.begin, frame);
    --depth_;
    return done;
  }

  bool check_work() {
    if (out_.size() > kMaxOutput) run_.fail({messages::kTemplateTooMuchMemory, {}});
    return run_.count(1);
  }

  bool run(std::uint32_t pc, Frame& frame) {
    const Program& program = *frame.program;
    const Instruction* const code = program.code.data();
    Value* const r = frame.registers;
    std::size_t url_start = 0;
    std::vector<std::pair<std::size_t, std::size_t>> captures;  // where they began; url_start
    for (;;) {
      const Instruction& i = code[pc++];
      switch (i.op) {
        case Op::kText:
          out_ += program.texts[i.d];
          continue;
        case Op::kOutput:
          append_output(run_, r[i.a], i.escape, url_start, out_);
          break;
        case Op::kUrlStart:
          url_start = out_.size() - i.d;
          continue;
        case Op::kUrlEnd: {
          const std::size_t size = out_.size() - url_start - i.d;
          check_url(run_, Value(), i.escape, std::string_view(out_).substr(url_start, size));
          break;
        }
        case Op::kConstant:
          r[i.a] = program.constants[i.d];
          continue;
        case Op::kMove:
          r[i.a] = r[i.b];
          continue;
        case Op::kUndefined:
          r[i.a] = Value();
          continue;
        case Op::kLoad:
          r[i.a] = frame.scope->find(i.d, library_.names, page_);
          if (r[i.a].is_undefined() && !i.soft) fail_undefined(frame, i.d);
          break;
        case Op::kRequire:
          if (r[i.a].is_undefined()) fail_undefined(frame, i.d);
          break;
        case Op::kAttribute:
          r[i.a] = get_attribute(r[i.b], i.d, i.soft);
          break;
        case Op::kSubscript:
          r[i.a] = get_item(r[i.b], r[i.c], i.soft);
          break;
        case Op::kSlice:
          r[i.a] = slice_of(run_, r[i.b], r[i.c], r[i.c + 1]);
          break;
        case Op::kNot:
          r[i.a] = Value::boolean(!r[i.b].truthy());
          continue;
        case Op::kNegate:
          r[i.a] = negate(run_, r[i.b]);
          break;
        case Op::kPlus:
          r[i.a] = negate(run_, negate(run_, r[i.b]));
          break;
        case Op::kBinary:
          r[i.a] = apply_binary(run_, static_cast<Operator>(i.d), r[i.b], r[i.c]);
          break;
        case Op::kConcat:
          r[i.a] = concat(run_, std::span(r + i.b, i.c));
          break;
        case Op::kJump:
          pc = i.d;
          continue;
        case Op::kJumpIfFalse:
          if (!r[i.a].truthy()) pc = i.d;
          continue;
        case Op::kJumpIfTrue:
          if (r[i.a].truthy()) pc = i.d;
          continue;
        case Op::kJumpIfDefined:
          if (!r[i.a].is_undefined()) pc = i.d;
          continue;
        case Op::kListBegin:
          r[i.a] = run_.begin_list();
          break;
        case Op::kListAppend:
          run_.append(r[i.a], r[i.b]);
          break;
        case Op::kDict: {
          Value* members = run_.make<Value>(i.c);
          std::copy(r + i.b, r + i.b + i.c, members);
          r[i.a] = Value::object(members, program.types[i.d]);
          break;
        }
        case Op::kFilter: {
          const FilterRow& filter = *program.filters[i.d];
          r[i.a] = filter.apply(run_, r[i.b], std::span(r + i.b + 1, i.c));
          if (r[i.a].is_undefined() && !i.soft)
            run_.fail(Message::of(messages::kTemplateFilterEmpty, filter.name));
          break;
        }
        case Op::kTest:
          r[i.a] =
              Value::boolean(program.tests[i.d]->holds(run_, r[i.b], std::span(r + i.b + 1, i.c)));
          break;
        case Op::kCall: {
          const std::size_t start = out_.size();
          if (call(frame, i)) r[i.a] = cut(start);
          break;
        }
        case Op::kCallOutput:
          call(frame, i);
          break;
        case Op::kCycle:
          // A template may have called something else `loop`.
          if (const Loop* loop = find_loop(r[i.d])) {
            r[i.a] = r[i.b + loop->index % i.c];
          } else {
            fail_member(r[i.d], "cycle", member_names(r[i.d]));
          }
          break;
        case Op::kRange:
          r[i.a] = range(run_, std::span(r + i.b, i.c));
          break;
        case Op::kSuper: {
          const std::size_t start = out_.size();
          if (run_super(frame)) r[i.a] = cut(start);
          break;
        }
        case Op::kSuperOutput:
          run_super(frame);
          break;
        case Op::kForBegin:
          r[i.a] = begin_loop(run_, r[i.b]);
          if (!run_.failed() && loop_of(r[i.a])->size == 0) pc = i.d;
          break;
        case Op::kForNext:
          if (!next_item(*loop_of(r[i.a]), r[i.b])) pc = i.d;
          break;
        case Op::kUnpack:
          unpack(run_, r[i.b], std::span(r + i.a, i.c));
          break;
        case Op::kStore:
          frame.scope->set(run_, i.d, r[i.a]);
          break;
        case Op::kMacro: {
          Macro* macro = run_.make<Macro>();
          *macro = {&program, &program.macros[i.d], frame.scope};
          r[i.a] = value_of_macro(macro);
          break;
        }
        case Op::kInclude:
          include(frame, i);
          break;
        case Op::kImport:
          r[i.a] = import(frame, i);
          break;
        case Op::kImportName:
          r[i.a] = get_attribute(r[i.b], i.d, false);
          break;
        case Op::kBlock:
          run_block(frame, i.d);
          break;
        case Op::kCaptureBegin:
          captures.emplace_back(out_.size(), url_start);
          continue;
        case Op::kCaptureEnd:
          r[i.a] = cut(captures.back().first);
          url_start = captures.back().second;
          captures.pop_back();
          break;
        case Op::kReturn:
          return true;
      }
      if (run_.failed()) return report(frame, i);
    }
  }

  /// What has been put out since `start`, as a value.
  Value cut(std::size_t start) {
    const Value html = run_.html(std::string_view(out_).substr(start));
    out_.resize(start);
    return html;
  }

  // Names

  void fail_undefined(const Frame& frame, NameId id) {
    const std::string_view name = library_.names.text_of(id);
    std::vector<std::string_view> known = frame.scope->known(library_.names, page_);
    std::optional<Message> hint = did_you_mean(closest(name, known));
    const bool of_page = !frame.scope->sees_page() && !attribute_of(page_, name).is_undefined();
    if (of_page) hint = Message{messages::kHintImportedMacro, {}};
    run_.fail(Message::of(messages::kTemplateUndefined, name), hint);
  }

  Value get_attribute(const Value& object, NameId id, bool soft) {
    const std::string_view name = library_.names.text_of(id);
    const Scope* module = find_module(object);
    const Value found = module ? module->find_own(id) : attribute_of(object, name);
    if (found.is_undefined() && !soft) {
      const std::vector<std::string_view> names =
          module ? module->own(library_.names) : member_names(object);
      fail_member(object, name, names);
    }
    return found;
  }

  void fail_member(const Value& object, std::string_view name,
                   std::span<const std::string_view> names) {
    std::optional<Message> hint = did_you_mean(closest(name, names));
    if (object.kind() == Kind::kNone) hint = Message{messages::kHintAskFirst, {}};
    run_.fail(Message::of(messages::kTemplateNoMember, type_name(object), name), hint);
  }

  Value get_item(const Value& object, const Value& key, bool soft) {
    const Value found = item_of(run_, object, key);
    if (!found.is_undefined() || soft) return found;
    if (key.is_string()) {
      fail_member(object, key.as_string(), member_names(object));
    } else {
      run_.fail(Message::of(messages::kTemplateNoItem, type_name(object), text_of(run_, key)));
    }
    return found;
  }

  // Loops

  bool next_item(Loop& loop, Value& item) {
    if (loop.begun) ++loop.index;
    loop.begun = true;
    if (loop.index >= loop.size) return false;
    item = loop.list.at(loop.index);
    check_work();
    return true;
  }

  // Blocks

  void run_block(const Frame& frame, NameId name) {
    const auto chain = std::find_if(frame.blocks->begin(), frame.blocks->end(),
                                    [&](const BlockChain& row) { return row.name == name; });
    if (chain != frame.blocks->end()) run_link(frame, *chain, 0);
  }

  bool run_link(const Frame& frame, const BlockChain& chain, std::size_t level) {
    const BlockChain::Link& link = chain.links[level];
    Frame inner{.program = link.program,
                .blocks = frame.blocks,
                .scope = frame.scope,
                .chain = &chain,
                .level = level,
                .caller = &frame};
    return run_unit(link.block->unit, inner);
  }

  bool run_super(const Frame& frame) {
    if (!frame.chain || frame.level + 1 >= frame.chain->links.size()) {
      run_.fail({messages::kTemplateNoSuper, {}});
      return false;
    }
    return run_link(frame, *frame.chain, frame.level + 1);
  }

  // Other templates

  Scope* scope_with_locals(const Frame& frame, const Reference& reference) {
    Scope* scope = Scope::make(run_, frame.scope, true);
    for (const auto& [name, slot] : reference.locals) {
      if (!frame.registers[slot].is_undefined()) scope->set(run_, name, frame.registers[slot]);
    }
    return scope;
  }

  void include(const Frame& frame, const Instruction& i) {
    const Reference& reference = frame.program->references[i.d];
    const Scope* seen = scope_with_locals(frame, reference);
    run_template(*library_.programs[reference.target], Scope::make(run_, seen, true), &frame, &i);
  }

  /// Without context a template's names are the same wherever it is imported.
  Value import(const Frame& frame, const Instruction& i) {
    const Reference& reference = frame.program->references[i.d];
    modules_.resize(library_.programs.size());
    if (!reference.with_context && modules_[reference.target])
      return value_of_module(modules_[reference.target]);
    const Scope* seen = reference.with_context ? scope_with_locals(frame, reference) : nullptr;
    Scope* scope = Scope::make(run_, seen, false);
    const std::size_t start = out_.size();
    if (!run_template(*library_.programs[reference.target], scope, &frame, &i)) return Value();
    out_.resize(start);
    if (!reference.with_context) modules_[reference.target] = scope;
    return value_of_module(scope);
  }

  bool call(const Frame& frame, const Instruction& i) {
    const Value& callee = frame.registers[i.b];
    const Macro* macro = find_macro(callee);
    if (!macro) {
      run_.fail(Message::of(messages::kTemplateNotCallable, type_name(callee)));
      return false;
    }
    Frame inner{.program = macro->program,
                .blocks = &library_.blocks[macro->program->index],
                .scope = macro->scope,
                .caller = &frame,
                .site = &i};
    inner.registers = registers_.take(macro->unit->unit.registers);
    const bool done = fill_parameters(*macro, frame.program->calls[i.d], frame.registers + i.b + 1,
                                      inner.registers) &&
                      run_filled(macro->unit->unit, inner);
    registers_.give_back();
    return done;
  }

  bool fill_parameters(const Macro& macro, const CallRow& row, const Value* arguments,
                       Value* parameters) {
    const std::vector<NameId>& names = macro.unit->parameters;
    const std::string_view name = library_.names.text_of(macro.unit->name);
    if (row.positional > names.size()) {
      run_.fail(
          Message::of(messages::kTemplateTooManyArguments, name, std::to_string(names.size())));
      return false;
    }
    std::copy(arguments, arguments + row.positional, parameters);
    for (std::size_t k = 0; k < row.keywords.size(); ++k) {
      const auto found = std::find(names.begin(), names.end(), row.keywords[k]);
      const std::string_view keyword = library_.names.text_of(row.keywords[k]);
      const auto slot = static_cast<std::size_t>(found - names.begin());
      if (found == names.end()) {
        fail_parameter(names, name, keyword);
        return false;
      }
      if (slot < row.positional) {
        run_.fail(Message::of(messages::kTemplateArgumentTwice, keyword));
        return false;
      }
      parameters[slot] = arguments[row.positional + k];
    }
    return true;
  }

  void fail_parameter(const std::vector<NameId>& names, std::string_view macro,
                      std::string_view keyword) {
    std::vector<std::string_view> known;
    for (const NameId id : names) known.push_back(library_.names.text_of(id));
    run_.fail(Message::of(messages::kTemplateNoParameter, macro, keyword),
              did_you_mean(closest(keyword, known)));
  }

  // Mistakes

  /// Reports the first mistake at the innermost instruction; always false.
  bool report(const Frame& frame, const Instruction& i) {
    if (reported_) return false;
    reported_ = true;
    diagnostics_.error(place_of(frame, i), run_.message(), hint_with_sites(frame));
    return false;
  }

  static Place place_of(const Frame& frame, const Instruction& i) {
    return frame.program->source->place(i.offset, i.length);
  }

  std::optional<Message> hint_with_sites(const Frame& frame) const {
    std::string sites;
    std::size_t shown = 0;
    for (const Frame* at = &frame; at; at = at->caller) {
      if (!at->site) continue;
      const Place place = place_of(*at->caller, *at->site);
      if (shown++ == kSitesShown) {
        sites += " ← …";
        break;
      }
      sites += fmt::format("{}{}:{}:{}", sites.empty() ? "" : " ← ", *place.path, place.line,
                           place.column);
    }
    const std::optional<Message>& hint = run_.hint();
    if (sites.empty()) return hint;
    if (!hint) return Message::of(messages::kHintReached, sites);
    if (hint->code == messages::kHintDidYouMean)
      return Message::of(messages::kHintDidYouMeanReached, hint->arguments[0], sites);
    if (hint->code == messages::kHintImportedMacro)
      return Message::of(messages::kHintImportedMacroReached, sites);
    if (hint->code == messages::kHintAskFirst)
      return Message::of(messages::kHintAskFirstReached, sites);
    return Message::of(messages::kHintReached, sites);
  }

  const Library& library_;
  Value page_;
  std::string& out_;
  Diagnostics& diagnostics_;
  Run run_;
  RegisterStack registers_;
  std::vector<const Scope*> modules_;
  int depth_ = 0;
  bool reported_ = false;
};

}  // namespace

bool evaluate(const Library& library, const Program& program, const RenderInput& input,
              std::string& out, Diagnostics& diagnostics) {
  return Renderer(library, input, out, diagnostics).render(program);
}

}  // namespace zhanting
