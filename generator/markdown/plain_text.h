#pragma once

#include <string>

#include "markdown/cmark_tree.h"

namespace zhanting {

/// What a reader reads of the inlines under `root`: texts and code, the words for pictures too.
std::string plain_text(cmark_node* root);

}  // namespace zhanting
