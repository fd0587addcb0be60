#pragma once

#include "commands/build_command.h"

namespace zhanting {

/// `zhanting check`: what a build checks and what only a whole view shows; nothing is written.
struct CheckCommand {
  BuildOptions options{};
  bool external = false;  // also asks other sites for what is linked to: the network, only then
  int timeout = 10;       // seconds a request
};
int run_check(const CheckCommand& command, const Console& console);

}  // namespace zhanting
