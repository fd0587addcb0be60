#pragma once

#include "model/site.h"

namespace zhanting {

/// Reports references that lead nowhere, names that two organisations share, ids that stand twice,
/// parents in a circle, and what a record lacks because of what it says elsewhere.
void check_references(const Site& site, Diagnostics& diagnostics);

/// Warns of organisations and themes that nothing published names. REQUIRES: a site without errors;
/// else what names them may be what could not be read.
void check_unused(const Site& site, Diagnostics& diagnostics);

}  // namespace zhanting
