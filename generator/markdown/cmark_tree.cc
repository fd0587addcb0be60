#include "markdown/cmark_tree.h"

#include <cassert>

#include "markdown/story.h"

namespace zhanting {

namespace {

struct FreeParser {
  void operator()(cmark_parser* parser) const { cmark_parser_free(parser); }
};

std::string_view view_of(const char* text) {
  return text ? text : std::string_view();
}

}  // namespace

void register_markdown_extensions() {
  cmark_gfm_core_extensions_ensure_registered();
}

Tree parse_tree(std::string_view text) {
  const std::unique_ptr<cmark_parser, FreeParser> parser(
      cmark_parser_new(CMARK_OPT_FOOTNOTES | CMARK_OPT_VALIDATE_UTF8));
  for (const char* name : {"table", "tasklist"}) {
    cmark_syntax_extension* extension = cmark_find_syntax_extension(name);
    assert(extension != nullptr);
    cmark_parser_attach_syntax_extension(parser.get(), extension);
  }
  cmark_parser_feed(parser.get(), text.data(), text.size());
  return Tree(cmark_parser_finish(parser.get()));
}

std::vector<cmark_node*> nodes_of(cmark_node* root, cmark_node_type type) {
  std::vector<cmark_node*> nodes;
  walk(root, [&](cmark_node* node, bool entering) {
    if (entering && is(node, type)) nodes.push_back(node);
  });
  return nodes;
}

std::string_view literal_of(cmark_node* node) {
  return view_of(cmark_node_get_literal(node));
}

std::string_view url_of(cmark_node* node) {
  return view_of(cmark_node_get_url(node));
}

std::string_view title_of(cmark_node* node) {
  return view_of(cmark_node_get_title(node));
}

bool holds_inlines(cmark_node* node) {
  const cmark_node_type type = type_of(node);
  return type == CMARK_NODE_PARAGRAPH || type == CMARK_NODE_HEADING ||
         type == CMARK_NODE_TABLE_CELL;
}

cmark_node* new_text(std::string_view text) {
  cmark_node* node = cmark_node_new(CMARK_NODE_TEXT);
  cmark_node_set_literal(node, std::string(text).c_str());
  return node;
}

}  // namespace zhanting
