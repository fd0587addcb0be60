#include "markdown/heading_ids.h"

#include <initializer_list>
#include <utility>

#include <fmt/format.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include "base/text.h"
#include "base/utf8.h"

namespace zhanting {

namespace {

/// ASCII and the commonest Han, as most titles are: normal as they stand, each a letter.
bool is_common_han(std::string_view text, std::size_t at) {
  const auto lead = static_cast<unsigned char>(text[at]);
  return (lead > 0xE4 && lead <= 0xE9) || (lead == 0xE4 && text.substr(at, 2) >= "\xE4\xB8");
}
bool is_plain(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const bool ascii = static_cast<unsigned char>(text[i]) < 0x80;
    if (!ascii && !is_common_han(text, i)) return false;
    i += ascii ? 1 : 3;
  }
  return true;
}

std::string to_nfc(std::string_view text) {
  if (is_plain(text)) return std::string(text);
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(status);
  const icu::UnicodeString in =
      icu::UnicodeString::fromUTF8({text.data(), static_cast<int32_t>(text.size())});
  std::string out;
  nfc->normalize(in, status).toUTF8String(out);
  return U_SUCCESS(status) ? out : std::string(text);
}

/// The length of a number at the start, in digits or in Chinese.
std::size_t number_length(std::string_view text) {
  constexpr std::string_view kNumerals = "0123456789０１２３４５６７８９〇零一二三四五六七八九十百";
  std::size_t length = 0;
  while (length < text.size()) {
    const auto size = static_cast<std::size_t>(decode(text, length).length);
    if (kNumerals.find(text.substr(length, size)) == std::string_view::npos) break;
    length += size;
  }
  return length;
}

/// The length of the first of `marks` that `text` starts with, or 0.
std::size_t starting_mark(std::string_view text, std::initializer_list<std::string_view> marks) {
  for (const std::string_view mark : marks) {
    if (text.starts_with(mark)) return mark.size();
  }
  return 0;
}

/// Without 一、 （一） (1) 1. 1、 1) at the start; 1.5倍 and 2022年 stay.
std::string_view without_numbering(std::string_view text) {
  const std::size_t open = starting_mark(text, {"（", "("});
  const std::size_t number = number_length(text.substr(open));
  if (number == 0) return text;
  const std::string_view rest = text.substr(open + number);
  const std::size_t mark = open > 0 ? starting_mark(rest, {"）", ")"})
                                    : starting_mark(rest, {"、", ".", "．", ")", "）"});
  const std::string_view title = rest.substr(mark);
  const bool decimal = !title.empty() && title[0] >= '0' && title[0] <= '9';
  return mark == 0 || decimal ? text : trim(title);
}

std::string slug_of(std::string_view text) {
  const std::string normal = to_nfc(trim(text));
  const std::string_view body = without_numbering(normal);
  std::string out;
  for (std::size_t i = 0; i < body.size();) {
    if (is_common_han(body, i)) {
      out += body.substr(i, 3);
      i += 3;
      continue;
    }
    const Decoded read = decode(body, i);
    i += static_cast<std::size_t>(read.length);
    const auto point = static_cast<UChar32>(read.code_point);
    const bool mark = (U_GET_GC_MASK(point) & U_GC_M_MASK) != 0 && !out.empty();
    if (u_isalnum(point) || point == '_' || mark) {
      append_utf8(read.code_point, out);
    } else if ((point == '-' || u_isUWhiteSpace(point)) && !out.empty() && out.back() != '-') {
      out += '-';
    }
  }
  while (out.ends_with('-')) out.pop_back();
  return to_lower_ascii(out);
}

}  // namespace

bool is_reserved_id(std::string_view id) {
  return id.starts_with("fn-") || id.starts_with("fnref-") || id.starts_with("page_");
}

HeadingIds::HeadingIds(std::string prefix, std::span<const std::string> taken)
    : prefix_(std::move(prefix)) {
  for (const std::string& id : taken) ids_.take(id);
}

std::string HeadingIds::next(std::string_view text, std::string_view wanted) {
  ++count_;
  std::string base = wanted.empty() ? slug_of(text) : std::string(wanted);
  if (base.empty()) base = fmt::format("s-{}", count_);
  if (is_reserved_id(base)) base = "s-" + base;
  return prefix_ + ids_.take(base);
}

std::string take_explicit_id(cmark_node* heading) {
  cmark_node* last = cmark_node_last_child(heading);
  if (!is(last, CMARK_NODE_TEXT)) return {};
  const std::string text(literal_of(last));
  const std::size_t open = text.rfind("{#");
  if (open == std::string::npos || !text.ends_with('}')) return {};
  std::string id = text.substr(open + 2, text.size() - open - 3);
  if (id.empty() || id.find_first_of(" \t\"'<>&{}#%") != std::string::npos) return {};
  std::string_view rest = std::string_view(text).substr(0, open);
  while (rest.ends_with(' ') || rest.ends_with('\t')) rest.remove_suffix(1);
  cmark_node_set_literal(last, std::string(rest).c_str());
  return to_nfc(id);
}

}  // namespace zhanting
