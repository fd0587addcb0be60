#pragma once

#include "pipeline/output_folder.h"
#include "pipeline/render.h"

namespace zhanting {

/// Writes what was made and removes what is no longer part of the site (pipeline/exchange.h), then
/// brings `state` up to date. False when the build was stopped, or, after reporting the path at
/// fault, when the disk does not take it; report.moved then says how far it came.
bool write(std::vector<RenderedOutput>& rendered, const OutputFolder& folder,
           const BuildOptions& options, FileSystem& files, BuildState& state, BuildReport& report,
           Diagnostics& diagnostics);

}  // namespace zhanting
