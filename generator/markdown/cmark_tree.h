#pragma once

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

// Node types of the extensions, set by registration. The library has them, its headers do not.
// NOLINTBEGIN(readability-identifier-naming)
extern "C" {
extern cmark_node_type CMARK_NODE_TABLE;
extern cmark_node_type CMARK_NODE_TABLE_ROW;
extern cmark_node_type CMARK_NODE_TABLE_CELL;
extern cmark_node_type CMARK_NODE_STRIKETHROUGH;
}
// NOLINTEND(readability-identifier-naming)

namespace zhanting {

struct FreeTree {
  void operator()(cmark_node* root) const { cmark_node_free(root); }
};
using Tree = std::unique_ptr<cmark_node, FreeTree>;

/// Parses with tables, task lists and footnotes; never with autolink or strikethrough, whose
/// parsers share a table between threads. REQUIRES: register_markdown_extensions() has returned.
Tree parse_tree(std::string_view text);

struct FreeIterator {
  void operator()(cmark_iter* iterator) const { cmark_iter_free(iterator); }
};

/// Calls visit(node, entering) in document order. A leaf is entered and not left. `visit` may
/// change what a node holds, not where it hangs.
template <typename Visit>
void walk(cmark_node* root, const Visit& visit) {
  const std::unique_ptr<cmark_iter, FreeIterator> iterator(cmark_iter_new(root));
  for (cmark_event_type event; (event = cmark_iter_next(iterator.get())) != CMARK_EVENT_DONE;)
    visit(cmark_iter_get_node(iterator.get()), event == CMARK_EVENT_ENTER);
}

/// The nodes of one type in document order, for passes that move nodes.
std::vector<cmark_node*> nodes_of(cmark_node* root, cmark_node_type type);

inline cmark_node_type type_of(cmark_node* node) {
  return cmark_node_get_type(node);
}
inline bool is(cmark_node* node, cmark_node_type type) {
  return node && type_of(node) == type;
}
std::string_view literal_of(cmark_node* node);
std::string_view url_of(cmark_node* node);
std::string_view title_of(cmark_node* node);
/// A paragraph, heading or table cell: what holds inlines.
bool holds_inlines(cmark_node* node);
cmark_node* new_text(std::string_view text);

}  // namespace zhanting
