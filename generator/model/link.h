#pragma once

#include "model/site.h"

namespace zhanting {

/// Finds what every reference names and reports those that lead nowhere, names that two
/// organisations share, ids that stand twice and parents in a circle. Order does not matter yet.
void resolve_references(Site& site, Diagnostics& diagnostics);

/// Once the site is sorted: gives every record its address and lists on each organisation and theme
/// what stands on it. Warns of organisations and themes that nothing published names.
void link_records(Site& site, Diagnostics& diagnostics);

}  // namespace zhanting
