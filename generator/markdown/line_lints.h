#pragma once

#include "markdown/conversion.h"

namespace zhanting {

/// Warns of lines of a paragraph that were meant as something else: headings, lists, quotes and
/// tables with the marks of a Chinese keyboard, lines that run on from the line above. A kind is a
/// row of the table in line_lints.cc. Asks before paragraphs are parted.
void lint_lines(Conversion& conversion);

}  // namespace zhanting
