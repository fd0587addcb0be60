#pragma once

#include "base/paths.h"
#include "media/engraver.h"

namespace zhanting {

/// The module beside the program, where this build has it; else nullptr.
inline const Engraver* module_engraver() {
  static const Engraver* const opened =
      open_engraver(join_path(parent_path(ZHANTING_PROGRAM), "zhanting_engraver.so"));
  return opened;
}

}  // namespace zhanting
