#pragma once

#include <span>
#include <string>
#include <string_view>

#include "base/unique_ids.h"
#include "markdown/cmark_tree.h"

namespace zhanting {

/// Ids that are a story's footnotes' (fn-1, fnref-1) or the page's own (page_main).
bool is_reserved_id(std::string_view id);

/// Hands out the ids of a story's headings (norms 3.3d): the same text gives the same id in every
/// build, no id twice, none that is reserved or another thing's of the page.
class HeadingIds {
 public:
  /// `prefix` stands before each id; `taken` are the page's other ids.
  HeadingIds(std::string prefix, std::span<const std::string> taken);

  /// `wanted` is the explicit {#id}, or empty.
  std::string next(std::string_view text, std::string_view wanted);

 private:
  std::string prefix_;
  UniqueIds ids_;
  std::size_t count_ = 0;
};

/// Takes `{#id}` off the end of a heading; returns the id, or "" when there is none.
std::string take_explicit_id(cmark_node* heading);

}  // namespace zhanting
