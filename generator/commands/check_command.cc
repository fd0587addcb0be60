#include "commands/check_command.h"

#include <fmt/format.h>

#include "commands/messages.h"
#include "external/check_external.h"
#include "pipeline/state_file.h"

namespace zhanting {

namespace {

LookUpProgress look_up_line(const Console& console) {
  if (!console.terminal || console.json) return nullptr;
  return [&console](std::size_t done, std::size_t total) {
    const Message message =
        Message::of(messages::kProgressExternal, std::to_string(done), std::to_string(total));
    console.err << '\r' << text_of(message, console.language) << (done < total ? "" : "\r\x1b[K")
                << std::flush;
  };
}

ExternalSummary look_up_links(const CheckCommand& command, const PlannedSite& site,
                              const Console& console, Diagnostics& diagnostics) {
  const Ask asks = [&](const HttpUrl& url, AskMethod method) {
    return ask(url, method, std::chrono::seconds(command.timeout));
  };
  return check_external(site.site(), site.stories(), asks, command.timeout, look_up_line(console),
                        diagnostics);
}

}  // namespace

int run_check(const CheckCommand& command, const Console& console) {
  const StateFile state_file(command.options, console.files);
  BuildState state = state_file.read();
  BuildOptions options = command.options;
  options.write = false;
  options.whole_view = true;
  options.tell_vanished = true;
  options.now = console.now;
  options.darkroom = console.darkroom;
  options.engraver = console.engraver;
  BuildResult result = build(options, console.files, state);
  ExternalSummary summary;
  double took = 0;
  if (command.external && result.site) {
    const double start = console.seconds();
    summary = look_up_links(command, *result.site, console, result.diagnostics);
    took = console.seconds() - start;
    result.diagnostics.sort();
    if (options.strict) result.diagnostics.turn_warnings_into_errors();
  }
  print_diagnostics(result.diagnostics, options.source, console);
  if (console.json) return exit_status(result);
  std::ostream& stream = result.ok() ? console.out : console.err;
  if (command.external)
    say(stream, console,
        Message::of(messages::kExternalSummary, std::to_string(summary.addresses),
                    std::to_string(summary.good), std::to_string(summary.addresses - summary.good),
                    fmt::format("{:.1f}", took)));
  say(stream, console,
      Message::of(messages::kCheckSummary, std::to_string(result.diagnostics.error_count()),
                  std::to_string(result.diagnostics.warning_count())));
  return exit_status(result);
}

}  // namespace zhanting
