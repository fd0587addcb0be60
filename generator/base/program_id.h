#pragma once

#include "base/hash.h"

namespace zhanting {

/// Changes whenever the program does: of the build id that the linker writes into it. What another
/// program found out or made is no knowledge of this one's.
const Hash128& program_id();

}  // namespace zhanting
