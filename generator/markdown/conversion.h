#pragma once

#include <cstdint>
#include <set>

#include "diag/diagnostic.h"
#include "diag/source_text.h"
#include "markdown/characters.h"
#include "markdown/cmark_tree.h"
#include "markdown/locator.h"
#include "markdown/story.h"

namespace zhanting {

/// A story on its way from Markdown to HTML: what each pass looks at and changes.
struct Conversion {
  Conversion(const SourceText& text, const CharacterKinds& kinds, const MarkdownOptions& how)
      : source(text), characters(kinds), options(how), locator(text) {}

  /// Whether texts of the tree may have any of these kinds: an entity may stand for any character.
  bool may_have(std::uint32_t kinds) const { return characters.has(kinds | kAmpersand); }

  const SourceText& source;         // as the author wrote it; places are its
  const CharacterKinds characters;  // of the source
  const MarkdownOptions& options;
  cmark_node* root = nullptr;
  NodeTypes types;       // of the tree as cmark made it
  bool guarded = false;  // sentinels were put into what cmark read
  /// Lines that began a paragraph by an indent (indents.h).
  std::set<std::uint32_t> paragraph_starts;
  InlineLocator locator;
  Diagnostics found;
  Story story;
};

}  // namespace zhanting
