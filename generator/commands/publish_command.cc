#include "commands/publish_command.h"

#include "commands/messages.h"
#include "commands/stop_signals.h"

namespace zhanting {

namespace {

/// A line a file: of the pages all, else the first ones.
void list(const std::vector<std::string>& paths, MessageCode verb, bool all,
          const Console& console) {
  constexpr std::size_t kListed = 40;
  const std::size_t shown = all || paths.size() <= kListed ? paths.size() : kListed;
  for (std::size_t i = 0; i < shown; ++i) say(console.out, console, Message::of(verb, paths[i]));
  if (shown < paths.size())
    say(console.out, console,
        Message::of(
            verb, text_of(Message::of(messages::kPublishMore, std::to_string(paths.size() - shown)),
                          console.language)));
}

void say_what_was_done(const PublishOptions& options, const PublishResult& result,
                       const Console& console) {
  const PublishPlan& plan = result.plan;
  const bool is_first = plan.next.number == 1 && plan.unchanged == 0 && plan.changed.empty();
  if (!is_first || options.dry_run)
    list(plan.added, messages::kPublishNew, options.dry_run, console);
  list(plan.changed, messages::kPublishChanged, options.dry_run, console);
  list(plan.removed, messages::kPublishRemoved, options.dry_run, console);
  for (const std::string& release : result.dropped)
    say(console.out, console, Message::of(messages::kPublishDropped, release));
  if (options.rollback) {
    say(console.out, console,
        Message::of(options.dry_run ? messages::kWouldGoBack : messages::kWentBack, result.release,
                    result.place));
    return;
  }
  if (plan.is_nothing() && !plan.next.site) {
    say(console.out, console,
        Message::of(messages::kPublishNothing, result.place, std::to_string(plan.unchanged)));
    return;
  }
  say(console.out, console,
      Message::of(options.dry_run ? messages::kWouldPublish : messages::kPublished,
                  std::to_string(plan.added.size()), std::to_string(plan.changed.size()),
                  std::to_string(plan.removed.size()), std::to_string(plan.unchanged),
                  std::to_string(plan.kept.size()), result.place));
  say(console.out, console, Message::of(messages::kSiteHash, plan.next.site->to_hex()));
}

}  // namespace

int run_publish(PublishOptions options, const Console& console) {
  const StopSignals signals;
  options.jobs = console.cores;
  options.seconds = console.seconds;
  options.stopped = &StopSignals::noted;
  options.waiting = [&] {
    say(console.err, console, Message::of(messages::kPublishWaiting, options.target));
  };
  const PublishResult result = publish(options, console.files);
  print_diagnostics(result.diagnostics, options.source, console);
  if (result.done) say_what_was_done(options, result, console);
  if (result.stopped) say(console.err, console, {messages::kPublishStopped, {}});
  console.out.flush();  // a noted signal ends the process
  console.err.flush();
  return result.done && !result.diagnostics.has_errors() ? kDone : kWrongUse;
}

}  // namespace zhanting
