#include "commands/stop_signals.h"

#include <atomic>
#include <csignal>

namespace zhanting {

namespace {

constexpr int kSignals[] = {SIGINT, SIGTERM, SIGHUP};

std::atomic<int> noted_signal = 0;

void note(int signal) {
  noted_signal = signal;
  std::signal(signal, SIG_DFL);
}

}  // namespace

StopSignals::StopSignals() {
  noted_signal = 0;
  for (const int signal : kSignals) {
    if (std::signal(signal, &note) == SIG_IGN) std::signal(signal, SIG_IGN);  // as nohup asks
  }
}

StopSignals::~StopSignals() {
  for (const int signal : kSignals) {
    if (std::signal(signal, SIG_DFL) == SIG_IGN) std::signal(signal, SIG_IGN);
  }
  if (noted()) ::raise(noted_signal);
}

bool StopSignals::noted() {
  return noted_signal != 0;
}

}  // namespace zhanting
