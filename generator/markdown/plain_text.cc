#include "markdown/plain_text.h"

namespace zhanting {

std::string plain_text(cmark_node* root) {
  std::string out;
  const auto end_line = [&] {
    if (!out.empty() && out.back() != '\n') out += '\n';
  };
  walk(root, [&](cmark_node* node, bool entering) {
    const cmark_node_type type = type_of(node);
    if (type == CMARK_NODE_TEXT || type == CMARK_NODE_CODE) {
      out += literal_of(node);
    } else if (type == CMARK_NODE_SOFTBREAK) {
      out += ' ';
    } else if (type == CMARK_NODE_LINEBREAK) {
      out += '\n';
    } else if (type == CMARK_NODE_CODE_BLOCK) {
      out += literal_of(node);
      end_line();
    } else if (type == CMARK_NODE_TABLE_CELL) {
      if (entering && node != root && cmark_node_previous(node)) out += '\t';
    } else if (!entering && node != root &&
               (type & CMARK_NODE_TYPE_MASK) == CMARK_NODE_TYPE_BLOCK) {
      end_line();
    }
  });
  out.shrink_to_fit();  // it may be kept for long
  return out;
}

}  // namespace zhanting
