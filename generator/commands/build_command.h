#pragma once

#include <optional>

#include "commands/console.h"
#include "pipeline/build.h"

namespace zhanting {

/// `zhanting build`: one build, its messages, its exit status.
struct BuildCommand {
  BuildOptions options;
  bool explain = false;
  std::string changed;      // file for how the site differs from the last one, or ""
  std::optional<int> wait;  // seconds to wait for another build; nullopt: as long as it takes
};
int run_build(const BuildCommand& command, const Console& console);

int exit_status(const BuildResult& result);
/// A build that writes nothing, for commands that read what a site would be; says what is wrong.
BuildResult build_to_read(BuildOptions options, const Console& console);
/// Says why each file was made, and what was removed: --explain.
void explain(const BuildReport& report, const Console& console);

}  // namespace zhanting
