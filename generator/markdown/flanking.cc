#include "markdown/flanking.h"

#include <cmark-gfm/utf8.h>

#include <algorithm>

#include "base/code_points.h"
#include "base/utf8.h"
#include "markdown/sentinels.h"

namespace zhanting {

namespace {

/// Nearly all there is; the rest is looked up.
bool is_common_han(char32_t c) {
  return c >= 0x4E00 && c < 0xA000;
}

// cmark's own notions, so that a guard is put exactly where cmark needs it.
bool is_space(char32_t c) {
  return !is_common_han(c) && cmark_utf8proc_is_space(static_cast<int32_t>(c)) != 0;
}
bool is_punctuation(char32_t c) {
  return !is_common_han(c) && cmark_utf8proc_is_punctuation(static_cast<int32_t>(c)) != 0;
}

bool is_chinese(char32_t c) {
  return is_common_han(c) || is_wide_cjk(c) || is_shared_mark(c);
}

bool is_ascii_word(char32_t c) {
  return is_digit(c) || ((c | 0x20) >= U'a' && (c | 0x20) <= U'z');
}
bool is_word(char32_t c) {
  return !is_space(c) && !is_punctuation(c) && c != 0;
}

/// A run of this length between these neighbours is no emphasis: a size, or what hides a number.
/// Three stars between two Han characters stay emphasis.
bool stands_for_itself(char32_t before, std::size_t length, char32_t after) {
  constexpr std::size_t kHiding = 3;
  if (is_digit(before) && is_digit(after)) return true;
  if (length < kHiding) return false;
  if (length > kHiding && is_digit(before)) return true;
  const auto joins = [](char32_t c) { return c == U'-' || c == U'_'; };
  if ((joins(before) && joins(after)) || (is_ascii_word(before) && after == U'@')) return true;
  if (!is_word(before) || !is_word(after)) return false;
  return length > kHiding || is_ascii_word(before) || is_ascii_word(after);
}

bool is_escaped(std::string_view text, std::size_t at) {
  std::size_t backslashes = 0;
  while (backslashes < at && text[at - backslashes - 1] == '\\') ++backslashes;
  return backslashes % 2 == 1;
}

}  // namespace

bool is_shared_mark(char32_t c) {
  return c == 0x2018 || c == 0x2019 || c == 0x201C || c == 0x201D || c == 0x2014 || c == 0x2026 ||
         c == 0xB7;
}

Flanking flanking(char32_t before, char32_t after) {
  const bool space_before = is_space(before);
  const bool space_after = is_space(after);
  const bool mark_before = is_punctuation(before);
  const bool mark_after = is_punctuation(after);
  const bool chinese = is_chinese(before) || is_chinese(after);
  return {.left = !space_after && (!mark_after || space_before || mark_before || chinese),
          .right = !space_before && (!mark_before || space_after || mark_after || chinese)};
}

std::optional<std::string> guard_emphasis(std::string_view text) {
  std::string out;
  std::size_t copied = 0;
  const auto guard_at = [&](std::size_t at) {
    out += text.substr(copied, at - copied);
    out += kSentinel;
    copied = at;
  };
  std::size_t end = 0;
  for (std::size_t start; (start = text.find('*', end)) != std::string_view::npos;) {
    end = std::min(text.find_first_not_of('*', start), text.size());
    if (is_escaped(text, start) && ++start == end) continue;
    const char32_t before = start == 0 ? U'\n' : decode_before(text, start).code_point;
    const char32_t after = end == text.size() ? U'\n' : decode(text, end).code_point;
    if (stands_for_itself(before, end - start, after)) {
      out += text.substr(copied, start - copied);
      for (copied = start; copied < end; ++copied) out += kStar;
      continue;
    }
    if (is_space(before) || is_space(after) || (!is_chinese(before) && !is_chinese(after)))
      continue;
    // Behind a masked number or name (6222***、) stars may end emphasis and not begin it.
    if (end - start >= 3 && !is_punctuation(before) && (is_ascii_word(before) || end - start > 3))
      continue;
    if (is_punctuation(before) == is_punctuation(after)) continue;
    guard_at(is_punctuation(before) ? start : end);
  }
  if (copied == 0 && out.empty()) return std::nullopt;
  out += text.substr(copied);
  return out;
}

std::optional<std::string> guard_tildes(std::string_view text) {
  constexpr std::string_view kEscaped = "\\~";
  std::string out;
  std::size_t copied = 0;
  for (std::size_t at = 0; (at = text.find(kEscaped, at)) != std::string_view::npos;) {
    if (is_escaped(text, at)) {
      at += kEscaped.size();
      continue;
    }
    out += text.substr(copied, at - copied);
    if (out.ends_with('~')) out += kSentinel;
    out += kEscaped;
    at += kEscaped.size();
    if (text.substr(at).starts_with('~')) out += kSentinel;
    copied = at;
  }
  if (copied == 0 && out.empty()) return std::nullopt;
  out += text.substr(copied);
  return out;
}

}  // namespace zhanting
