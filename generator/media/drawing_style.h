#pragma once

#include <string>
#include <string_view>

/// A style sheet of the showcase inside its drawings: a page's own sheets do not reach into <img>.
namespace zhanting {

/// The sheet as an element that may stand in any SVG, in ASCII.
std::string drawing_style_element(std::string_view css);

/// The drawing with the element as its first; as it is where that cannot be told: a drawing that
/// read_svg() lets through but is not ASCII up to there, or is empty. Linear in `svg`.
std::string with_drawing_style(std::string svg, std::string_view element);

}  // namespace zhanting
