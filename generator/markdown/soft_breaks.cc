#include "markdown/soft_breaks.h"

#include "base/utf8.h"
#include "markdown/flanking.h"

namespace zhanting {

namespace {

bool is_hangul(char32_t c) {
  return (c >= 0x1100 && c <= 0x11FF) || (c >= 0x3130 && c <= 0x318F) ||
         (c >= 0xAC00 && c <= 0xD7FF);
}

/// Korean is wide too, and puts spaces between words.
bool is_spaceless(char32_t c) {
  return is_wide_cjk(c) && !is_hangul(c);
}

bool joins(char32_t before, char32_t after) {
  const bool both = (is_spaceless(before) || is_shared_mark(before)) &&
                    (is_spaceless(after) || is_shared_mark(after));
  return both && (is_spaceless(before) || is_spaceless(after));
}

}  // namespace

void join_chinese_lines(cmark_node* root) {
  std::vector<cmark_node*> joined;
  cmark_node* pending = nullptr;  // the soft break last met, no visible character since
  char32_t before = 0;            // 0: a picture or nothing
  const auto see = [&](char32_t first, char32_t last) {
    if (pending && joins(before, first)) joined.push_back(pending);
    pending = nullptr;
    before = last;
  };
  walk(root, [&](cmark_node* node, bool entering) {
    const cmark_node_type type = type_of(node);
    if (type == CMARK_NODE_SOFTBREAK) {
      pending = node;
    } else if (type == CMARK_NODE_TEXT || type == CMARK_NODE_CODE) {
      const std::string_view text = literal_of(node);
      if (!text.empty())
        see(decode(text, 0).code_point, decode_before(text, text.size()).code_point);
    } else if (type == CMARK_NODE_IMAGE || type == CMARK_NODE_LINEBREAK ||
               type == CMARK_NODE_HTML_INLINE || type == CMARK_NODE_FOOTNOTE_REFERENCE ||
               (entering && holds_inlines(node))) {
      see(0, 0);
    }
  });
  for (cmark_node* node : joined) cmark_node_free(node);
}

}  // namespace zhanting
