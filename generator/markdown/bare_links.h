#pragma once

#include "markdown/cmark_tree.h"

namespace zhanting {

/// Makes links of the http addresses and e-mail addresses in plain text. An address is ASCII: it
/// ends before the first other character, so 。 and ） after it are never part of it.
/// REQUIRES: texts are consolidated.
void link_bare_addresses(cmark_node* root);

}  // namespace zhanting
