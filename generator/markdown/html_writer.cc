#include "markdown/html_writer.h"

#include <cmark-gfm/node.h>
#include <fmt/format.h>

#include <algorithm>

#include "markdown/labels.h"
#include "markdown/locator.h"
#include "markdown/plain_text.h"

namespace zhanting {

namespace {

std::vector<std::string> column_names(cmark_node* table) {
  std::vector<std::string> names;
  cmark_node* header = cmark_node_first_child(table);
  for (cmark_node* cell = cmark_node_first_child(header); cell; cell = cmark_node_next(cell))
    names.push_back(plain_text(cell));
  std::erase(names, "");
  return names;
}

/// One walk over the tree, as cmark's own renderer does it; apart from table alignment, labels,
/// footnote ids the bytes are the same, and a test holds that. In a story the void tags are written
/// the HTML way, without XML's slash.
class HtmlWriter {
 public:
  explicit HtmlWriter(Conversion& conversion)
      : labels_(conversion.options.language),
        void_end_(conversion.options.chinese ? ">" : " />"),
        no_value_(conversion.options.chinese ? "" : "=\"\""),
        id_prefix_(conversion.options.id_prefix),
        lexicon_(conversion.options.lexicon),
        gap_sign_(conversion.options.gap_sign),
        has_escaped_(conversion.may_have(kEscaped)),
        story_(conversion.story),
        html_(story_.html),
        locator_(conversion.locator) {
    locator_.rewind();
    // Somewhat more than the source, which tags make longer.
    html_.reserve(conversion.source.text().size() * 5 / 4);
  }

  void write(cmark_node* root) {
    walk(root, [this](cmark_node* node, bool entering) { visit(node, entering); });
    if (footnotes_ > 0) html_ += "</ol>\n</section>\n";
  }

 private:
  void visit(cmark_node* node, bool entering);
  void visit_inline(cmark_node* node, bool entering);
  void visit_table(cmark_node* node, bool entering);
  void visit_row(cmark_node* node, bool entering);
  void visit_cell(cmark_node* node, bool entering);
  void visit_list(cmark_node* node, bool entering);
  void visit_item(cmark_node* node, bool entering);
  void visit_heading(cmark_node* node, bool entering);
  void visit_code_block(cmark_node* node);
  void visit_paragraph(cmark_node* node, bool entering);
  void visit_link(cmark_node* node, bool entering);
  void visit_image(cmark_node* node, bool entering);
  void visit_footnote(cmark_node* node, bool entering);
  void write_reference(cmark_node* node);
  bool write_back_links(cmark_node* definition);
  void write_words_of_image(cmark_node* node);

  void start_line() {
    if (!html_.empty() && html_.back() != '\n') html_ += '\n';
  }
  /// A block's tag on a line of its own.
  void open(std::string_view tag) {
    start_line();
    html_ += tag;
  }
  void escape(std::string_view text);
  void write_pieces(std::string_view text);
  void slot_for(cmark_node* node, bool picture);
  void write_title(cmark_node* node);
  /// ` id="…"` or ` href="…"`, and says where it stands.
  void write_marked(std::string_view attribute, HtmlMark::Kind kind, std::string_view value);

