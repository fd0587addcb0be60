#pragma once

#include "model/site.h"

namespace zhanting {

/// What site.json declares of kinds and facts, beyond what each row says by itself: names that
/// stand twice, choices of what is no choice, orders of what has none. Whether an address is free
/// is for the outputs to say (outputs/kinds.h).
void check_kinds(const Site& site, Diagnostics& diagnostics);

}  // namespace zhanting
