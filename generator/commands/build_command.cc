#include "commands/build_command.h"

#include <fmt/format.h>

#include "base/paths.h"
#include "commands/messages.h"
#include "pipeline/state_file.h"

namespace zhanting {

namespace {

/// A line that overwrites itself: on terminals only.
std::function<void(std::string_view, std::size_t, std::size_t)> progress_line(
    const Console& console) {
  if (!console.terminal || console.json) return nullptr;
  return [&console, shown = false](std::string_view stage, std::size_t done,
                                   std::size_t total) mutable {
    constexpr std::size_t kWorthShowing = 1000;
    if (total < kWorthShowing) return;
    const MessageCode code =
        stage == "write" ? messages::kProgressWrite : messages::kProgressRender;
    shown = done < total;
    console.err << '\r'
                << text_of(Message::of(code, std::to_string(done), std::to_string(total)),
                           console.language)
                << (shown ? "" : "\r\x1b[K") << std::flush;
  };
}

void say_counts(const BuildResult& result, const Console& console) {
  if (console.json) return;
  const Diagnostics& diagnostics = result.diagnostics;
  if (!result.ok())
    say(console.err, console,
        Message::of(messages::kNothingWritten, std::to_string(diagnostics.error_count()),
                    std::to_string(diagnostics.warning_count())));
}

}  // namespace

int exit_status(const BuildResult& result) {
  if (result.environment_failed) return kWrongUse;
  return result.diagnostics.has_errors() ? kContentErrors : kDone;
}

void explain(const BuildReport& report, const Console& console) {
  for (const MadeOutput& made : report.made)
    console.out << made.path << ": " << text_of({made.reason, {}}, console.language) << '\n';
  for (const std::string& path : report.removed)
    console.out << path << ": " << text_of({messages::kRemoved, {}}, console.language) << '\n';
}

int run_build(const BuildCommand& command, const Console& console) {
  const double start = console.seconds();
  const StateFile state_file(command.options, console.files);
  BuildState state = state_file.read();
  BuildOptions options = command.options;
  options.progress = progress_line(console);
  options.refresh_schemas = true;
  options.tell_vanished = true;
  options.now = console.now;
  const BuildResult result = build(options, console.files, state);
  print_diagnostics(result.diagnostics, options.source, console);
  say_counts(result, console);
  if (!result.ok()) return exit_status(result);
  if (const std::error_code error = state_file.write(state); error && !console.json)
    say(console.err, console, Message::of(messages::kStateUnwritable, error.message()));
  if (command.explain) explain(result.report, console);
  say(console.out, console,
      Message::of(messages::kBuildSummary, std::to_string(result.report.pages),
                  std::to_string(result.report.made.size()), std::to_string(result.report.reused),
                  std::to_string(result.report.removed.size()),
                  std::to_string(result.diagnostics.warning_count()),
                  fmt::format("{:.2f}", console.seconds() - start), result.report.output));
  return kDone;
}

}  // namespace zhanting
