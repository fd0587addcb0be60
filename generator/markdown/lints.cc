#include "markdown/lints.h"

#include <algorithm>
#include <string>

#include "base/utf8.h"
#include "markdown/locator.h"
#include "markdown/messages.h"
#include "markdown/plain_text.h"

namespace zhanting {

namespace {

/// The commonest family names: nine of ten people have one of them.
constexpr std::string_view kFamilyNames =
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕"
    "丁"
    "任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴"
    "严"
    "莫孔向常汤";

/// Marks that nothing to be stressed begins with.
constexpr std::string_view kInnerMarks = "、，。；：！？）”’》";

bool contains(std::string_view set, char32_t c) {
  std::string bytes;
  append_utf8(c, bytes);
  return set.find(bytes) != std::string_view::npos;
}

char32_t first_of(std::string_view text) {
  return decode(text, 0).code_point;
}
char32_t last_of(std::string_view text) {
  return decode_before(text, text.size()).code_point;
}

/// The name before an emphasis that looks like stars over a name, or 0.
char32_t masked_name(cmark_node* emphasis) {
  cmark_node* before = cmark_node_previous(emphasis);
  cmark_node* first = cmark_node_first_child(emphasis);
  cmark_node* last = cmark_node_last_child(emphasis);
  if (!is(before, CMARK_NODE_TEXT) || !is(first, CMARK_NODE_TEXT) || !is(last, CMARK_NODE_TEXT))
    return 0;
  const char32_t name = last_of(literal_of(before));
  if (!is_han(name)) return 0;
  const bool broken = contains(kInnerMarks, first_of(literal_of(first)));
  const bool between_names =
      contains(kFamilyNames, name) && contains(kFamilyNames, last_of(literal_of(last)));
  return broken || between_names ? name : 0;
}

void report_masked_name(const Place& place, const std::string& name, std::size_t stars,
                        Diagnostics& diagnostics) {
  std::string escaped = name;
  for (std::size_t i = 0; i < stars; ++i) escaped += "\\*";
  diagnostics.warning(place, Message::of(messages::kMaskedName, name + std::string(stars, '*')),
                      Message::of(messages::kHintMaskedName, name, escaped));
}

bool is_circled_number(char32_t c) {
  return (c >= 0x2460 && c <= 0x2473) || (c >= 0x2776 && c <= 0x2793);
}

bool is_bullet(char32_t c) {
  return contains("•●◆■□▲★☆※◇○", c);
}

/// Takes digits or Chinese numerals off the front; false when there are none.
bool take_number(std::string_view& text, bool& digits) {
  digits = !text.empty() && text[0] >= '0' && text[0] <= '9';
  constexpr std::string_view kDigits = "0123456789";
  constexpr std::string_view kNumerals = "一二三四五六七八九十百";
  const std::size_t size = text.size();
  while (!text.empty() && contains(digits ? kDigits : kNumerals, first_of(text)))
    text.remove_prefix(static_cast<std::size_t>(decode(text, 0).length));
  return text.size() < size;
}

bool is_meant_as_line(std::string_view line) {
  if (line.starts_with("——") || is_circled_number(first_of(line)) || is_bullet(first_of(line)))
    return true;
  const bool wide = line.starts_with("（");
  const bool parenthesis = wide || line.starts_with('(');
  if (parenthesis) line.remove_prefix(wide ? 3 : 1);
  bool digits = false;
  if (!take_number(line, digits)) return false;
  if (parenthesis) return line.starts_with("）") || line.starts_with(')');
  if (line.starts_with("、")) return true;
  const std::size_t dot = line.starts_with('.') ? 1 : line.starts_with("．") ? 3 : 0;
  return digits && dot > 0 && is_han(first_of(line.substr(dot)));
}

bool ends_with_hard_break(std::string_view line) {
  return line.ends_with("  ") || line.ends_with('\\');
}

}  // namespace

void warn_of_masked_names(cmark_node* root, const SourceText& source, Diagnostics& diagnostics) {
  InlineLocator locator(source);
  walk(root, [&](cmark_node* node, bool entering) {
    if (!entering) return;
    if (holds_inlines(node)) locator.enter(node);
    if (!is(node, CMARK_NODE_EMPH) && !is(node, CMARK_NODE_STRONG)) return;
    const char32_t masked = masked_name(node);
    if (masked == 0) return;
    std::string name;
    append_utf8(masked, name);
    const std::size_t stars = is(node, CMARK_NODE_STRONG) ? 2 : 1;
    report_masked_name(locator.phrase(name + std::string(stars, '*')), name, stars, diagnostics);
  });
}

void warn_of_glued_lines(cmark_node* root, const SourceText& source, Diagnostics& diagnostics) {
  walk(root, [&](cmark_node* node, bool entering) {
    if (!entering || !is(node, CMARK_NODE_PARAGRAPH)) return;
    const LineRange lines = lines_of(node);
    for (std::uint32_t number = lines.first + 1; number <= lines.last; ++number) {
      const std::string_view line = source.line(number);
      const std::size_t start = std::min(line.find_first_not_of(" \t>"), line.size());
      if (ends_with_hard_break(source.line(number - 1)) || !is_meant_as_line(line.substr(start)))
        continue;
      diagnostics.warning(source.place(source.line_start(number) + start, line.size() - start),
                          Message::of(messages::kGluedLine), Message::of(messages::kHintGluedLine));
    }
  });
}

void warn_of_hashes_without_space(cmark_node* root, const SourceText& source,
                                  Diagnostics& diagnostics) {
  for (cmark_node* node : nodes_of(root, CMARK_NODE_PARAGRAPH)) {
    const LineRange lines = lines_of(node);
    for (std::uint32_t number = lines.first; number <= lines.last; ++number) {
      const std::string_view line = source.line(number);
      const std::size_t start = std::min(line.find_first_not_of(" \t>"), line.size());
      const std::string_view text = line.substr(start);
      const std::size_t hashes = std::min(text.find_first_not_of('#'), text.size());
      constexpr std::size_t kDeepest = 6;
      if (hashes == 0 || hashes > kDeepest || !is_han(first_of(text.substr(hashes))) ||
          text.find('#', hashes) != std::string_view::npos)
        continue;
      diagnostics.warning(
          source.place(source.line_start(number) + start, text.size()),
          Message::of(messages::kHashWithoutSpace),
          Message::of(messages::kHintHashSpace, std::string(std::max(hashes, 2UL), '#')));
    }
  }
}

void warn_of_missing_footnotes(cmark_node* root, const SourceText& source,
                               Diagnostics& diagnostics) {
  InlineLocator locator(source);
  walk(root, [&](cmark_node* node, bool entering) {
    if (!entering) return;
    if (holds_inlines(node)) locator.enter(node);
    if (!is(node, CMARK_NODE_TEXT)) return;
    const std::string_view text = literal_of(node);
    for (std::size_t at = text.find("[^"); at != std::string_view::npos;
         at = text.find("[^", at + 2)) {
      const std::size_t end = text.find_first_of("[] \n", at + 2);
      if (end == std::string_view::npos || text[end] != ']' || end == at + 2) continue;
      const std::string mark(text.substr(at, end + 1 - at));
      diagnostics.warning(locator.phrase(mark), Message::of(messages::kNoFootnote, mark),
                          Message::of(messages::kHintFootnote, mark));
    }
  });
}

void warn_of_pictures_without_words(cmark_node* root, const SourceText& source,
                                    Diagnostics& diagnostics) {
  InlineLocator locator(source);
  walk(root, [&](cmark_node* node, bool entering) {
    if (!entering) return;
    if (holds_inlines(node)) locator.enter(node);
    if (!is(node, CMARK_NODE_IMAGE) || !plain_text(node).empty()) return;
    diagnostics.warning(locator.phrase("!["), Message::of(messages::kPictureWithoutWords),
                        Message::of(messages::kHintPictureWords, url_of(node)));
  });
}

}  // namespace zhanting
