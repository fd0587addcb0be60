#include "markdown/strikethrough.h"

#include <algorithm>
#include <set>

#include "base/utf8.h"
#include "markdown/flanking.h"
#include "markdown/sentinels.h"

namespace zhanting {

namespace {

constexpr std::string_view kMark = "~~";

/// What stands at the edge of a text node: the neighbouring text's character, a line end for a
/// break, else punctuation, as the source has there: `*`, `)` or '`'.
char32_t edge_of(cmark_node* node, bool last) {
  if (!node) return U'\n';
  const cmark_node_type type = type_of(node);
  if (type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK) return U'\n';
  if (type != CMARK_NODE_TEXT) return U'*';
  const std::string_view text = literal_of(node);
  if (text.empty()) return U'\n';
  return last ? decode_before(text, text.size()).code_point : decode(text, 0).code_point;
}

/// The first run of exactly two tildes at or after `from`, or npos.
std::size_t find_mark(cmark_node* node, std::size_t from) {
  const std::string_view text = literal_of(node);
  while ((from = text.find('~', from)) != std::string_view::npos) {
    const std::size_t end = std::min(text.find_first_not_of('~', from), text.size());
    const bool longer = (from == 0 && edge_of(cmark_node_previous(node), true) == U'~') ||
                        (end == text.size() && edge_of(cmark_node_next(node), false) == U'~');
    if (end - from == kMark.size() && !longer) return from;
    from = end;
  }
  return from;
}

/// Gives each mark in `node` a text node of its own; adds those to `marks`.
void split_marks(cmark_node* node, std::vector<cmark_node*>& marks) {
  std::vector<std::size_t> offsets;
  for (std::size_t at = 0; (at = find_mark(node, at)) != std::string_view::npos; at += kMark.size())
    offsets.push_back(at);
  if (offsets.empty()) return;
  const std::string text(literal_of(node));
  cmark_node_set_literal(node, text.substr(0, offsets.front()).c_str());
  cmark_node* last = node;
  const auto add = [&](std::string_view piece) {
    cmark_node* added = new_text(piece);
    cmark_node_insert_after(last, added);
    last = added;
  };
  for (std::size_t i = 0; i < offsets.size(); ++i) {
    add(kMark);
    marks.push_back(last);
    const std::size_t begin = offsets[i] + kMark.size();
    const std::size_t end = i + 1 < offsets.size() ? offsets[i + 1] : text.size();
    if (begin < end) add(std::string_view(text).substr(begin, end - begin));
  }
}

/// Between two digits a mark is a range that was typed twice, 8~~9, and stays.
Flanking flanking_of(cmark_node* mark) {
  cmark_node* before = cmark_node_previous(mark);
  while (is(before, CMARK_NODE_TEXT) && literal_of(before).empty())
    before = cmark_node_previous(before);
  const char32_t left = edge_of(before, true);
  const char32_t right = edge_of(cmark_node_next(mark), false);
  const auto is_digit = [](char32_t c) { return c >= U'0' && c <= U'9'; };
  return is_digit(left) && is_digit(right) ? Flanking{} : flanking(left, right);
}

void strike(cmark_node* opener, cmark_node* closer) {
  cmark_node* struck =
      new_node(CMARK_NODE_STRIKETHROUGH, cmark_find_syntax_extension("strikethrough"));
  cmark_node_insert_before(opener, struck);
  for (cmark_node* node = cmark_node_next(opener); node != closer;) {
    cmark_node* next = cmark_node_next(node);
    cmark_node_append_child(struck, node);
    node = next;
  }
  cmark_node_free(opener);
  cmark_node_free(closer);
}

void strike_among_children(cmark_node* parent) {
  std::vector<cmark_node*> marks;
  for (cmark_node* node = cmark_node_first_child(parent); node;) {
    cmark_node* next = cmark_node_next(node);
    if (is(node, CMARK_NODE_TEXT)) split_marks(node, marks);
    node = next;
  }
  std::vector<Flanking> sides;
  sides.reserve(marks.size());
  for (cmark_node* mark : marks) sides.push_back(flanking_of(mark));
  cmark_node* opener = nullptr;
  for (std::size_t i = 0; i < marks.size(); ++i) {
    if (opener && sides[i].right) {
      strike(opener, marks[i]);
      opener = nullptr;
    } else if (sides[i].left) {
      opener = marks[i];
    }
  }
}

}  // namespace

void strike_double_tildes(cmark_node* root) {
  std::set<cmark_node*> parents;
  walk(root, [&](cmark_node* node, bool entering) {
    if (entering && is(node, CMARK_NODE_TEXT) &&
        literal_of(node).find(kMark) != std::string_view::npos)
      parents.insert(cmark_node_parent(node));
  });
  for (cmark_node* parent : parents) strike_among_children(parent);
}

}  // namespace zhanting
