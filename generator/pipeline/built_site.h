#pragma once

#include "load/documents.h"
#include "model/site.h"
#include "outputs/make_plan.h"
#include "pipeline/build.h"

namespace zhanting {

/// All that a build read, understood and planned. Kept after a good build, so that the next one
/// begins with it (pipeline/live_build.h). Stays where it was made: the plan's views point into the
/// site, the site into the documents.
struct BuiltSite {
  BuiltSite() = default;
  BuiltSite(const BuiltSite&) = delete;
  BuiltSite& operator=(const BuiltSite&) = delete;

  Documents documents;
  Site site;
  PlannedSite planned;
  Diagnostics content;  // what was said of content/, in the order found
  Diagnostics all;      // and of the theme and the pages
};

/// What build() does, on a `built` that is empty and holds the site afterwards.
BuildResult build_site(const BuildOptions& options, FileSystem& files, BuildState& state,
                       BuiltSite& built);
/// Its second half, for when nothing but the theme changed since: loads the theme, plans, renders,
/// checks links, writes.
BuildResult build_pages(const BuildOptions& options, FileSystem& files, BuildState& state,
                        BuiltSite& built);
/// The result of a build that ends here.
BuildResult finish_build(const BuildOptions& options, Diagnostics diagnostics,
                         BuildReport report = {});

}  // namespace zhanting
