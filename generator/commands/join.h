#pragma once

#include <string>
#include <vector>

#include "commands/console.h"

namespace zhanting {

struct JoinOptions {
  std::string output;
  std::vector<std::string> parts;  // folders that build --part left
  unsigned jobs = 1;
};

/// `zhanting join`: puts the parts of a site together. Gives the exit status.
int run_join(const JoinOptions& options, const Console& console);

}  // namespace zhanting
