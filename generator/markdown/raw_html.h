#pragma once

#include "diag/source_text.h"
#include "markdown/cmark_tree.h"

namespace zhanting {

/// Takes raw HTML out of the tree, and paragraphs that held nothing else. Each piece is reported at
/// its place; of a pair of tags only the first.
void remove_raw_html(cmark_node* root, const SourceText& source, Diagnostics& diagnostics);

}  // namespace zhanting
