#include "commands/build_command.h"

#include <fmt/format.h>

#include <chrono>
#include <thread>

#include "base/folder_lock.h"
#include "commands/diff.h"
#include "commands/messages.h"
#include "commands/showcase.h"
#include "commands/stop_signals.h"
#include "pipeline/check_cards.h"
#include "pipeline/output_folder.h"
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

/// What an unsuccessful build did to the site that was there.
void say_what_stands(const BuildResult& result, const Console& console) {
  if (console.json) return;
  const Diagnostics& diagnostics = result.diagnostics;
  const std::string errors = std::to_string(diagnostics.error_count());
  const std::string warnings = std::to_string(diagnostics.warning_count());
  if (result.stopped) {
    say(console.err, console, {messages::kStopped, {}});
  } else if (result.report.moved == 0) {
    say(console.err, console, Message::of(messages::kNothingWritten, errors, warnings));
  } else {
    say(console.err, console,
        Message::of(messages::kPartlyWritten, errors, warnings,
                    std::to_string(result.report.moved)));
  }
}

enum class Turn { kOurs, kGivenUp, kStopped };

/// Waits until no other build is at work in the output folder. A folder that cannot be locked is
/// used all the same: the build tells what is wrong with it, and some network disks know no locks.
Turn take_turn(const BuildCommand& command, FolderLock& lock, const Console& console) {
  const BuildOptions& options = command.options;
  const std::string output = console.files.real_path(options.output);
  if (objection_to(output, options.source, console.files)) return Turn::kOurs;
  constexpr std::chrono::milliseconds kPause{50};
  const double start = console.seconds();
  for (bool said = false; true; said = true) {
    if (lock.take(output) != std::errc::resource_unavailable_try_again) return Turn::kOurs;
    if (command.wait && console.seconds() - start >= *command.wait) {
      Diagnostics diagnostics;
      diagnostics.fault(options.output,
                        Message::of(messages::kAnotherBuild, std::to_string(*command.wait)));
      print_diagnostics(diagnostics, options.source, console);
      return Turn::kGivenUp;
    }
    if (!said && !console.json) {
      say(console.err, console, Message::of(messages::kWaiting, options.output));
      console.err.flush();
    }
    std::this_thread::sleep_for(kPause);
    if (StopSignals::noted()) return Turn::kStopped;
  }
}

struct Summary {
  std::size_t pages, made, reused, removed, warnings;
  const std::string& output;
  Hash128 site;
};

void say_summary(const Summary& summary, double start, const Console& console) {
  say(console.out, console,
      Message::of(messages::kBuildSummary, std::to_string(summary.pages),
                  std::to_string(summary.made), std::to_string(summary.reused),
                  std::to_string(summary.removed), std::to_string(summary.warnings),
                  fmt::format("{:.2f}", console.seconds() - start), summary.output));
  say(console.out, console, Message::of(messages::kSiteHash, summary.site.to_hex()));
}

int build_in_turn(const BuildCommand& command, const Console& console);

/// With --changed it also tells how the site differs from the last one.
int build_and_compare(const BuildCommand& command, const Console& console) {
  if (command.changed.empty()) return build_in_turn(command, console);
  const auto read = [&](ReadSite& site, Diagnostics& diagnostics) {
    return read_site_with_facts(command.options.output, command.options.jobs, console.files, site,
                                diagnostics);
  };
  ReadSite before, after;
  Diagnostics there_may_be_none, diagnostics;
  (void)read(before, there_may_be_none);
  const int status = build_in_turn(command, console);
  if (status != kDone) return status;
  if (!read(after, diagnostics)) {
    print_diagnostics(diagnostics, command.options.source, console);
    return kWrongUse;
  }
  const std::string text = difference_text(difference_of(before, after), console.language);
  return write_file(console, command.changed, text) ? kDone : kWrongUse;
}

