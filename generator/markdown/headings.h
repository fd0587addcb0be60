#pragma once

#include "markdown/conversion.h"

namespace zhanting {

/// Lists the headings and, for a Chinese story, gives them ids and levels below the page's own.
/// Warns of headings of the first level, of paragraphs that a line of `---` turned into headings,
/// and of an explicit {#id} that is another thing's of the page.
void collect_headings(Conversion& conversion);

}  // namespace zhanting
