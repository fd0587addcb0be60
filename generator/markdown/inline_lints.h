#pragma once

#include "markdown/conversion.h"

namespace zhanting {

/// Warns of what in a block's text was meant otherwise than it comes out: stars over a name,
/// links and emphasis with the marks of a Chinese keyboard, pictures without words, footnotes
/// without text. A kind is a row of the table in inline_lints.cc. REQUIRES: texts are consolidated.
void lint_inlines(Conversion& conversion);

}  // namespace zhanting
