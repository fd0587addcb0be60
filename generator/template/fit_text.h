#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/lexicon.h"

/// Text set into a box of a drawing: SVG ends no line by itself.
namespace zhanting {

/// In the drawing's own unit, but for `leading`.
struct TextBox {
  int width = 0, height = 0;
  int largest = 0, smallest = 0;  // sizes of letters
  int leading = 130;              // from line to line, in hundredths of the size
};

struct FittedText {
  int size = 0;
  std::vector<std::string> lines;
  bool cut = false;  // not all of the text has room
};

/// Widths of letters are those of Noto Serif CJK SC Bold and Noto Sans CJK SC, the wider of the two
/// for each, in thousandths of the size: the same lines on machines with other fonts.
int width_of(std::string_view text);

/// The text in the largest letters at which it has room, its lines about as long as one another; a
/// heading of a few lines in somewhat smaller ones where its lines then end with its phrases.
/// Lines end where `lexicon` lets a heading end and at spaces; inside a word only where it is wider
/// than the box in the smallest letters. What has no room even then is cut, and ends with “…”.
/// REQUIRES: all numbers of the box are positive.
FittedText fit_text(std::string_view text, const Lexicon& lexicon, const TextBox& box);

}  // namespace zhanting
