#pragma once

#include "markdown/conversion.h"

namespace zhanting {

/// Writes the HTML of the tree into the story, with a gap for each link, and lists its links. The
/// ids of story.headings are used in document order. Raw HTML still in the tree goes through.
void write_html(Conversion& conversion);

}  // namespace zhanting
