#include "markdown/plain_text.h"

namespace zhanting {

std::string plain_text(cmark_node* root) {
  std::string out;
  walk(root, [&](cmark_node* node, bool) {
    const cmark_node_type type = type_of(node);
    if (type == CMARK_NODE_TEXT || type == CMARK_NODE_CODE) {
      out += literal_of(node);
    } else if (type == CMARK_NODE_SOFTBREAK) {
      out += ' ';
    } else if (type == CMARK_NODE_LINEBREAK) {
      out += '\n';
    }
  });
  return out;
}

}  // namespace zhanting
