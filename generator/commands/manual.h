#pragma once

#include <span>
#include <string>

#include "commands/command_table.h"

namespace zhanting {

/// The manual page of all commands, as man(7) reads it.
std::string manual_page(std::span<const CommandRow> commands, std::string_view version,
                        Language language);

}  // namespace zhanting
