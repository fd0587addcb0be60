#include "commands/join.h"

#include "commands/build_command.h"
#include "commands/messages.h"
#include "pipeline/part.h"

namespace zhanting {

int run_join(const JoinOptions& options, const Console& console) {
  BuildOptions build_options;
  // The output folder may lie anywhere but in a part.
  build_options.source = options.parts.front();
  build_options.output = options.output;
  build_options.jobs = options.jobs;
  const BuildResult result = join_parts(options.parts, build_options, console.files);
  print_diagnostics(result.diagnostics, ".", console);
  if (!result.ok()) return exit_status(result);
  say(console.out, console,
      Message::of(messages::kJoined, std::to_string(result.report.pages),
                  std::to_string(options.parts.size()), result.report.output));
  return kDone;
}

}  // namespace zhanting
