#pragma once

#include "pipeline/render.h"

namespace zhanting {

/// Checks every internal link and anchor of all pages: those of stories at their place in the
/// story, the others (a template's) at the page. One that leads nowhere is an error, and so is an
/// id that stands twice on a page: no link could tell which is meant. `links`: what the numbers of
/// the pages' links stand for. `last`: of the last build without such a mistake, or null; what led
/// somewhere then and leads there still is not looked at again.
void check_links(const std::vector<RenderedOutput>& rendered, const PlannedSite& site,
                 const RenderedSite* last, const LinkPool& links, Diagnostics& diagnostics);

}  // namespace zhanting
