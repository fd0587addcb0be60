#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace zhanting {

/// What a program gave back.
struct ProgramResult {
  int error = 0;    // of the system, where it could not be started: ENOENT where there is none
  int status = -1;  // its exit status; of one that a signal ended 128 and the signal
  std::string out, err;

  bool ok() const { return error == 0 && status == 0; }
};

/// Runs words[0], looked for in PATH, and waits for its end; `input` is what it reads, and it
/// speaks English. It ends with us, and holds the open file `held` (or −1), with whatever is locked
/// by it, until it has ended. One at a time.
ProgramResult run_program(const std::vector<std::string>& words, std::string_view input,
                          int held = -1);

}  // namespace zhanting
