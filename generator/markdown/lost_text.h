#pragma once

#include "markdown/conversion.h"

namespace zhanting {

/// Warns of what an author wrote and no page shows: notes that nothing refers to, definitions of
/// links that nothing uses, cells beyond a table's header, words behind the fence of code, numbers
/// of items; and of prose that became code.
void lint_lost_text(Conversion& conversion);

}  // namespace zhanting