int build_in_turn(const BuildCommand& command, const Console& console) {
  const double start = console.seconds();
  const StateFile state_file(command.options, console.files);
  if (const std::optional<Standing> standing = state_file.read_standing()) {
    Diagnostics said;
    for (const Diagnostic& each : standing->said()) said.add(each);
    print_diagnostics(said, command.options.source, console);
    say_summary({standing->pages(), 0, standing->files(), 0, said.warning_count(),
                 standing->output(), standing->site()},
                start, console);
    return kDone;
  }
  const auto kept = std::make_shared<std::pair<BuildState, BuildResult>>();
  if (console.keep) console.keep(kept);
  auto& [state, result] = *kept;
  state = state_file.read();
  BuildOptions options = command.options;
  options.progress = progress_line(console);
  options.stopped = &StopSignals::noted;
  options.refresh_schemas = true;
  options.tell_vanished = true;
  options.now = console.now;
  options.darkroom = console.darkroom;
  options.engraver = console.engraver;
  result = build(options, console.files, state);
  print_diagnostics(result.diagnostics, options.source, console);
  if (!result.ok()) {
    say_what_stands(result, console);
    return exit_status(result);
  }
  if (const std::error_code error = state_file.write(state, result.standing);
      error && !console.json)
    say(console.err, console, Message::of(messages::kStateUnwritable, error.message()));
  if (command.explain) explain(result.report, console);
  const BuildReport& report = result.report;
  if (report.heaviest && !console.json)
    say(console.out, console,
        Message::of(messages::kHeaviestPage, report.heaviest->path,
                    std::to_string((report.heaviest->bytes + 512) / 1024),
                    std::to_string((report.heaviest->pictures + 512) / 1024)));
  if (report.cards_left_out > 0 && !console.json)
    say(console.out, console,
        Message::of(messages::kCardsLeftOut, std::to_string(report.cards_left_out),
                    std::to_string(report.cards_left_out * kMillisecondsPerCard / 1000 + 1)));
  if (const auto& waiting = result.site->site().waiting; !waiting.empty() && !console.json)
    say(console.out, console,
        Message::of(messages::kWaitingRecords, std::to_string(waiting.size()),
                    waiting.front().record->path, waiting.front().until));
  say_summary({report.pages, report.made.size(), report.reused, report.removed.size(),
               result.diagnostics.warning_count(), report.output, report.site},
              start, console);
  return kDone;
}

}  // namespace

int exit_status(const BuildResult& result) {
  if (result.environment_failed || result.stopped) return kWrongUse;
  return result.diagnostics.has_errors() ? kContentErrors : kDone;
}

void explain(const BuildReport& report, const Console& console) {
  for (const MadeOutput& made : report.made) {
    console.out << made.path << ": " << text_of({made.reason, {}}, console.language);
    if (made.note) console.out << "; " << text_of({*made.note, {}}, console.language);
    console.out << '\n';
  }
  for (const std::string& path : report.removed)
    console.out << path << ": " << text_of({messages::kRemoved, {}}, console.language) << '\n';
}

int run_build(const BuildCommand& command, const Console& console) {
  const StopSignals signals;
  FolderLock lock(console.files);
  int status = kWrongUse;
  switch (take_turn(command, lock, console)) {
    case Turn::kOurs:
      status = build_and_compare(command, console);
      break;
    case Turn::kStopped:
      say(console.err, console, {messages::kStopped, {}});
      break;
    case Turn::kGivenUp:
      break;
  }
  console.out.flush();  // a noted signal ends the process
  console.err.flush();
  return status;
}

BuildResult build_to_read(BuildOptions options, const Console& console) {
  options.write = false;
  options.darkroom = console.darkroom;
  options.looks_at_pictures = false;
  BuildState no_state;
  BuildResult result = build(options, console.files, no_state);
  if (!result.ok()) print_diagnostics(result.diagnostics, options.source, console);
  return result;
}

}  // namespace zhanting
