#pragma once

#include "markdown/cmark_tree.h"

namespace zhanting {

/// A note in a picture's words or in a link's text stands behind it instead: an attribute shows no
/// mark, and a link holds no other.
void move_notes_out_of_links(cmark_node* root);

}  // namespace zhanting
