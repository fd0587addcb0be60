#include "markdown/indents.h"

#include <cmark-gfm/node.h>

#include <algorithm>
#include <iterator>

#include "base/utf8.h"
#include "markdown/characters.h"
#include "markdown/messages.h"
#include "markdown/sentinels.h"

namespace zhanting {

namespace {

constexpr std::size_t kCodeIndent = 4;

bool is_indented_code(cmark_node* node) {
  return is(node, CMARK_NODE_CODE_BLOCK) && !node->as.code.fenced;
}

/// The columns that a line is indented by behind the marks of its quotes.
std::size_t indent_of(std::string_view line) {
  const std::size_t text = std::min(line.find_first_not_of(" \t>"), line.size());
  std::size_t columns = 0;
  for (std::size_t i = text; i > 0 && line[i - 1] != '>'; --i)
    columns += line[i - 1] == '\t' ? kCodeIndent : 1;
  const bool quoted = line.substr(0, text).find('>') != std::string_view::npos;
  return quoted && columns > 0 ? columns - 1 : columns;
}

/// A line of Chinese that begins as a sentence does: no comment, no list.
bool is_prose(std::string_view line) {
  const char32_t first = decode(line, 0).code_point;
  const bool letter =
      (first >= '0' && first <= '9') || ((first | 0x20) >= 'a' && (first | 0x20) <= 'z');
  if (!letter && !is_wide_cjk(first) &&
      std::u32string_view(U"“‘—…").find(first) == std::u32string_view::npos)
    return false;
  const std::size_t number = line.find_first_not_of("0123456789");
  const bool item =
      number != 0 && number != std::string_view::npos &&
      (line.substr(number).starts_with(". ") || line.substr(number).starts_with(") "));
  return !item && count_han(line) * 3 >= count_code_points(line);
}

bool ends_with_break(std::string_view line) {
  return line.ends_with("  ") || line.ends_with('\\');
}

/// Bytes of the wide blanks, spelt as entities too, that a line's text begins with.
std::size_t wide_indent(std::string_view text) {
  constexpr std::string_view kEntities[] = {"&emsp;", "&ensp;", "&nbsp;", "&#12288;", "&#x3000;"};
  std::size_t at = 0;
  while (at < text.size()) {
    const std::string_view rest = text.substr(at);
    const auto entity = std::find_if(std::begin(kEntities), std::end(kEntities),
                                     [&](std::string_view each) { return rest.starts_with(each); });
    const std::size_t blanks =
        entity == std::end(kEntities) ? leading_blanks(rest) : entity->size();
    if (blanks == 0) break;
    at += blanks;
  }
  return at;
}

bool begins_paragraph(std::string_view line, bool paragraph_indented) {
  const std::string_view text = text_of_line(line);
  if (wide_indent(text) > 0) return wide_indent(text) < text.size();
  return is_prose(text) && indent_of(line) >= (paragraph_indented ? 2 : kCodeIndent);
}

/// Adds the lines of a paragraph, but for its first.
void add_starts_of_paragraph(cmark_node* paragraph, const SourceText& source,
                             std::set<std::uint32_t>& starts) {
  const LineRange lines = lines_of(paragraph);
  if (lines.first == lines.last) return;
  const std::string_view first = source.line(lines.first);
  const bool indented = indent_of(first) >= 2 || wide_indent(text_of_line(first)) > 0;
  for (std::uint32_t number = lines.first + 1; number <= lines.last; ++number) {
    if (!ends_with_break(source.line(number - 1)) &&
        begins_paragraph(source.line(number), indented))
      starts.insert(number);
  }
}

/// Adds the lines of a code block that is nothing but prose.
void add_starts_of_code(cmark_node* code, const SourceText& source,
                        std::set<std::uint32_t>& starts) {
  const LineRange lines = lines_of(code);
  std::set<std::uint32_t> found;
  for (std::uint32_t number = lines.first; number <= lines.last; ++number) {
    const std::string_view text = text_of_line(source.line(number));
    if (text.empty()) continue;
    if (!is_prose(text)) return;
    found.insert(number);
  }
  starts.merge(found);
}

/// `node` and what follows it, in a paragraph of their own behind the one they stand in.
void split_before(cmark_node* node) {
  cmark_node* paragraph = cmark_node_parent(node);
  // Of one before a table it is the table behind that says where it stands.
  const LineRange lines = lines_of(paragraph);
  paragraph->start_line = static_cast<int>(lines.first);
  paragraph->end_line = static_cast<int>(lines.last);
  cmark_node* added = new_node(CMARK_NODE_PARAGRAPH);
  added->start_line = paragraph->start_line;
  added->start_column = paragraph->start_column;
  added->end_line = paragraph->end_line;
  while (node) {
    cmark_node* next = cmark_node_next(node);
    cmark_node_append_child(added, node);
    node = next;
  }
  cmark_node_insert_after(paragraph, added);
}

/// Takes the blanks off one end of a text; true when nothing is left, and the node is gone.
bool trim_text(cmark_node* text, bool first) {
  const std::string_view words = literal_of(text);
  const std::size_t blanks = first ? leading_blanks(words) : trailing_blanks(words);
  if (blanks == words.size()) {
    cmark_node_free(text);
    return true;
  }
  if (blanks == 0) return false;
  const std::string rest(words.substr(first ? blanks : 0, words.size() - blanks));
  cmark_node_set_literal(text, rest.c_str());
  return false;
}

/// Takes blanks and breaks off one end of `block`.
void trim_end(cmark_node* block, bool first) {
  while (cmark_node* node = first ? block->first_child : block->last_child) {
    if (is(node, CMARK_NODE_SOFTBREAK)) {
      cmark_node_free(node);
    } else if (!is(node, CMARK_NODE_TEXT) || !trim_text(node, first)) {
      return;
    }
  }
}

}  // namespace

bool stands_free(cmark_node* block) {
  for (cmark_node* outer = block->parent; outer; outer = outer->parent) {
    if (!is(outer, CMARK_NODE_DOCUMENT) && !is(outer, CMARK_NODE_BLOCK_QUOTE)) return false;
  }
  return true;
}

std::set<std::uint32_t> find_paragraph_starts(cmark_node* root, const SourceText& source) {
  std::set<std::uint32_t> starts;
  for_each_block(root, [&](cmark_node* node) {
    if (!stands_free(node)) return;
    if (is(node, CMARK_NODE_PARAGRAPH)) add_starts_of_paragraph(node, source, starts);
    if (is_indented_code(node)) add_starts_of_code(node, source, starts);
  });
  return starts;
}

std::string with_paragraph_starts(std::string_view text, const std::set<std::uint32_t>& starts) {
  std::string out;
  std::uint32_t number = 1;
  for (std::size_t at = 0; at < text.size(); ++number) {
    const std::size_t end = std::min(text.find('\n', at), text.size() - 1) + 1;
    std::string_view line = text.substr(at, end - at);
    if (starts.contains(number)) {
      const std::size_t words = std::min(line.find_first_not_of(" \t>"), line.size());
      const std::size_t quote = line.substr(0, words).rfind('>');
      if (quote != std::string_view::npos) out.append(line.substr(0, quote + 1)).append(" ");
      out += kParagraphStart;
      line.remove_prefix(words);
      line.remove_prefix(wide_indent(line));
    }
    out += line;
    at = end;
  }
  return out;
}

void split_indented_paragraphs(Conversion& conversion) {
  std::vector<cmark_node*> breaks;
  for (cmark_node* node : nodes_of(conversion.root, CMARK_NODE_SOFTBREAK)) {
    cmark_node* paragraph = cmark_node_parent(node);
    cmark_node* next = cmark_node_next(node);
    if (is(paragraph, CMARK_NODE_PARAGRAPH) && stands_free(paragraph) &&
        is(next, CMARK_NODE_TEXT) && literal_of(next).starts_with(kParagraphStart))
      breaks.push_back(node);
  }
  // From the last on, so that no node moves twice.
  for (auto node = breaks.rbegin(); node != breaks.rend(); ++node) {
    split_before(cmark_node_next(*node));
    cmark_node_free(*node);
  }
}

void trim_paragraphs(Conversion& conversion) {
  std::vector<cmark_node*> emptied;
  for_each_block(conversion.root, [&](cmark_node* block) {
    if (!holds_inlines(block) || !block->first_child) return;
    trim_end(block, true);
    trim_end(block, false);
    if (is(block, CMARK_NODE_PARAGRAPH) && !block->first_child) emptied.push_back(block);
  });
  for (cmark_node* block : emptied) cmark_node_free(block);
  if (!conversion.types.has(CMARK_NODE_SOFTBREAK)) return;
  for (cmark_node* node : nodes_of(conversion.root, CMARK_NODE_SOFTBREAK)) {
    if (is(cmark_node_previous(node), CMARK_NODE_TEXT)) trim_text(cmark_node_previous(node), false);
    if (is(cmark_node_next(node), CMARK_NODE_TEXT)) trim_text(cmark_node_next(node), true);
  }
}

void warn_of_indented_code(Conversion& conversion) {
  if (!conversion.types.has(CMARK_NODE_CODE_BLOCK)) return;
  for (cmark_node* node : nodes_of(conversion.root, CMARK_NODE_CODE_BLOCK)) {
    if (!is_indented_code(node) || count_han(literal_of(node)) == 0) continue;
    conversion.found.warning(place_of(conversion.source, node),
                             Message::of(messages::kIndentedCode),
                             Message::of(messages::kHintIndentedCode));
  }
}

}  // namespace zhanting
