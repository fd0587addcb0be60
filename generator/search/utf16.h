#pragma once

#include <string>
#include <string_view>

namespace zhanting {

/// Appends UTF-8 as UTF-16, in which browsers count and compare characters.
void append_utf16(std::string_view text, std::u16string& out);
void append_utf16(char32_t character, std::u16string& out);

/// The character at `at`, which moves behind it. A surrogate without its other half is itself.
constexpr char32_t next_character(std::u16string_view text, std::size_t& at) {
  const char16_t first = text[at++];
  if (first < 0xD800 || first > 0xDBFF || at == text.size()) return first;
  if (text[at] < 0xDC00 || text[at] > 0xDFFF) return first;
  return 0x10000 + ((first - 0xD800U) << 10) + (text[at++] - 0xDC00U);
}

}  // namespace zhanting
