#pragma once

#include "markdown/cmark_tree.h"

namespace zhanting {

/// Turns `~~words~~` into strikethrough nodes. Only runs of exactly two tildes count: 10~20人 is a
/// range. Both ends stand in the same parent. REQUIRES: the source had guard_tildes(), and its
/// sentinels are still in the tree.
void strike_double_tildes(cmark_node* root);

}  // namespace zhanting
