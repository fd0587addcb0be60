#pragma once

#include "markdown/conversion.h"

namespace zhanting {

/// Takes raw HTML out of the tree unless the options let it through, and paragraphs that held
/// nothing else. Each piece is reported at its place; of a pair of tags only the first.
void remove_raw_html(Conversion& conversion);

}  // namespace zhanting
