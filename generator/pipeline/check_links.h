#pragma once

#include "pipeline/render.h"

namespace zhanting {

/// Checks every internal link and anchor of all pages: those of stories at their place in the
/// story, the others (a template's) at the page. One that leads nowhere is an error, and so is an
/// id that stands twice on a page: no link could tell which is meant. `links`: what the numbers of
/// the pages' links stand for.
void check_links(const std::vector<RenderedOutput>& rendered, const PlannedSite& site,
                 const LinkPool& links, Diagnostics& diagnostics);

}  // namespace zhanting
