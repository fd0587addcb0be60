#include "markdown/footnotes.h"

#include <utility>

namespace zhanting {

namespace {

/// The outermost link or picture around `node`, or nullptr.
cmark_node* link_around(cmark_node* node) {
  cmark_node* found = nullptr;
  for (cmark_node* outer = cmark_node_parent(node); outer && !holds_inlines(outer);
       outer = cmark_node_parent(outer)) {
    if (is(outer, CMARK_NODE_LINK) || is(outer, CMARK_NODE_IMAGE)) found = outer;
  }
  return found;
}

}  // namespace

void move_notes_out_of_links(cmark_node* root) {
  cmark_node* last_link = nullptr;
  cmark_node* last_note = nullptr;  // moved behind it
  for (cmark_node* note : nodes_of(root, CMARK_NODE_FOOTNOTE_REFERENCE)) {
    cmark_node* link = link_around(note);
    if (!link) continue;
    cmark_node_insert_after(link == last_link ? last_note : link, note);
    last_link = link;
    last_note = note;
  }
}

}  // namespace zhanting
