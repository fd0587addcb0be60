#pragma once

#include "markdown/conversion.h"

namespace zhanting {

/// Parts the signs that the source has a gap (MarkdownOptions::gap_sign) from the texts they stand
/// in, as nodes of their own: CMARK_NODE_CUSTOM_INLINE. In headings, links, pictures and code they
/// are words.
void mark_gaps(Conversion& conversion);

}  // namespace zhanting
