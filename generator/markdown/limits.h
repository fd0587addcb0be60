#pragma once

#include "diag/source_text.h"
#include "markdown/cmark_tree.h"

namespace zhanting {

/// A story costs time and memory in proportion to its bytes, or one of these says why not.

/// Before cmark reads: it completes each row of a table to the header's width, and copies a link's
/// address to each place that names it, so that kilobytes could cost gigabytes. False, and
/// reported, where rows lack more cells than people leave out, or addresses are longer than people
/// use.
bool check_source(const SourceText& source, Diagnostics& diagnostics);

/// After it: quotes, lists and emphasis nested deeper than anybody writes. False, and reported.
bool check_tree(cmark_node* root, const SourceText& source, Diagnostics& diagnostics);

}  // namespace zhanting
