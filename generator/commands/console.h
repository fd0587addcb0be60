#pragma once

#include <cstdint>
#include <memory>
#include <ostream>
#include <string>

#include "base/files.h"
#include "diag/diagnostic.h"
#include "fonts/foundry.h"
#include "media/darkroom.h"
#include "media/engraver.h"

namespace zhanting {

/// What a command talks through: files, two streams, a language. main alone looks at the
/// environment; commands get it from here.
struct Console {
  FileSystem& files;
  std::ostream& out;
  std::ostream& err;
  Language language = Language::kEnglish;
  bool json = false;      // --diagnostics json
  bool terminal = false;  // err is one: progress lines are shown
  unsigned cores = 1;
  double (*seconds)() = nullptr;    // a clock that only goes forward, for the summary
  std::int64_t (*now)() = nullptr;  // nanoseconds since 1970 UTC
  /// Takes what is so large that taking it down would be felt, and keeps it until the process ends;
  /// null where it goes on.
  void (*keep)(std::shared_ptr<const void>) = nullptr;
  const Darkroom* (*darkroom)() = nullptr;  // see BuildOptions
  const Engraver* (*engraver)() = nullptr;  // see BuildOptions
  std::string (*token)() = nullptr;         // what nobody can guess; "" where there is none
  const Foundry* (*foundry)() = nullptr;    // null, or gives null, where there is none
};

enum ExitStatus { kDone = 0, kContentErrors = 1, kWrongUse = 2 };

/// Prints diagnostics to `console.err`, with the lines they point at read from `source`.
void print_diagnostics(const Diagnostics& diagnostics, const std::string& source,
                       const Console& console);

/// A sentence of the table of messages, on a line of its own.
void say(std::ostream& stream, const Console& console, const Message& message);

}  // namespace zhanting
