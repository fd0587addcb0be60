#pragma once

#include "pipeline/output_folder.h"
#include "pipeline/render.h"

namespace zhanting {

/// Writes what was made and removes what is no longer part of the site, then brings `state` up to
/// date. A first build writes a tree beside the folder and exchanges the two, so a reader sees the
/// old site or the new one; later builds write new files, then changed ones (each whole), then
/// remove: at any moment every page is whole and every link reaches a page. False, after reporting
/// the path at fault, when the disk does not take it.
bool write(std::vector<RenderedOutput>& rendered, const OutputFolder& folder,
           const BuildOptions& options, FileSystem& files, BuildState& state, BuildReport& report,
           Diagnostics& diagnostics);

}  // namespace zhanting
