#include "markdown/masked_names.h"

#include <string>

#include "base/code_points.h"
#include "base/utf8.h"
#include "markdown/messages.h"

namespace zhanting {

namespace {

/// The commonest family names: nine of ten people have one of them. 某 stands for any.
constexpr std::u32string_view kFamilyNames =
    U"王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏"
    U"吕"
    U"丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武"
    U"钱"
    U"戴严莫孔向常汤某";

/// Marks that nothing to be stressed begins with.
constexpr std::u32string_view kInnerMarks = U"、，。；：！？）”’》";

bool is_ascii_letter(char32_t c) {
  return (c | 0x20) >= U'a' && (c | 0x20) <= U'z';
}
char32_t first_of(cmark_node* text) {
  return decode(literal_of(text), 0).code_point;
}
char32_t last_of(cmark_node* text) {
  const std::string_view words = literal_of(text);
  return decode_before(words, words.size()).code_point;
}

/// Three stars are an emphasis with nothing but strong words in it.
bool holds_only_strong(cmark_node* emphasis) {
  cmark_node* inner = cmark_node_first_child(emphasis);
  return is(emphasis, CMARK_NODE_EMPH) && is(inner, CMARK_NODE_STRONG) && !cmark_node_next(inner);
}

bool is_name_part(char32_t c) {
  return is_han(c) || is_digit(c) || is_ascii_letter(c);
}

/// Whether an operator stands behind the word whose characters `step` gives one by one.
template <typename Step>
bool leads_to_operator(const Step& step) {
  constexpr int kLongestWord = 8;
  for (int i = 0; i <= kLongestWord; ++i) {
    const char32_t c = step();
    if (!is_name_part(c)) return i > 0 && is_one_of(U"=＝÷×＋", c);
  }
  return false;
}

/// `体积=长*宽*高`, `a*b*c`: stars that multiply.
bool is_formula(cmark_node* emphasis) {
  cmark_node* before = cmark_node_previous(emphasis);
  cmark_node* after = cmark_node_next(emphasis);
  cmark_node* first = cmark_node_first_child(emphasis);
  if (!is(emphasis, CMARK_NODE_EMPH) || !is(before, CMARK_NODE_TEXT) || !is(first, CMARK_NODE_TEXT))
    return false;
  const std::string_view left = literal_of(before);
  const Decoded name = decode_before(left, left.size());
  const char32_t head =
      decode_before(left, left.size() - static_cast<std::size_t>(name.length)).code_point;
  const char32_t factor = first_of(first);
  const bool variable =
      is_digit(name.code_point) || (is_ascii_letter(name.code_point) && !is_ascii_letter(head));
  if (variable && (is_digit(factor) || is_ascii_letter(factor))) return true;
  std::size_t at = left.size();
  if (is_name_part(name.code_point) && is_name_part(factor) && leads_to_operator([&] {
        const Decoded read = decode_before(left, at);
        at -= static_cast<std::size_t>(read.length);
        return read.code_point;
      }))
    return true;
  if (!is_name_part(name.code_point) || !is_name_part(factor) || !is(after, CMARK_NODE_TEXT))
    return false;
  const std::string_view right = literal_of(after);
  at = 0;
  return leads_to_operator([&] {
    const Decoded read = decode(right, at);
    at += static_cast<std::size_t>(read.length);
    return read.code_point;
  });
}

/// Both runs of stars stand in words of letters and digits, beside a digit: `鲁UA**88与鲁UB**99`.
bool are_codes(char32_t name, cmark_node* emphasis, cmark_node* inner) {
  cmark_node* after = cmark_node_next(emphasis);
  if (!is(after, CMARK_NODE_TEXT)) return false;
  const auto in_code = [](char32_t left, char32_t right) {
    const auto fits = [](char32_t c) { return is_digit(c) || is_ascii_letter(c); };
    return fits(left) && fits(right) && (is_digit(left) || is_digit(right));
  };
  return in_code(name, first_of(cmark_node_first_child(inner))) &&
         in_code(last_of(cmark_node_last_child(inner)), first_of(after));
}

/// What stands before an emphasis of such stars, or 0.
char32_t masked_before(cmark_node* emphasis, cmark_node* inner) {
  cmark_node* before = cmark_node_previous(emphasis);
  cmark_node* first = cmark_node_first_child(inner);
  cmark_node* last = cmark_node_last_child(inner);
  if (!is(before, CMARK_NODE_TEXT) || !is(first, CMARK_NODE_TEXT) || !is(last, CMARK_NODE_TEXT))
    return 0;
  const char32_t name = last_of(before);
  const char32_t next = last_of(last);
  const bool broken = is_han(name) && is_one_of(kInnerMarks, first_of(first));
  const bool size = is(inner, CMARK_NODE_EMPH) && is_digit(name) && is_digit(next);
  const bool alike = size || (name == U'·' && next == U'·') ||
                     (is_ascii_letter(name) && name == next && is_han(first_of(first)));
  return broken || alike || are_masked_names(name, next) || are_codes(name, emphasis, inner) ||
                 is_formula(emphasis)
             ? name
             : 0;
}

}  // namespace

bool are_masked_names(char32_t name, char32_t next) {
  return is_one_of(kFamilyNames, name) && is_one_of(kFamilyNames, next);
}

void lint_masked_name(cmark_node* node, Conversion& conversion) {
  const bool three = holds_only_strong(node);
  if (is(node, CMARK_NODE_STRONG) && holds_only_strong(cmark_node_parent(node))) return;
  const char32_t masked = masked_before(node, three ? cmark_node_first_child(node) : node);
  if (masked == 0) return;
  std::string name;
  append_utf8(masked, name);
  const std::string stars(three ? 3 : is(node, CMARK_NODE_STRONG) ? 2 : 1, '*');
  std::string escaped = name;
  for (std::size_t i = 0; i < stars.size(); ++i) escaped += "\\*";
  const Place place = conversion.locator.phrase(name + stars);
  conversion.found.warning(place, Message::of(messages::kMaskedName, name + stars),
                           is_han(masked) && !is_formula(node)
                               ? Message::of(messages::kHintMaskedName, name, escaped)
                               : Message::of(messages::kHintMaskedNumber, escaped));
}

}  // namespace zhanting
