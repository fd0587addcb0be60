#pragma once

#include "model/site.h"

namespace zhanting {

/// Converts the stories that changed since `known` was written, in parallel; the others take over
/// what was found then, mistakes included.
void convert_stories(unsigned jobs, const KnownFacts& known, Site& site, Diagnostics& diagnostics);

}  // namespace zhanting
