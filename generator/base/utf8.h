#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace zhanting {

/// One code point read from UTF-8 and the bytes it took (1 to 4; 0 at the end).
struct Decoded {
  char32_t code_point = 0;
  int length = 0;
};

/// The code point at `offset`. A byte that begins no valid sequence decodes as U+FFFD of length 1.
Decoded decode(std::string_view text, std::size_t offset);
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
