#pragma once

#include <initializer_list>
#include <string>
#include <vector>

namespace zhanting {

/// What a run of the program gave back.
struct ProgramRun {
  int status = -1;  // exit status, or -1 when a signal ended it
  std::string out, err;
  long peak_memory = 0;  // KiB
};

/// The words of a build of `source` into its folder site.
std::vector<std::string> build_arguments(const std::string& source);

/// Runs the built program. `settings` go into its environment (“TZ=…”), over an empty locale.
ProgramRun run_program(const std::vector<std::string>& arguments,
                       const std::vector<std::string>& settings = {}, unsigned mask = 022);
/// Starts it and sends it a signal after so many microseconds; true if that ended it.
bool kill_program(const std::vector<std::string>& arguments, unsigned microseconds, int signal = 9,
                  const std::vector<std::string>& settings = {});

}  // namespace zhanting
