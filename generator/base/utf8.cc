#include "base/utf8.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <cstdint>
#include <cstring>

namespace zhanting {

Decoded decode_any(std::string_view text, std::size_t offset) {
  if (offset >= text.size()) return {};
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[offset + i]); };
  const unsigned char lead = byte(0);
  if (lead < 0x80) return {lead, 1};
  int length = 0;
  char32_t value = 0;
  char32_t least = 0;
  if (lead >= 0xC2 && lead < 0xE0) {
    length = 2, value = lead & 0x1F, least = 0x80;
  } else if (lead >= 0xE0 && lead < 0xF0) {
    length = 3, value = lead & 0x0F, least = 0x800;
  } else if (lead >= 0xF0 && lead < 0xF5) {
    length = 4, value = lead & 0x07, least = 0x10000;
  }
  if (length == 0 || offset + static_cast<std::size_t>(length) > text.size()) return {0xFFFD, 1};
  for (int i = 1; i < length; ++i) {
    if (!is_utf8_continuation(text[offset + static_cast<std::size_t>(i)])) return {0xFFFD, 1};
    value = value << 6 | (byte(static_cast<std::size_t>(i)) & 0x3F);
  }
  if (value < least || value > 0x10FFFF || (value >= 0xD800 && value < 0xE000)) return {0xFFFD, 1};
  return {value, length};
}

Decoded decode_before(std::string_view text, std::size_t offset) {
  if (offset == 0 || offset > text.size()) return {};
  std::size_t start = offset - 1;
  while (start > 0 && offset - start < 4 && is_utf8_continuation(text[start])) --start;
  const Decoded read = decode(text, start);
  if (start + static_cast<std::size_t>(read.length) == offset) return read;
  return {0xFFFD, 1};
}

void append_utf8(char32_t c, std::string& out) {
  const auto put = [&](char32_t byte) { out += static_cast<char>(byte); };
  if (c < 0x80) {
    put(c);
  } else if (c < 0x800) {
    put(0xC0 | c >> 6);
    put(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    put(0xE0 | c >> 12);
    put(0x80 | (c >> 6 & 0x3F));
    put(0x80 | (c & 0x3F));
  } else {
    put(0xF0 | c >> 18);
    put(0x80 | (c >> 12 & 0x3F));
    put(0x80 | (c >> 6 & 0x3F));
    put(0x80 | (c & 0x3F));
  }
}

std::size_t find_invalid_utf8(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    if (static_cast<unsigned char>(text[i]) < 0x80) {
      ++i;
      continue;
    }
    const Decoded read = decode(text, i);
    if (read.length == 1) return i;
    i += static_cast<std::size_t>(read.length);
  }
  return std::string_view::npos;
}

std::size_t count_code_points(std::string_view text) {
  // Eight bytes at a time: those that are 10xxxxxx go on with a character.
  constexpr std::uint64_t kOnes = 0x0101010101010101;
  std::size_t points = text.size();
  std::size_t i = 0;
  for (; i + 8 <= text.size(); i += 8) {
    std::uint64_t bytes = 0;
    std::memcpy(&bytes, text.data() + i, 8);
    const std::uint64_t goes_on = (bytes >> 7) & ~(bytes >> 6) & kOnes;
    points -= static_cast<std::size_t>((goes_on * kOnes) >> 56);  // the sum of the eight
  }
  for (; i < text.size(); ++i) points -= is_utf8_continuation(text[i]) ? 1 : 0;
  return points;
}

int display_width(char32_t c) {
  if (c < 0x300) return c < 0x20 ? 0 : 1;
  const auto point = static_cast<UChar32>(c);
  const auto mask = U_GET_GC_MASK(point);
  if (mask & (U_GC_MN_MASK | U_GC_ME_MASK | U_GC_CF_MASK)) return 0;
  const int width = u_getIntPropertyValue(point, UCHAR_EAST_ASIAN_WIDTH);
  return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

int display_width(std::string_view text) {
  int width = 0;
  for (std::size_t i = 0; i < text.size();) {
    const Decoded read = decode(text, i);
    width += display_width(read.code_point);
    i += static_cast<std::size_t>(read.length);
  }
  return width;
}

bool is_white_space(char32_t c) {
  return u_isUWhiteSpace(static_cast<UChar32>(c)) != 0;
}

bool is_blank(char32_t c) {
  constexpr char32_t kBrailleBlank = 0x2800;
  if (c < 0x80) return c <= ' ' || c == 0x7F;
  const auto point = static_cast<UChar32>(c);
  return c == kBrailleBlank || is_white_space(c) || u_iscntrl(point) ||
         u_hasBinaryProperty(point, UCHAR_DEFAULT_IGNORABLE_CODE_POINT);
}

bool is_han(char32_t c) {
  if (c < 0x2E80) return false;
  if ((c >= 0x4E00 && c <= 0x9FFF) || c == 0x3007) return true;
  UErrorCode status = U_ZERO_ERROR;
  return uscript_getScript(static_cast<UChar32>(c), &status) == USCRIPT_HAN;
}

std::size_t count_han(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t i = 0; i < text.size();) {
    const Decoded read = decode(text, i);
    count += is_han(read.code_point) ? 1 : 0;
    i += static_cast<std::size_t>(read.length);
  }
  return count;
}

bool is_wide_cjk(char32_t c) {
  if (c < 0x1100) return false;
  const auto point = static_cast<UChar32>(c);
  const int width = u_getIntPropertyValue(point, UCHAR_EAST_ASIAN_WIDTH);
  const bool wide = width == U_EA_WIDE || width == U_EA_FULLWIDTH || width == U_EA_HALFWIDTH;
  return wide && !u_hasBinaryProperty(point, UCHAR_EMOJI_PRESENTATION);
}

std::string_view prefix_code_points(std::string_view text, std::size_t count) {
  std::size_t i = 0;
  while (count > 0 && i < text.size()) {
    i += static_cast<std::size_t>(decode(text, i).length);
    --count;
  }
  return text.substr(0, i);
}

}  // namespace zhanting
