#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace zhanting {

/// A byte of a code point that is not its first.
constexpr bool is_utf8_continuation(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0) == 0x80;
}

/// One code point read from UTF-8 and the bytes it took (1 to 4; 0 at the end).
struct Decoded {
  char32_t code_point = 0;
  int length = 0;
};

/// As decode(), which need not ask it of most code points.
Decoded decode_any(std::string_view text, std::size_t offset);
/// The code point at `offset`. A byte that begins no valid sequence decodes as U+FFFD of length 1.
inline Decoded decode(std::string_view text, std::size_t offset) {
  if (offset + 2 < text.size()) {
    const auto byte = [&](std::size_t i) {
      return static_cast<char32_t>(static_cast<unsigned char>(text[offset + i]));
    };
    const char32_t lead = byte(0);
    if (lead < 0x80) return {lead, 1};
    // Three bytes, of which none that are well-formed begin a surrogate or are too long.
    if (lead > 0xE0 && lead < 0xF0 && lead != 0xED && is_utf8_continuation(text[offset + 1]) &&
        is_utf8_continuation(text[offset + 2]))
      return {(lead & 0x0F) << 12 | (byte(1) & 0x3F) << 6 | (byte(2) & 0x3F), 3};
  }
  return decode_any(text, offset);
}
/// The code point that ends just before `offset`.
Decoded decode_before(std::string_view text, std::size_t offset);
void append_utf8(char32_t code_point, std::string& out);

/// Offset of the first byte that is not well-formed UTF-8 (surrogates and overlong forms are not),
/// or npos.
std::size_t find_invalid_utf8(std::string_view text);

std::size_t count_code_points(std::string_view text);
/// Terminal cells: Han and full-width forms take two, combining marks none.
int display_width(char32_t code_point);
int display_width(std::string_view text);

/// A control character (C0, DEL, C1) that is no tab and no line feed: none belongs into a text.
constexpr bool is_control(char32_t c) {
  return (c < 0x20 && c != '\t' && c != '\n') || (c >= 0x7F && c < 0xA0);
}
/// U+FDD0 to U+FDEF and the last two of each plane: they stand for no character, anywhere.
constexpr bool is_noncharacter(char32_t c) {
  return (c >= 0xFDD0 && c <= 0xFDEF) || (c & 0xFFFE) == 0xFFFE;
}
/// Unicode's White_Space: ASCII's, U+3000, no-break spaces and their like.
bool is_white_space(char32_t code_point);
/// A character that nobody sees: white space, controls, and what Unicode calls ignorable.
bool is_blank(char32_t code_point);

/// A Han ideograph (Unicode script Han), 〇 included.
bool is_han(char32_t code_point);
/// Number of Han characters in `text`.
std::size_t count_han(std::string_view text);
/// East Asian Width wide, full-width or half-width kana and not an emoji by default: what
/// CommonMark's flanking rules lack for Chinese (norms 3.3a).
bool is_wide_cjk(char32_t code_point);

/// The first `count` code points of `text`.
std::string_view prefix_code_points(std::string_view text, std::size_t count);

}  // namespace zhanting
