#include "markdown/line_lints.h"

#include <algorithm>
#include <optional>

#include "base/code_points.h"
#include "base/text.h"
#include "base/utf8.h"
#include "markdown/characters.h"
#include "markdown/indents.h"
#include "markdown/messages.h"
#include "markdown/tables.h"

namespace zhanting {

namespace {

/// A line of a paragraph as the author wrote it.
struct Line {
  std::string_view text;    // behind quotes and blanks
  std::string_view blanks;  // what `text` stands behind
  std::string_view above;   // the line above in the same paragraph, or empty
  std::string_view before;  // the one above that, or empty
  bool first = true;        // of its paragraph
};

struct Mistake {
  MessageCode code;
  Message hint;
};

char32_t first_of(std::string_view text) {
  return decode(text, 0).code_point;
}
bool is_letter(char32_t c) {
  return (c | 0x20) >= U'a' && (c | 0x20) <= U'z';
}
bool starts_with_wide_blank(std::string_view text) {
  return !text.empty() && is_wide_blank(first_of(text));
}

// Headings

struct Hashes {
  std::size_t count = 0;
  std::size_t bytes = 0;
  bool wide = false;
};

Hashes hashes_of(std::string_view text) {
  constexpr std::string_view kWide = "＃";
  Hashes out;
  for (; out.bytes < text.size(); ++out.count) {
    const bool wide = text.substr(out.bytes).starts_with(kWide);
    if (!wide && text[out.bytes] != '#') break;
    out.wide = out.wide || wide;
    out.bytes += wide ? kWide.size() : 1;
  }
  return out;
}

/// #河长制# is a topic, #1 a number.
bool is_topic_or_number(const Hashes& hashes, std::string_view rest) {
  if (hashes.count > 1) return false;
  const bool word = is_han(first_of(rest)) || is_one_of(U"（“《【「『‘", first_of(rest));
  return !word || rest.find('#') != std::string_view::npos ||
         rest.find("＃") != std::string_view::npos;
}

std::optional<Mistake> heading(const Line& line) {
  constexpr std::size_t kDeepest = 6;
  const Hashes hashes = hashes_of(line.text);
  const std::string_view rest = line.text.substr(hashes.bytes);
  if (hashes.count == 0 || trim_blanks(rest).empty()) return std::nullopt;
  const bool spaced = rest.starts_with(' ') || rest.starts_with('\t');
  const bool blank = spaced || starts_with_wide_blank(rest);
  if (!blank && is_topic_or_number(hashes, rest)) return std::nullopt;
  const MessageCode code = hashes.wide               ? messages::kWideHash
                           : !blank                  ? messages::kHashWithoutSpace
                           : !spaced                 ? messages::kHashWideSpace
                           : hashes.count > kDeepest ? messages::kHashTooDeep
                                                     : messages::kHashBehindIndent;
  return Mistake{code, Message::of(messages::kHintHashSpace,
                                   std::string(std::clamp(hashes.count, 2UL, kDeepest), '#'))};
}

// Lists, quotes, code

/// The mark of a list item that `text` begins with: "-", "12.", "3)"; or nothing.
std::string_view item_mark(std::string_view text) {
  if (text.empty()) return {};
  if (is_one_of(U"-*+", first_of(text))) return text.substr(0, 1);
  const std::size_t digits = text.find_first_not_of("0123456789");
  if (digits == 0 || digits > 3) return {};
  return text[digits] == '.' || text[digits] == ')' ? text.substr(0, digits + 1)
                                                    : std::string_view();
}

std::optional<Mistake> list_item(const Line& line) {
  const std::string_view mark = item_mark(line.text);
  const std::string_view rest = line.text.substr(mark.size());
  if (!mark.empty() && starts_with_wide_blank(rest) && !trim_blanks(rest).empty())
    return Mistake{messages::kItemWideSpace, Message::of(messages::kHintItem, mark)};
  // A star may mark a note; stars before two lines mark items.
  const bool bullet =
      mark == "-" || ((mark == "*" || mark == "+") && rest.find('*') == std::string_view::npos &&
                      trim(line.above).starts_with(mark));
  if (bullet && is_han(first_of(rest)))
    return Mistake{messages::kItemWithoutSpace, Message::of(messages::kHintItem, mark)};
  if (mark.size() == 1 && rest.starts_with(' ') && starts_with_wide_blank(line.blanks))
    return Mistake{messages::kItemBehindIndent, Message::of(messages::kHintItem, mark)};
  constexpr std::string_view kWideMinus = "－";
  if (line.text.starts_with(kWideMinus)) {
    const char32_t next = first_of(line.text.substr(kWideMinus.size()));
    if (next == ' ' || is_wide_blank(next) || is_han(next))
      return Mistake{messages::kItemWideMark, Message::of(messages::kHintItem, "-")};
  }
  return std::nullopt;
}

std::optional<Mistake> quote(const Line& line) {
  if (line.text.starts_with('>') && starts_with_wide_blank(line.blanks) &&
      !is_digit(first_of(trim_blanks(line.text.substr(1)))))
    return Mistake{messages::kQuoteBehindIndent, Message::of(messages::kHintWriteMark, "> ")};
  if (!line.text.starts_with("＞")) return std::nullopt;
  return Mistake{messages::kWideQuote, Message::of(messages::kHintWriteMark, "> ")};
}

std::optional<Mistake> fence(const Line& line) {
  if (!line.text.starts_with("···") && !line.text.starts_with("｀｀｀")) return std::nullopt;
  return Mistake{messages::kWideFence, Message::of(messages::kHintWriteMark, "```")};
}

std::optional<Mistake> contents(const Line& line) {
  if (!is_one_of(U"[@", first_of(line.text))) return std::nullopt;
  const std::string text = to_lower_ascii(trim(line.text));
  if (text != "[toc]" && text != "[[toc]]" && text != "@[toc]") return std::nullopt;
  return Mistake{messages::kContentsMark, Message::of(messages::kHintDelete)};
}

/// `::: tip`, `!!! note`, `[!NOTE]`, `$$`: blocks of other programs' Markdown.
std::optional<Mistake> foreign(const Line& line) {
  const std::string_view text = trim(line.text);
  const bool callout = text.starts_with("[!") && is_letter(first_of(text.substr(2))) &&
                       text.find(']') != std::string_view::npos;
  const bool admonition =
      (text.starts_with("!!! ") || text.starts_with("??? ")) && is_letter(first_of(text.substr(4)));
  if (!callout && !admonition && !text.starts_with(":::") && text != "$$") return std::nullopt;
  return Mistake{messages::kForeignMark, Message::of(messages::kHintForeignMark)};
}

// Tables

bool is_row(std::string_view line) {
  line = trim(line);
  return line.starts_with('|') && line.ends_with('|') && count_cells(line) >= 2;
}

std::string delimiter_row(std::size_t cells) {
  std::string out = "|";
  for (std::size_t i = 0; i < cells; ++i) out += "---|";
  return out;
}

/// With the dashes and colons of a Chinese keyboard as ASCII.
std::string ascii_delimiters(std::string_view line) {
  std::string out(trim(line));
  for (const std::string_view dash : {"—", "－"}) out = replace_all(out, dash, "-");
  return replace_all(out, "：", ":");
}

std::optional<Mistake> table(const Line& line) {
  constexpr std::string_view kWideBar = "｜";
  if (line.text.starts_with(kWideBar) &&
      line.text.find(kWideBar, kWideBar.size()) != std::string_view::npos)
    return Mistake{messages::kWideTable, Message::of(messages::kHintWriteMark, "|")};
  const bool second_row = is_row(line.text) && is_row(line.above) && !is_row(line.before);
  if (second_row && !is_delimiter_row(line.text) && !is_delimiter_row(line.above))
    return Mistake{messages::kNoDelimiterRow, Message::of(messages::kHintDelimiterRow,
                                                          delimiter_row(count_cells(line.above)))};
  if (is_delimiter_row(line.text)) {
    const std::string ascii = ascii_delimiters(line.text);
    const bool cells_agree = !line.first && count_cells(line.text) == count_cells(line.above);
    if (cells_agree && ascii != trim(line.text))
      return Mistake{messages::kNoTable, Message::of(messages::kHintWriteMark, ascii)};
    return Mistake{messages::kNoTable,
                   Message::of(messages::kHintNoTable, std::to_string(count_cells(line.text)),
                               std::to_string(line.first ? 0 : count_cells(line.above)))};
  }
  return std::nullopt;
}

/// Rows of a spreadsheet, told at the second.
std::optional<Mistake> tabbed(const Line& line) {
  const auto has_tab = [](std::string_view each) {
    return trim(each).find('\t') != std::string_view::npos;
  };
  if (!has_tab(line.text) || !has_tab(line.above) || has_tab(line.before)) return std::nullopt;
  return Mistake{messages::kTabbedLines, Message::of(messages::kHintTabbedLines)};
}

// Lines that run on

bool is_circled_number(char32_t c) {
  return (c >= 0x2460 && c <= 0x2473) || (c >= 0x2776 && c <= 0x2793);
}

/// Takes digits or Chinese numerals off the front; false when there are none.
bool take_number(std::string_view& text, bool& digits) {
  digits = is_digit(first_of(text));
  const std::u32string_view kNumerals = digits ? U"0123456789" : U"一二三四五六七八九十百";
  const std::size_t size = text.size();
  while (!text.empty() && is_one_of(kNumerals, first_of(text)))
    text.remove_prefix(static_cast<std::size_t>(decode(text, 0).length));
  return text.size() < size;
}

bool is_meant_as_line(std::string_view line) {
  if (line.starts_with("——") || is_circled_number(first_of(line)) ||
      is_one_of(U"•·●◆■□▲★☆※◇○▪▶►➢➤✓✔√", first_of(line)))
    return true;
  const bool wide = line.starts_with("（");
  const bool parenthesis = wide || line.starts_with('(');
  if (parenthesis) line.remove_prefix(wide ? 3 : 1);
  if (is_letter(first_of(line)) && !parenthesis) {
    line.remove_prefix(1);
    for (const std::string_view mark : {".", "．", ")", "）"}) {
      if (line.starts_with(mark)) return is_han(first_of(line.substr(mark.size())));
    }
    return false;
  }
  bool digits = false;
  if (!take_number(line, digits)) return false;
  if (parenthesis) return line.starts_with("）") || line.starts_with(')');
  if (line.starts_with("、") || (digits && line.starts_with("）"))) return true;
  const std::size_t dot = line.starts_with('.') ? 1 : line.starts_with("．") ? 3 : 0;
  const char32_t next = first_of(line.substr(dot));
  return digits && dot > 0 && (is_han(next) || next == ' ' || is_wide_blank(next));
}

std::size_t sentence_ends_in(std::string_view line) {
  std::size_t count = 0;
  for (const std::string_view end : {"。", "！", "？"}) {
    for (std::size_t at = 0; (at = line.find(end, at)) != std::string_view::npos; at += end.size())
      ++count;
  }
  return count;
}

/// A line of several sentences that ends with one: a paragraph of a plain-text file, while who
/// breaks lines between sentences has one on each.
bool is_paragraph(std::string_view line) {
  line = trim_blanks(line);
  const bool whole = line.ends_with("。") || line.ends_with("！") || line.ends_with("？") ||
                     line.ends_with("。”") || line.ends_with("！”") || line.ends_with("？”");
  return whole && sentence_ends_in(line) >= 2;
}

/// `来源：…`, `电话：…`: one of several facts, each on its line.
bool is_fact(std::string_view line) {
  constexpr std::size_t kLongest = 6;
  line = trim_blanks(line);
  const std::string_view label = line.substr(0, std::min(line.find("："), line.size()));
  const std::size_t han = count_han(label.substr(0, kLongest * 4));
  return label.size() < line.size() && han >= 2 && han <= kLongest &&
         count_code_points(label) == han;
}

std::optional<Mistake> glued(const Line& line) {
  if (line.above.ends_with("  ") || line.above.ends_with('\\')) return std::nullopt;
  const bool indented = leading_blanks(line.blanks) > 0 && starts_with_wide_blank(line.blanks);
  if (is_meant_as_line(line.text) || indented || (is_fact(line.text) && is_fact(line.above)))
    return Mistake{messages::kGluedLine, Message::of(messages::kHintGluedLine)};
  if (is_paragraph(line.above) && is_paragraph(line.text))
    return Mistake{messages::kGluedLine, Message::of(messages::kHintGluedParagraph)};
  return std::nullopt;
}

/// What a line begins with or is, told by its first character.
constexpr std::optional<Mistake> (*kMarkRules[])(const Line&) = {heading,  list_item, quote, fence,
                                                                 contents, foreign,   table};
/// No mark of theirs begins with a letter or a Han character, as most lines do.
bool may_begin_with_mark(std::string_view text) {
  const auto lead = static_cast<unsigned char>(text.front());
  const bool han = lead >= 0xE4 && lead <= 0xE9;
  return !han && !is_letter(lead);
}

constexpr std::optional<Mistake> (*kLineRules[])(const Line&) = {tabbed, glued};

/// Where the text of a line begins that stands `at` quotes and blanks.
std::size_t text_start(std::string_view line) {
  const std::size_t marks = std::min(line.find_first_not_of(" \t>"), line.size());
  return marks + leading_blanks(line.substr(marks));
}

std::optional<Mistake> first_mistake(const Line& line) {
  if (may_begin_with_mark(line.text)) {
    for (const auto rule : kMarkRules) {
      if (auto mistake = rule(line)) return mistake;
    }
  }
  // A line by itself runs on from nothing.
  if (line.first) return std::nullopt;
  for (const auto rule : kLineRules) {
    if (auto mistake = rule(line)) return mistake;
  }
  return std::nullopt;
}

}  // namespace

void lint_lines(Conversion& conversion) {
  const SourceText& source = conversion.source;
  for_each_block(conversion.root, [&](cmark_node* node) {
    if (!is(node, CMARK_NODE_PARAGRAPH)) return;
    const LineRange lines = lines_of(node);
    const auto column = static_cast<std::size_t>(std::max(cmark_node_get_start_column(node), 1));
    for (std::uint32_t number = lines.first; number <= lines.last; ++number) {
      const std::string_view whole = source.line(number);
      Line line;
      line.first = number == lines.first || conversion.paragraph_starts.contains(number);
      if (!line.first) line.above = source.line(number - 1);
      if (number >= lines.first + 2 && !line.first &&
          !conversion.paragraph_starts.contains(number - 1))
        line.before = source.line(number - 2);
      // Behind the mark of the list item that the paragraph may begin.
      const std::size_t marks = number == lines.first ? std::min(column - 1, whole.size()) : 0;
      const std::size_t start = marks + text_start(whole.substr(marks));
      const std::size_t blanks = std::min(whole.find_first_not_of(" \t>", marks), start);
      line.blanks = whole.substr(blanks, start - blanks);
      line.text = whole.substr(start);
      if (line.text.empty()) continue;
      if (auto mistake = first_mistake(line)) {
        conversion.found.warning(source.place(source.line_start(number) + start, line.text.size()),
                                 Message::of(mistake->code), std::move(mistake->hint));
      }
    }
  });
}

}  // namespace zhanting