  const Labels labels_;
  const std::string_view void_end_;  // of <br>, <img>, …
  const std::string_view no_value_;  // of a boolean attribute
  const std::string& id_prefix_;
  const Lexicon* lexicon_;
  const std::string& gap_sign_;
  const bool has_escaped_;  // else no text needs to be looked through
  Story& story_;
  std::string& html_;
  InlineLocator& locator_;
  cmark_node* image_ = nullptr;  // whose words are being written
  std::size_t headings_ = 0;
  bool in_heading_ = false;
  bool body_open_ = false;
  std::size_t column_ = 0;
  int footnotes_ = 0;
  int footnotes_linked_back_ = 0;
};

void HtmlWriter::visit(cmark_node* node, bool entering) {
  if (entering && holds_inlines(node)) locator_.enter(node);
  switch (type_of(node)) {
    case CMARK_NODE_DOCUMENT:
      return;
    case CMARK_NODE_BLOCK_QUOTE:
      open(entering ? "<blockquote>\n" : "</blockquote>\n");
      return;
    case CMARK_NODE_LIST:
      return visit_list(node, entering);
    case CMARK_NODE_ITEM:
      return visit_item(node, entering);
    case CMARK_NODE_HEADING:
      return visit_heading(node, entering);
    case CMARK_NODE_CODE_BLOCK:
      return visit_code_block(node);
    case CMARK_NODE_PARAGRAPH:
      return visit_paragraph(node, entering);
    case CMARK_NODE_THEMATIC_BREAK:
      open("<hr");
      html_.append(void_end_) += '\n';
      return;
    case CMARK_NODE_FOOTNOTE_DEFINITION:
      return visit_footnote(node, entering);
    case CMARK_NODE_HTML_BLOCK:
      open(literal_of(node));
      return start_line();
    default:
      break;
  }
  if (is(node, CMARK_NODE_TABLE)) return visit_table(node, entering);
  if (is(node, CMARK_NODE_TABLE_ROW)) return visit_row(node, entering);
  if (is(node, CMARK_NODE_TABLE_CELL)) return visit_cell(node, entering);
  visit_inline(node, entering);
}

void HtmlWriter::visit_inline(cmark_node* node, bool entering) {
  if (image_ && image_ != node) return write_words_of_image(node);
  switch (type_of(node)) {
    case CMARK_NODE_TEXT:
      return in_heading_ && lexicon_ ? write_pieces(literal_of(node)) : escape(literal_of(node));
    case CMARK_NODE_SOFTBREAK:
      html_ += '\n';
      return;
    case CMARK_NODE_LINEBREAK:
      html_.append("<br").append(void_end_) += '\n';
      return;
    case CMARK_NODE_CODE:
      html_ += "<code>";
      escape(literal_of(node));
      html_ += "</code>";
      return;
    case CMARK_NODE_HTML_INLINE:
      html_ += literal_of(node);
      return;
    case CMARK_NODE_EMPH:
      html_ += entering ? "<em>" : "</em>";
      return;
    case CMARK_NODE_STRONG:
      html_ += entering ? "<strong>" : "</strong>";
      return;
    case CMARK_NODE_LINK:
      return visit_link(node, entering);
    case CMARK_NODE_IMAGE:
      return visit_image(node, entering);
    case CMARK_NODE_FOOTNOTE_REFERENCE:
      if (entering) write_reference(node);
      return;
    case CMARK_NODE_CUSTOM_INLINE:
      if (!entering) return;
      story_.slots.push_back({.offset = html_.size(), .link = story_.gaps.size(), .gap = true});
      story_.gaps.push_back(locator_.phrase(gap_sign_));
      return;
    default:
      break;
  }
  if (is(node, CMARK_NODE_STRIKETHROUGH)) html_ += entering ? "<del>" : "</del>";
}

void HtmlWriter::visit_list(cmark_node* node, bool entering) {
  const bool bullets = node->as.list.list_type == CMARK_BULLET_LIST;
  const int start = node->as.list.start;
  if (!entering) {
    html_ += bullets ? "</ul>\n" : "</ol>\n";
  } else if (bullets || start == 1) {
    open(bullets ? "<ul>\n" : "<ol>\n");
  } else {
    open(fmt::format("<ol start=\"{}\">\n", start));
  }
}

void HtmlWriter::visit_item(cmark_node* node, bool entering) {
  if (!entering) {
    html_ += "</li>\n";
    return;
  }
  open("<li>");
  if (!cmark_node_get_syntax_extension(node)) return;
  const bool done = cmark_gfm_extensions_get_tasklist_item_checked(node);
  html_ += fmt::format("<input type=\"checkbox\"{}{} disabled{} aria-label=\"{}\"{} ",
                       done ? " checked" : "", done ? no_value_ : "", no_value_, labels_.task(done),
                       void_end_);
}

void HtmlWriter::visit_heading(cmark_node* node, bool entering) {
  const auto digit = static_cast<char>('0' + node->as.heading.level);
  in_heading_ = entering;
  if (!entering) {
    html_.append("</h").append(1, digit).append(">\n");
    return;
  }
  open("<h");
  html_ += digit;
  const std::string& id = story_.headings[headings_++].id;
  if (!id.empty()) write_marked(" id", HtmlMark::Kind::kId, id);
  html_ += '>';
}

void HtmlWriter::visit_code_block(cmark_node* node) {
  open("<pre><code");
  const std::string_view words = fence_words_of(node);
  if (!words.empty()) {
    html_ += " class=\"language-";
    escape(words.substr(0, words.find_first_of(" \t\n\v\f\r")));
    html_ += '"';
  }
  html_ += '>';
  escape(literal_of(node));
  html_ += "</code></pre>\n";
}

void HtmlWriter::visit_paragraph(cmark_node* node, bool entering) {
  cmark_node* parent = node->parent;
  cmark_node* list = parent->parent;
  if (is(list, CMARK_NODE_LIST) && list->as.list.tight) return;
  if (entering) {
    open("<p>");
    if (type_of(parent) == CMARK_NODE_DOCUMENT)
      story_.paragraphs.push_back({html_.size() - std::string_view("<p>").size(), 0});
    return;
  }
  if (is(parent, CMARK_NODE_FOOTNOTE_DEFINITION) && !cmark_node_next(node)) {
    html_ += ' ';
    write_back_links(parent);
  }
  html_ += "</p>\n";
  if (type_of(parent) == CMARK_NODE_DOCUMENT) story_.paragraphs.back().end = html_.size();
}

/// A table scrolls in a frame that the keyboard reaches. The frame is a group, not a landmark,
/// which would need a name of its own among all stories of a page.
void HtmlWriter::visit_table(cmark_node* node, bool entering) {
  if (entering) {
    open("<div class=\"table-scroll\" tabindex=\"0\" role=\"group\" aria-label=\"");
    escape(labels_.table(column_names(node)));
    html_ += "\">\n<table>\n";
    body_open_ = false;
    return;
  }
  if (body_open_) open("</tbody>");
  open("</table>\n</div>\n");
}

void HtmlWriter::visit_row(cmark_node* node, bool entering) {
  const bool header = cmark_gfm_extensions_get_table_row_is_header(node) != 0;
  if (!entering) return open(header ? "</tr>\n</thead>\n" : "</tr>\n");
  if (header) open("<thead>");
  if (!header && !body_open_) {
    open("<tbody>");
    body_open_ = true;
  }
  open("<tr>");
  column_ = 0;
}

void HtmlWriter::visit_cell(cmark_node* node, bool entering) {
  cmark_node* row = cmark_node_parent(node);
  const bool header = cmark_gfm_extensions_get_table_row_is_header(row) != 0;
  if (!entering) {
    html_ += header ? "</th>" : "</td>";
    return;
  }
  open(header ? "<th scope=\"col\"" : "<td");
  cmark_node* table = cmark_node_parent(row);
  switch (cmark_gfm_extensions_get_table_alignments(table)[column_++]) {
    case 'l':
      html_ += " class=\"align-left\"";
      break;
    case 'c':
      html_ += " class=\"align-center\"";
      break;
    case 'r':
      html_ += " class=\"align-right\"";
      break;
    default:
      break;
  }
  html_ += '>';
}

void HtmlWriter::visit_link(cmark_node* node, bool entering) {
  if (!entering) {
    html_ += "</a>";
    return;
  }
  html_ += "<a";
  slot_for(node, false);
  write_title(node);
  html_ += '>';
}

void HtmlWriter::visit_image(cmark_node* node, bool entering) {
  if (entering) {
    image_ = node;
    const std::size_t begin = html_.size();
    html_ += "<img";
    slot_for(node, true);
    story_.slots.back().begin = begin;
    html_ += " alt=\"";
    return;
  }
  image_ = nullptr;
  html_ += '"';
  write_title(node);
  html_ += void_end_;
  story_.slots.back().end = html_.size();
}

void HtmlWriter::write_words_of_image(cmark_node* node) {
  switch (type_of(node)) {
    case CMARK_NODE_TEXT:
    case CMARK_NODE_CODE:
    case CMARK_NODE_HTML_INLINE:
      return escape(literal_of(node));
    case CMARK_NODE_LINEBREAK:
    case CMARK_NODE_SOFTBREAK:
      html_ += ' ';
      return;
    default:
      return;
  }
}

void HtmlWriter::visit_footnote(cmark_node* node, bool entering) {
  if (!entering) {
    if (write_back_links(node)) html_ += '\n';
    html_ += "</li>\n";
    return;
  }
  if (footnotes_++ == 0) {
    html_ += fmt::format("<section class=\"footnotes\" aria-label=\"{}\" data-footnotes>\n<ol>\n",
                         labels_.footnotes());
  }
  html_ += "<li";
  write_marked(" id", HtmlMark::Kind::kId, fmt::format("{}fn-{}", id_prefix_, footnotes_));
  html_ += ">\n";
}

void HtmlWriter::write_reference(cmark_node* node) {
  // The literal of a reference is its footnote's number.
  const std::string_view number = literal_of(node);
  const int use = node->footnote.ref_ix;
  const std::string suffix = use > 1 ? fmt::format("-{}", use) : "";
  html_ += "<sup class=\"footnote-ref\"><a";
  write_marked(" href", HtmlMark::Kind::kLink, fmt::format("#{}fn-{}", id_prefix_, number));
  write_marked(" id", HtmlMark::Kind::kId, fmt::format("{}fnref-{}{}", id_prefix_, number, suffix));
  html_ += fmt::format(" aria-label=\"{}\" data-footnote-ref>{}</a></sup>",
                       labels_.reference(number), number);
}

/// The ways back to each use, once a footnote: false when they stand already.
bool HtmlWriter::write_back_links(cmark_node* definition) {
  if (footnotes_linked_back_ >= footnotes_) return false;
  footnotes_linked_back_ = footnotes_;
  for (int use = 1; use <= std::max(definition->footnote.def_count, 1); ++use) {
    if (use > 1) html_ += ' ';
    html_ += "<a";
    write_marked(" href", HtmlMark::Kind::kLink,
                 fmt::format("#{}fnref-{}{}", id_prefix_, footnotes_,
                             use > 1 ? fmt::format("-{}", use) : ""));
    html_ += fmt::format(" class=\"footnote-backref\" data-footnote-backref aria-label=\"{}\">↩",
                         labels_.back(footnotes_, use));
    if (use > 1) html_ += fmt::format("<sup class=\"footnote-ref\">{}</sup>", use);
    html_ += "</a>";
  }
  return true;
}

void HtmlWriter::escape(std::string_view text) {
  std::size_t copied = 0;
  const auto put = [&](std::size_t at, std::string_view entity) {
    html_.append(text.substr(copied, at - copied)).append(entity);
    copied = at + 1;
  };
  for (std::size_t i = 0; has_escaped_ && i < text.size(); ++i) {
    switch (text[i]) {
      case '&':
        put(i, "&amp;");
        break;
      case '<':
        put(i, "&lt;");
        break;
      case '>':
        put(i, "&gt;");
        break;
      case '"':
        put(i, "&quot;");
        break;
      default:
        break;
    }
  }
  html_.append(text.substr(copied));
}

/// Text of a heading, with the places where a line may end.
void HtmlWriter::write_pieces(std::string_view text) {
  bool first = true;
  for (const std::string_view piece : lexicon_->pieces(text)) {
    if (!first) html_ += "<wbr>";
    first = false;
    escape(piece);
  }
}

void HtmlWriter::slot_for(cmark_node* node, bool picture) {
  const std::string_view target = url_of(node);
  story_.slots.push_back({.offset = html_.size(), .link = story_.links.size()});
  story_.links.push_back({std::string(target), picture, locator_.target(target)});
}

void HtmlWriter::write_marked(std::string_view attribute, HtmlMark::Kind kind,
                              std::string_view value) {
  html_ += attribute;
  html_ += "=\"";
  story_.marks.push_back({kind, html_.size(), value.size()});
  html_ += value;
  html_ += '"';
}

void HtmlWriter::write_title(cmark_node* node) {
  const std::string_view title = title_of(node);
  if (title.empty()) return;
  html_ += " title=\"";
  escape(title);
  html_ += '"';
}

}  // namespace

void write_html(Conversion& conversion) {
  HtmlWriter(conversion).write(conversion.root);
}

}  // namespace zhanting
