#pragma once

#include <functional>
#include <optional>
#include <string_view>
#include <vector>

#include "template/names.h"
#include "template/program.h"

namespace zhanting {

/// What the compiler asks about the other templates of the set.
struct TemplateLookup {
  /// The template that an extends, include or import names; none after a mistake (reported).
  std::function<std::optional<std::uint32_t>(const Statement& node)> find;
  /// The blocks of what `program` extends, the nearest first.
  std::function<std::vector<const BlockUnit*>(const Program& program)> inherited_blocks;
  /// The names that `program` sets, which others may import.
  std::function<const std::vector<std::string_view>&(std::uint32_t program)> exports;
};

/// Checks and resolves the tree of `program`. The templates it extends must be compiled already.
void compile_template(Program& program, const TemplateLookup& lookup, Names& names,
                      Diagnostics& diagnostics);

/// The names that a body sets: macros, sets, imports. Each once, in order.
std::vector<Name> names_set_by(const Body& body);

}  // namespace zhanting
