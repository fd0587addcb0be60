#pragma once

#include "diag/source_text.h"
#include "markdown/cmark_tree.h"

namespace zhanting {

/// Warns of names masked with stars whose stars were read as emphasis: in `王**、赵**。` the words
/// between come out bold.
void warn_of_masked_names(cmark_node* root, const SourceText& source, Diagnostics& diagnostics);

/// Warns of lines meant as lines (`——作者`, `（一）…`, `1、…`, `①…`) that run on in a paragraph.
void warn_of_glued_lines(cmark_node* root, const SourceText& source, Diagnostics& diagnostics);

/// `##标题`: CommonMark wants a space there. A topic between two marks (#河长制#) is none.
void warn_of_hashes_without_space(cmark_node* root, const SourceText& source,
                                  Diagnostics& diagnostics);

/// `[^1]` that no `[^1]:` explains. REQUIRES: texts are consolidated.
void warn_of_missing_footnotes(cmark_node* root, const SourceText& source,
                               Diagnostics& diagnostics);

/// A picture without the words that stand for it (`![](x.jpg)`).
void warn_of_pictures_without_words(cmark_node* root, const SourceText& source,
                                    Diagnostics& diagnostics);

}  // namespace zhanting
