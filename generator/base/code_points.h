#pragma once

#include <string>
#include <string_view>

#include "base/utf8.h"

namespace zhanting {

/// The code points of `text`, for what asks for characters by their number.
inline std::u32string to_code_points(std::string_view text) {
  std::u32string points;
  for (std::size_t at = 0; at < text.size();) {
    const Decoded read = decode(text, at);
    points += read.code_point;
    at += static_cast<std::size_t>(read.length);
  }
  return points;
}

inline bool is_digit(char32_t c) {
  return c >= U'0' && c <= U'9';
}
inline bool is_one_of(std::u32string_view characters, char32_t c) {
  return characters.find(c) != std::u32string_view::npos;
}

}  // namespace zhanting
