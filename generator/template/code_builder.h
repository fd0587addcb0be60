#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "template/names.h"
#include "template/program.h"

namespace zhanting {

/// Collects the instructions of one template and gives out the registers of the frame at hand.
class CodeBuilder {
 public:
  CodeBuilder(Program& program, Names& names, Diagnostics& diagnostics)
      : program_(program), names_(names), diagnostics_(diagnostics) {}

  struct Local {
    NameId name;
    Register slot;
    bool may_be_undefined;
  };

  Program& program() { return program_; }
  NameId id_of(std::string_view name) { return names_.id_of(name); }
  std::string_view text_of(NameId name) const { return names_.text_of(name); }
  void report(const Mark& mark, Message message, std::optional<Message> hint = std::nullopt);
  void warn(const Mark& mark, Message message, std::optional<Message> hint = std::nullopt);

  Instruction& emit(Op op, const Mark& mark, Register a = 0, Register b = 0, Register c = 0,
                    std::uint32_t d = 0);
  /// Emits a jump whose target follows with land().
  std::size_t emit_jump(Op op, const Mark& mark, Register a = 0, Register b = 0);
  void land(std::size_t jump) { program_.code[jump].d = here(); }
  std::uint32_t here() const { return static_cast<std::uint32_t>(program_.code.size()); }

  /// A frame of its own begins here.
  void begin_unit();
  Unit end_unit(std::uint32_t begin);

  Register new_register(const Mark& mark);
  Register next_register() const { return next_; }
  void release_to(Register next) { next_ = next; }

  void declare(std::string_view name, Register slot, bool may_be_undefined);
  const Local* find_local(std::string_view name) const;
  std::size_t local_count() const { return locals_.size(); }
  void forget_locals(std::size_t count) { locals_.resize(count); }
  /// What an include sees: the innermost local of each name.
  std::vector<std::pair<NameId, Register>> visible_locals() const;

 private:
  Program& program_;
  Names& names_;
  Diagnostics& diagnostics_;
  std::vector<Local> locals_;
  Register next_ = 0;
  Register most_ = 0;
  bool too_large_ = false;
};

}  // namespace zhanting
