#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "diag/source_text.h"
#include "markdown/cmark_tree.h"

namespace zhanting {

/// U+3000, U+2003, U+00A0 and their kind: white space that Markdown takes for a letter.
bool is_wide_blank(char32_t code_point);
/// Bytes of the ASCII and wide blanks that `text` begins with; of those it ends with.
std::size_t leading_blanks(std::string_view text);
std::size_t trailing_blanks(std::string_view text);
std::string_view trim_blanks(std::string_view text);

/// Characters that no page or feed may hold, and those that readers see otherwise than the author
/// meant; the first of each line is reported.
void report_strange_characters(const SourceText& source, Diagnostics& diagnostics);

/// `text` without what nobody can see and no author means: zero-width spaces, and blanks on lines
/// that hold nothing else. Lines stay, columns move.
std::string without_invisible(std::string_view text);

/// Takes the sentinels of the source passes out of all that the tree holds.
void clean_literals(cmark_node* root);

}  // namespace zhanting
