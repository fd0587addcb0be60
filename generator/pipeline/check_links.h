#pragma once

#include "pipeline/render.h"

namespace zhanting {

/// A file of the site and, if it is a page, its anchors and links.
struct LinkedPage {
  const Output* output;
  const PageLinks* links;
};
std::vector<LinkedPage> linked_pages(const std::vector<RenderedOutput>& rendered);

/// Checks every internal link and anchor of all pages: those of stories at their place in the
/// story, the others (a template's) at the page. One that leads nowhere is an error, and so is an
/// id that stands twice on a page: no link could tell which is meant.
void check_links(const std::vector<LinkedPage>& pages, const Site& site, Diagnostics& diagnostics);

}  // namespace zhanting
