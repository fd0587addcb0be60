#pragma once

#include "diag/source_text.h"
#include "markdown/cmark_tree.h"
#include "markdown/story.h"

namespace zhanting {

/// Writes the HTML of a tree into `story`, with a gap for each link, and lists its links. The ids
/// of story.headings are used in document order. Raw HTML still in the tree goes through.
void write_html(cmark_node* root, const SourceText& source, const MarkdownOptions& options,
                Story& story);

}  // namespace zhanting
