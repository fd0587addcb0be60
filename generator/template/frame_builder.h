#pragma once

#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "template/names.h"
#include "template/program.h"

namespace zhanting {

/// Gives out the slots of the frame at hand to the locals that are in sight, and words mistakes. A
/// local's slot is its number: what comes into sight last goes first.
class FrameBuilder {
 public:
  FrameBuilder(const SourceText& source, Names& names, Diagnostics& diagnostics)
      : source_(source), names_(names), diagnostics_(diagnostics) {}

  NameId id_of(std::string_view name) { return names_.id_of(name); }
  std::string_view text_of(NameId name) const { return names_.text_of(name); }
  void report(const Mark& mark, Message message, std::optional<Message> hint = std::nullopt);
  void warn(const Mark& mark, Message message, std::optional<Message> hint = std::nullopt);

  void begin_unit();
  std::size_t slots() const { return most_; }

  Slot declare(std::string_view name, const Mark& mark);
  /// The innermost local of that name, or kNoSlot.
  Slot find(std::string_view name);
  std::size_t count() const { return locals_.size(); }
  void forget(std::size_t count) { locals_.resize(count); }
  /// What an include sees: the innermost local of each name.
  std::vector<std::pair<NameId, Slot>> visible() const;

 private:
  const SourceText& source_;
  Names& names_;
  Diagnostics& diagnostics_;
  std::vector<NameId> locals_;
  std::size_t most_ = 0;
  bool too_large_ = false;
};

}  // namespace zhanting
