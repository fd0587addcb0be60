#pragma once

#include "commands/console.h"

namespace zhanting {

/// Reads the command line by the tables of commands and options, and runs the command. Wrong use is
/// said in the console's language, with the nearest command or option. Gives the exit status.
/// `--help` and `COMMAND --help` print the tables.
int run_command_line(int argc, const char* const* argv, Console& console);

}  // namespace zhanting
