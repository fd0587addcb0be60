#pragma once

#include <cstdint>
#include <set>
#include <utility>

#include "diag/diagnostic.h"
#include "diag/source_text.h"
#include "markdown/cmark_tree.h"
#include "markdown/locator.h"
#include "markdown/story.h"

namespace zhanting {

/// A story on its way from Markdown to HTML: what each pass looks at and changes.
struct Conversion {
  Conversion(const SourceText& text, const MarkdownOptions& how, cmark_node* tree,
             std::set<std::uint32_t> starts)
      : source(text),
        options(how),
        root(tree),
        paragraph_starts(std::move(starts)),
        locator(text) {}

  const SourceText& source;  // as the author wrote it; places are its
  const MarkdownOptions& options;
  cmark_node* root;
  /// Lines that began a paragraph by an indent (indents.h).
  std::set<std::uint32_t> paragraph_starts;
  InlineLocator locator;
  Diagnostics found;
  Story story;
};

}  // namespace zhanting
