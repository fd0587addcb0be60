#pragma once

#include "pipeline/render.h"

namespace zhanting {

/// Checks every internal link and anchor of all pages: those of stories at their place in the
/// story, the others (a template's) at the page. One that leads nowhere is an error.
void check_links(const std::vector<RenderedOutput>& rendered, const Site& site,
                 Diagnostics& diagnostics);

}  // namespace zhanting
