#include "commands/serve_command.h"

#include <fmt/format.h>
#include <unistd.h>

#include <csignal>

#include "commands/build_command.h"
#include "commands/messages.h"
#include "commands/showcase.h"
#include "serve/serve.h"

namespace zhanting {

namespace {

/// All that a preview makes is in memory, so there is nothing to put in order.
void end_at_once(int) {
  ::_exit(kDone);
}

class Reporter {
 public:
  Reporter(const ServeCommand& command, std::string token, const Console& console)
      : command_(command), token_(std::move(token)), console_(console) {}

  void building() { start_ = console_.seconds(); }

  void ready(int port) const {
    if (port != command_.port)
      say(console_.out, console_,
          Message::of(messages::kServePortTaken, std::to_string(command_.port),
                      std::to_string(port)));
    say(console_.out, console_, Message::of(messages::kServeReady, address(port)));
    if (is_everywhere()) say(console_.out, console_, {messages::kServeEverywhere, {}});
    console_.out.flush();
  }

  void built(const BuildResult& result) const {
    print_diagnostics(result.diagnostics, command_.options.source, console_);
    const Diagnostics& diagnostics = result.diagnostics;
    if (result.ok()) {
      if (command_.explain) explain(result.report, console_);
      say(console_.out, console_,
          Message::of(messages::kServeBuilt, std::to_string(result.report.made.size()),
                      std::to_string(result.report.removed.size()),
                      std::to_string(diagnostics.warning_count()),
                      fmt::format("{:.3f}", console_.seconds() - start_)));
    } else if (!console_.json) {
      say(console_.err, console_,
          Message::of(messages::kServeFailed, std::to_string(diagnostics.error_count()),
                      std::to_string(diagnostics.warning_count())));
    }
    console_.out.flush();
    console_.err.flush();
  }

  void note(const Message& message) const {
    if (!console_.json) say(console_.err, console_, message);
  }

 private:
  /// At all addresses of the machine: none of them can be told.
  bool is_everywhere() const { return command_.bind == "0.0.0.0" || command_.bind == "::"; }

  std::string address(int port) const {
    std::string host = command_.bind.empty() || is_everywhere() ? "127.0.0.1" : command_.bind;
    if (host.find(':') != std::string::npos) host = "[" + host + "]";
    return fmt::format("http://{}:{}/{}{}", host, port, token_.empty() ? "" : "?token=", token_);
  }

  const ServeCommand& command_;
  const std::string token_;
  const Console& console_;
  double start_ = 0;
};

}  // namespace

int run_serve(const ServeCommand& command, const Console& console) {
  std::signal(SIGINT, &end_at_once);
  std::signal(SIGTERM, &end_at_once);
  std::signal(SIGPIPE, SIG_IGN);  // a browser that goes away is no reason to end
  Exposure exposure{command.bind, {}};
  if (!command.bind.empty()) {
    if (!is_ip_address(command.bind))
      return refuse(console, Message::of(messages::kBadBind, command.bind));
    if (console.token) exposure.token = console.token();
    if (exposure.token.empty()) return refuse(console, {messages::kNoToken, {}});
  }
  Reporter reporter(command, exposure.token, console);
  BuildOptions options = command.options;
  options.now = console.now;
  options.darkroom = console.darkroom;
  options.engraver = console.engraver;
  PreviewServer server({std::move(options), command.port, std::move(exposure), console.language},
                       console.files);
  const bool served =
      server.run({[&](int port) { reporter.ready(port); }, [&] { reporter.building(); },
                  [&](const BuildResult& result) { reporter.built(result); },
                  [&](const Message& message) { reporter.note(message); }});
  if (served) return kDone;
  say(console.err, console,
      Message::of(messages::kServeNoPort, std::to_string(command.port),
                  std::to_string(command.port + PreviewServer::kPortsTried - 1)));
  return kWrongUse;
}

}  // namespace zhanting
