#pragma once

#include <string>
#include <string_view>

#include "media/engraver.h"

/// What the drawing of a card needs before it is engraved: an engraver loads nothing.
namespace zhanting {

/// `svg` without the characters that no font of this machine has, and those that XML does not
/// allow. What they would say is told beforehand, see check_cards().
std::string without_boxes(std::string_view svg, const Engraver& engraver);

/// `svg` with its quotation marks, dashes and dots in a Latin font: in a Chinese one they are as
/// wide as a character. For languages whose own letters stand beside them.
std::string with_latin_marks(std::string_view svg);

/// A picture as an address that holds it; its type is that of its name. A drawing has the values of
/// its variables, which an engraver does not know.
std::string data_address(std::string_view name, std::string bytes);

}  // namespace zhanting
