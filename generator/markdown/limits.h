#pragma once

#include "diag/source_text.h"
#include "markdown/characters.h"
#include "markdown/cmark_tree.h"

namespace zhanting {

/// A story costs time and memory in proportion to its bytes, or one of these says why not.

/// Before cmark reads: it completes each row of a table to the header's width, and copies a link's
/// address to each place that names it, so that kilobytes could cost gigabytes. False, and
/// reported, where rows lack more cells than people leave out, or addresses are longer than people
/// use.
bool check_source(const SourceText& source, const CharacterKinds& has, Diagnostics& diagnostics);

/// After it: quotes, lists and emphasis nested deeper than anybody writes. False, and reported. The
/// walk says in `types` what the tree has.
bool check_tree(cmark_node* root, const SourceText& source, NodeTypes& types,
                Diagnostics& diagnostics);

}  // namespace zhanting
