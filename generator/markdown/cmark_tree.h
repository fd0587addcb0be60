#pragma once

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>
#include <cmark-gfm/node.h>

#include <cstdint>
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

/// Parses valid UTF-8 with tables, task lists and footnotes; never with autolink or strikethrough,
/// whose parsers share a table between threads. The tree lives in the thread's CmarkMemory, and as
/// long. REQUIRES: register_markdown_extensions() has returned.
cmark_node* parse_tree(std::string_view text);

// cmark's own functions for these are calls into another library, and its texts come as C strings,
// a copy of each: more than the rest of a conversion costs. The tree itself is read here.

inline cmark_node_type type_of(cmark_node* node) {
  return static_cast<cmark_node_type>(node->type);
}
inline bool is(cmark_node* node, cmark_node_type type) {
  return node && type_of(node) == type;
}

/// Views into the tree's memory, good as long as it is.
inline std::string_view view_of(const cmark_chunk& chunk) {
  return {reinterpret_cast<const char*>(chunk.data), static_cast<std::size_t>(chunk.len)};
}
inline std::string_view literal_of(cmark_node* node) {
  switch (type_of(node)) {
    case CMARK_NODE_TEXT:
    case CMARK_NODE_CODE:
    case CMARK_NODE_HTML_INLINE:
    case CMARK_NODE_HTML_BLOCK:
    case CMARK_NODE_FOOTNOTE_REFERENCE:
      return view_of(node->as.literal);
    case CMARK_NODE_CODE_BLOCK:
      return view_of(node->as.code.literal);
    default:
      return {};
  }
}
inline bool is_link_or_picture(cmark_node* node) {
  return is(node, CMARK_NODE_LINK) || is(node, CMARK_NODE_IMAGE);
}
inline std::string_view url_of(cmark_node* node) {
  return is_link_or_picture(node) ? view_of(node->as.link.url) : std::string_view();
}
inline std::string_view title_of(cmark_node* node) {
  return is_link_or_picture(node) ? view_of(node->as.link.title) : std::string_view();
}
/// What stands behind the ``` of a code block.
inline std::string_view fence_words_of(cmark_node* code) {
  return view_of(code->as.code.info);
}

/// A node that is entered and not left.
inline bool is_leaf(cmark_node* node) {
  switch (type_of(node)) {
    case CMARK_NODE_HTML_BLOCK:
    case CMARK_NODE_THEMATIC_BREAK:
    case CMARK_NODE_CODE_BLOCK:
    case CMARK_NODE_TEXT:
    case CMARK_NODE_SOFTBREAK:
    case CMARK_NODE_LINEBREAK:
    case CMARK_NODE_CODE:
    case CMARK_NODE_HTML_INLINE:
      return true;
    default:
      return false;
  }
}

/// Calls visit(node, entering) in document order. A leaf is entered and not left. Where the walk
/// goes on is settled before the call: `visit` may change what a node holds and free what was
/// passed, itself as it is left too.
template <typename Visit>
void walk(cmark_node* root, const Visit& visit) {
  cmark_node* node = root;
  for (bool entering = true; node;) {
    cmark_node* next = nullptr;
    bool next_entering = true;
    if (entering && !is_leaf(node)) {
      next = node->first_child ? node->first_child : node;
      next_entering = next != node;
    } else if (node != root) {
      next = node->next ? node->next : node->parent;
      next_entering = node->next != nullptr;
    }
    visit(node, entering);
    node = next;
    entering = next_entering;
  }
}

/// A paragraph, heading or table cell: what holds inlines.
inline bool holds_inlines(cmark_node* node) {
  const cmark_node_type type = type_of(node);
  return type == CMARK_NODE_PARAGRAPH || type == CMARK_NODE_HEADING ||
         type == CMARK_NODE_TABLE_CELL;
}

/// Calls visit(block) for each block in document order; inlines are not gone through.
template <typename Visit>
void for_each_block(cmark_node* root, const Visit& visit) {
  for (cmark_node* node = root; node;) {
    visit(node);
    if (!holds_inlines(node) && node->first_child) {
      node = node->first_child;
      continue;
    }
    while (node && node != root && !node->next) node = node->parent;
    node = node && node != root ? node->next : nullptr;
  }
}

/// Which types of nodes a tree has.
class NodeTypes {
 public:
  void add(cmark_node_type type) { bits_ |= bit(type); }
  bool has(cmark_node_type type) const { return (bits_ & bit(type)) != 0; }

 private:
  static std::uint64_t bit(cmark_node_type type) {
    constexpr unsigned kBlockTypes = 32;
    const unsigned number = type & CMARK_NODE_VALUE_MASK;
    return std::uint64_t{1} << (CMARK_NODE_TYPE_BLOCK_P(type) ? number : kBlockTypes + number);
  }

  std::uint64_t bits_ = 0;
};

NodeTypes types_in(cmark_node* root);

/// The nodes of one type in document order, for passes that move nodes.
std::vector<cmark_node*> nodes_of(cmark_node* root, cmark_node_type type);
/// Makes one text of texts that stand beside each other.
void join_texts(cmark_node* root);
/// Nodes for the tree at hand.
cmark_node* new_node(cmark_node_type type, cmark_syntax_extension* extension = nullptr);
cmark_node* new_text(std::string_view text);

}  // namespace zhanting
