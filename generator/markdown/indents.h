#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <string_view>

#include "diag/source_text.h"
#include "markdown/conversion.h"

namespace zhanting {

/// What editors indent as Word and WPS do, with spaces, a tab or U+3000, is a paragraph to them,
/// and the style sheet indents it itself. CommonMark takes four spaces for code, two for nothing.

/// Lines outside lists that begin a paragraph to who indented them: prose that CommonMark took for
/// code, or for more of the paragraph above. `root` was parsed from text with the lines of
/// `source`.
std::set<std::uint32_t> find_paragraph_starts(cmark_node* root, const SourceText& source);

/// `text` with kParagraphStart for the indent of each line of `starts`.
std::string with_paragraph_starts(std::string_view text, const std::set<std::uint32_t>& starts);

/// Outside lists, where an indent means nothing else.
bool stands_free(cmark_node* block);

/// Parts paragraphs before each line that has kParagraphStart.
void split_indented_paragraphs(Conversion& conversion);

/// Takes the blanks off both ends of paragraphs, headings, cells and of their lines, and paragraphs
/// that hold nothing else.
void trim_paragraphs(Conversion& conversion);

/// Four spaces before Chinese words make code where it is not certain that a paragraph was meant.
void warn_of_indented_code(Conversion& conversion);

}  // namespace zhanting
