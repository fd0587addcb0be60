#pragma once

#include "model/site.h"

namespace zhanting {

/// Warns of organisations, places and themes that nothing published names. REQUIRES: a site without
/// errors; else what names them may be what could not be read.
void check_unused(const Site& site, Diagnostics& diagnostics);

}  // namespace zhanting
