#pragma once

#include <string_view>

#include "base/hash.h"

namespace zhanting {

/// Changes whenever the program does: of the executable's own bytes. What another program made is
/// made again.
const Hash128& program_hash();
/// Sets it once, before any build: main hashes its own executable.
void set_program_hash(const Hash128& hash);

}  // namespace zhanting
