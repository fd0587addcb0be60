#pragma once

#include <span>
#include <string>

#include "commands/command_table.h"

namespace zhanting {

/// A script with which bash completes the names of commands, their options, words to choose from
/// and folders.
std::string bash_completion(std::span<const CommandRow> commands);

}  // namespace zhanting
