#pragma once

#include "markdown/conversion.h"

namespace zhanting {

/// Warns of an emphasis, `node`, whose stars stand over a name or between sizes: in `王**、赵**。`
/// the words between come out bold. The locator stands at the emphasis.
void lint_masked_name(cmark_node* node, Conversion& conversion);

/// Whether stars behind `name` and behind `next` look as if they stood over two names.
bool are_masked_names(char32_t name, char32_t next);

}  // namespace zhanting
