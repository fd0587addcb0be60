#include "markdown/gap_signs.h"

#include <string>

namespace zhanting {

namespace {

void part(cmark_node* node, const std::string& sign) {
  const std::string text(literal_of(node));
  std::size_t begin = 0;
  for (std::size_t at = text.find(sign); at != std::string::npos; at = text.find(sign, begin)) {
    if (at > begin)
      cmark_node_insert_before(node, new_text(std::string_view(text).substr(begin, at - begin)));
    cmark_node_insert_before(node, new_node(CMARK_NODE_CUSTOM_INLINE));
    begin = at + sign.size();
  }
  cmark_node_set_literal(node, text.substr(begin).c_str());
}

}  // namespace

void mark_gaps(Conversion& conversion) {
  const std::string& sign = conversion.options.gap_sign;
  std::vector<cmark_node*> texts;
  int inside = 0;
  walk(conversion.root, [&](cmark_node* node, bool entering) {
    if (is_link_or_picture(node) || is(node, CMARK_NODE_HEADING)) inside += entering ? 1 : -1;
    if (inside == 0 && is(node, CMARK_NODE_TEXT) &&
        literal_of(node).find(sign) != std::string_view::npos)
      texts.push_back(node);
  });
  for (cmark_node* node : texts) part(node, sign);
}

}  // namespace zhanting
