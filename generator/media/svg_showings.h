#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace zhanting {

/// A rule of a drawing's style sheet that shows a part of the drawing: “.a { fill: url(#b) }”.
struct CssShowing {
  std::size_t begin = 0;  // of url(…) in the style sheet
  std::string id;
  bool inherited = false;  // by all that stands inside what the rule is for
  /// “.class”, “#id” or the name of an element; “*” for all, and for what no such word says. An
  /// element that none of them names is not meant by the rule.
  std::vector<std::string> subjects;
};

/// In the order of the style sheet. Any bytes are safe.
std::vector<CssShowing> find_css_showings(std::string_view css);

/// True for properties that elements have from those around them: of those that show parts, colours
/// and markers.
bool is_inherited_property(std::string_view name);

}  // namespace zhanting
