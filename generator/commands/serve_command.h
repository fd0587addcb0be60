#pragma once

#include "commands/console.h"
#include "pipeline/build.h"

namespace zhanting {

struct ServeCommand {
  BuildOptions options;
  int port = 8080;
  bool explain = false;
};

/// `zhanting serve`: a preview at 127.0.0.1 that follows every change, until Ctrl-C.
int run_serve(const ServeCommand& command, const Console& console);

}  // namespace zhanting
