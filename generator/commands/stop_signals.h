#pragma once

namespace zhanting {

/// While one of these lives, the first SIGINT, SIGTERM or SIGHUP does not end the process but is
/// noted, so that work can end where it leaves nothing half done. The signal does its work when
/// this is gone; a second one does not wait. One at a time.
class StopSignals {
 public:
  StopSignals();
  ~StopSignals();
  StopSignals(const StopSignals&) = delete;
  StopSignals& operator=(const StopSignals&) = delete;

  static bool noted();  // from any thread
};

}  // namespace zhanting
