#pragma once

#include "markdown/cmark_tree.h"

namespace zhanting {

/// Takes out the line breaks that a browser would show as a space between Chinese characters.
/// Where a line of Latin text meets one, the break stays.
void join_chinese_lines(cmark_node* root);

}  // namespace zhanting
