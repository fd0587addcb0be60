#pragma once

#include "pipeline/build.h"

namespace zhanting {

/// Warns of every page of the last build that the plan no longer has, not even as an alias: links
/// to it from elsewhere will lead nowhere. The last build is the one that `state` is of, or, where
/// the state is lost, the one whose list of files stands in the output folder. Pages 2, 3 … of a
/// listing come and go with its length and do not count.
void report_vanished_pages(const Plan& plan, const Site& site, const BuildOptions& options,
                           const FileSystem& files, const BuildState& state,
                           Diagnostics& diagnostics);

}  // namespace zhanting
