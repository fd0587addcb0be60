#pragma once

#include "model/site.h"

namespace zhanting {

/// Reports references that lead nowhere, names that two organisations share, ids that stand twice,
/// parents in a circle, and what a record lacks because of what it says elsewhere.
void check_references(const Site& site, Diagnostics& diagnostics);

}  // namespace zhanting
