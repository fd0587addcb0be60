#pragma once

#include "commands/console.h"
#include "pipeline/build.h"

namespace zhanting {

struct ServeCommand {
  BuildOptions options;
  int port = 8080;
  bool explain = false;
  std::string bind = {};  // IP address for other machines; "" for this one alone
};

/// `zhanting serve`: a preview that follows every change, until Ctrl-C: at 127.0.0.1, or at `bind`
/// for whoever has the token in the address it prints.
int run_serve(const ServeCommand& command, const Console& console);

}  // namespace zhanting
