#include "search/utf16.h"

#include "base/utf8.h"

namespace zhanting {

void append_utf16(char32_t character, std::u16string& out) {
  if (character < 0x10000) {
    out += static_cast<char16_t>(character);
  } else {
    out += static_cast<char16_t>(0xD7C0 + (character >> 10));
    out += static_cast<char16_t>(0xDC00 + (character & 0x3FF));
  }
}

void append_utf16(std::string_view text, std::u16string& out) {
  for (std::size_t i = 0; i < text.size();) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte < 0x80) {
      out += static_cast<char16_t>(byte);
      ++i;
      continue;
    }
    const Decoded next = decode(text, i);
    append_utf16(next.code_point, out);
    i += static_cast<std::size_t>(next.length);
  }
}

}  // namespace zhanting
