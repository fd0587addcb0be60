#pragma once

#include "markdown/conversion.h"

namespace zhanting {

/// Cells of a row: parted by `|`, apart from `\|`; one at either end of the row parts nothing.
std::size_t count_cells(std::string_view row);

/// `|---|:-:|`, with the dashes of a Chinese keyboard too.
bool is_delimiter_row(std::string_view line);

/// Warns of lines that ran into a table, of cells beyond the header's columns, which no page shows,
/// and of `|` in code, which parts a cell.
void warn_of_lost_cells(Conversion& conversion);

}  // namespace zhanting
