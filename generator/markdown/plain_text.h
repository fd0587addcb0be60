#pragma once

#include <string>

#include "markdown/cmark_tree.h"

namespace zhanting {

/// What a reader reads under `root`: texts and code, the words for pictures too. Blocks end in
/// '\n', cells of a row are parted by '\t'.
std::string plain_text(cmark_node* root);

}  // namespace zhanting
