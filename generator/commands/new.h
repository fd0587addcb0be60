#pragma once

#include <string>

#include "commands/console.h"

namespace zhanting {

struct NewOptions {
  std::string kind;  // report, branch, …: a name of the showcase's Kinds
  std::string slug;  // made from the name unless given
  std::string name;
  std::string source = ".";
};

/// `zhanting new`: writes a filled-in pair of files that builds at once, and says what to do next.
/// Nothing that exists is touched. Gives the exit status.
int run_new(const NewOptions& options, const Console& console);

}  // namespace zhanting
