#include "template/code_builder.h"

#include <algorithm>
#include <limits>

#include "template/messages.h"

namespace zhanting {

namespace {

constexpr Register kMaxRegisters = 4000;

}  // namespace

void CodeBuilder::report(const Mark& mark, Message message, std::optional<Message> hint) {
  diagnostics_.error(program_.source->place(mark.offset, mark.length), std::move(message),
                     std::move(hint));
}

void CodeBuilder::warn(const Mark& mark, Message message, std::optional<Message> hint) {
  diagnostics_.warning(program_.source->place(mark.offset, mark.length), std::move(message),
                       std::move(hint));
}

Instruction& CodeBuilder::emit(Op op, const Mark& mark, Register a, Register b, Register c,
                               std::uint32_t d) {
  Instruction& instruction = program_.code.emplace_back();
  instruction.op = op;
  instruction.a = a;
  instruction.b = b;
  instruction.c = c;
  instruction.d = d;
  instruction.offset = static_cast<std::uint32_t>(mark.offset);
  instruction.length = static_cast<std::uint16_t>(
      std::min<std::size_t>(mark.length, std::numeric_limits<std::uint16_t>::max()));
  return instruction;
}

std::size_t CodeBuilder::emit_jump(Op op, const Mark& mark, Register a, Register b) {
  emit(op, mark, a, b);
  return program_.code.size() - 1;
}

void CodeBuilder::begin_unit() {
  locals_.clear();
  next_ = 0;
  most_ = 0;
}

Unit CodeBuilder::end_unit(std::uint32_t begin) {
  emit(Op::kReturn, {});
  return {begin, most_};
}

Register CodeBuilder::new_register(const Mark& mark) {
  if (next_ >= kMaxRegisters) {
    if (!too_large_) report(mark, {messages::kTemplateTooLarge, {}});
    too_large_ = true;
    return next_;
  }
  const Register slot = next_++;
  most_ = std::max<Register>(most_, static_cast<Register>(next_ + 1));
  return slot;
}

void CodeBuilder::declare(std::string_view name, Register slot, bool may_be_undefined) {
  locals_.push_back({id_of(name), slot, may_be_undefined});
}

const CodeBuilder::Local* CodeBuilder::find_local(std::string_view name) const {
  const auto row = std::find_if(locals_.rbegin(), locals_.rend(), [&](const Local& local) {
    return names_.text_of(local.name) == name;
  });
  return row == locals_.rend() ? nullptr : &*row;
}

std::vector<std::pair<NameId, Register>> CodeBuilder::visible_locals() const {
  std::vector<std::pair<NameId, Register>> visible;
  for (auto local = locals_.rbegin(); local != locals_.rend(); ++local) {
    const bool hidden = std::any_of(visible.begin(), visible.end(),
                                    [&](const auto& row) { return row.first == local->name; });
    if (!hidden) visible.emplace_back(local->name, local->slot);
  }
  return visible;
}

}  // namespace zhanting
