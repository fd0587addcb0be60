#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>

#include "markdown/cmark_tree.h"

namespace zhanting {

/// Hands out the ids of a story's headings (norms 3.3d): the same text gives the same id in every
/// build, no id twice, none of those that footnotes have.
class HeadingIds {
 public:
  /// `prefix` stands before each id.
  explicit HeadingIds(std::string prefix) : prefix_(std::move(prefix)) {}

  /// `wanted` is the explicit {#id}, or empty.
  std::string next(std::string_view text, std::string_view wanted);

 private:
  std::string prefix_;
  std::map<std::string, int> repeats_;  // id → how often it was wanted again
  std::size_t count_ = 0;
};

/// Takes `{#id}` off the end of a heading; returns the id, or "" when there is none.
std::string take_explicit_id(cmark_node* heading);

}  // namespace zhanting
