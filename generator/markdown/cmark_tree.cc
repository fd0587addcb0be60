#include "markdown/cmark_tree.h"

#include <cassert>
#include <memory>

#include "markdown/cmark_memory.h"
#include "markdown/story.h"

namespace zhanting {

namespace {

struct FreeParser {
  void operator()(cmark_parser* parser) const { cmark_parser_free(parser); }
};

}  // namespace

void register_markdown_extensions() {
  cmark_gfm_core_extensions_ensure_registered();
}

cmark_node* parse_tree(std::string_view text) {
  const CmarkMemory::Parsing parsing;
  const std::unique_ptr<cmark_parser, FreeParser> parser(
      cmark_parser_new_with_mem(CMARK_OPT_FOOTNOTES, CmarkMemory::functions()));
  for (const char* name : {"table", "tasklist"}) {
    cmark_syntax_extension* extension = cmark_find_syntax_extension(name);
    assert(extension != nullptr);
    cmark_parser_attach_syntax_extension(parser.get(), extension);
  }
  cmark_parser_feed(parser.get(), text.data(), text.size());
  return cmark_parser_finish(parser.get());
}

NodeTypes types_in(cmark_node* root) {
  NodeTypes types;
  walk(root, [&](cmark_node* node, bool) { types.add(type_of(node)); });
  return types;
}

std::vector<cmark_node*> nodes_of(cmark_node* root, cmark_node_type type) {
  std::vector<cmark_node*> nodes;
  const auto add = [&](cmark_node* node) {
    if (is(node, type)) nodes.push_back(node);
  };
  if (CMARK_NODE_TYPE_BLOCK_P(type)) {
    for_each_block(root, add);
  } else {
    walk(root, [&](cmark_node* node, bool entering) {
      if (entering) add(node);
    });
  }
  return nodes;
}

void join_texts(cmark_node* root) {
  walk(root, [](cmark_node* node, bool) {
    // At the last of several, so that what is freed was passed.
    if (!is(node, CMARK_NODE_TEXT) || is(node->next, CMARK_NODE_TEXT)) return;
    if (!is(node->prev, CMARK_NODE_TEXT)) return;
    cmark_node* first = node;
    while (is(first->prev, CMARK_NODE_TEXT)) first = first->prev;
    std::string joined;
    for (cmark_node* each = first; each != node; each = first) {
      joined += literal_of(each);
      first = each->next;
      cmark_node_free(each);
    }
    joined += literal_of(node);
    cmark_node_set_literal(node, joined.c_str());
  });
}

cmark_node* new_node(cmark_node_type type, cmark_syntax_extension* extension) {
  return cmark_node_new_with_mem_and_ext(type, CmarkMemory::functions(), extension);
}

cmark_node* new_text(std::string_view text) {
  cmark_node* node = new_node(CMARK_NODE_TEXT);
  cmark_node_set_literal(node, std::string(text).c_str());
  return node;
}

}  // namespace zhanting
