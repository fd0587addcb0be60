#include "base/escape.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>

namespace zhanting {

namespace {

constexpr std::array<std::string_view, 64> kEntities = [] {
  std::array<std::string_view, 64> table;
  table['&'] = "&amp;";
  table['<'] = "&lt;";
  table['>'] = "&gt;";
  table['"'] = "&#34;";
  table['\''] = "&#39;";
  return table;
}();

constexpr std::uint64_t kOnes = 0x0101010101010101;
constexpr std::uint64_t kHighBits = 0x80 * kOnes;

bool has_zero(std::uint64_t bytes) {
  return ((bytes - kOnes) & ~bytes & kHighBits) != 0;
}

/// Whether one of eight bytes has an entity.
bool has_special(const char* eight) {
  std::uint64_t bytes = 0;
  std::memcpy(&bytes, eight, sizeof bytes);
  const bool all_from_64 = ((bytes | (bytes << 1U)) & kHighBits) == kHighBits;
  if (all_from_64) return false;  // as in Chinese
  return has_zero(bytes ^ '"' * kOnes) || has_zero((bytes | kOnes) ^ '\'' * kOnes) ||  // & and '
         has_zero((bytes | 2 * kOnes) ^ '>' * kOnes);                                  // < and >
}

void append(std::string_view text, bool keep_entities, std::string& out) {
  std::size_t start = 0;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t end = std::min(i + 8, text.size());
    if (end >= 8 && !has_special(&text[end - 8])) {
      i = end;
      continue;
    }
    for (; i < end; ++i) {
      const auto c = static_cast<unsigned char>(text[i]);
      if (c >= kEntities.size() || kEntities[c].empty() || (keep_entities && c == '&')) continue;
      out.append(text, start, i - start);
      out += kEntities[c];
      start = i + 1;
    }
  }
  out.append(text, start);
}

}  // namespace

void append_escaped(std::string_view text, std::string& out) {
  append(text, false, out);
}

void append_escaped_markup(std::string_view html, std::string& out) {
  append(html, true, out);
}

std::string escaped(std::string_view text) {
  std::string out;
  append_escaped(text, out);
  return out;
}

}  // namespace zhanting
