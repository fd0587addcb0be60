#include "search/utf16.h"

#include "base/utf8.h"

namespace zhanting {

namespace {

/// Returns the place behind what was put.
char16_t* put_utf16(char32_t character, char16_t* to) {
  if (character < 0x10000) {
    *to++ = static_cast<char16_t>(character);
  } else {
    *to++ = static_cast<char16_t>(0xD7C0 + (character >> 10));
    *to++ = static_cast<char16_t>(0xDC00 + (character & 0x3FF));
  }
  return to;
}

}  // namespace

void append_utf16(char32_t character, std::u16string& out) {
  char16_t units[2];
  out.append(units, put_utf16(character, units));
}

void append_utf16(std::string_view text, std::u16string& out) {
  const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(text[at]); };
  std::size_t size = out.size();
  out.resize(size + text.size());  // never more characters than bytes
  char16_t* to = out.data() + size;
  for (std::size_t i = 0; i < text.size();) {
    if (byte(i) < 0x80) {
      *to++ = static_cast<char16_t>(byte(i++));
      continue;
    }
    const Decoded next = decode(text, i);
    to = put_utf16(next.code_point, to);
    i += static_cast<std::size_t>(next.length);
  }
  out.resize(static_cast<std::size_t>(to - out.data()));
}

}  // namespace zhanting
