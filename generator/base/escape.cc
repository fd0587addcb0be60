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

/// Whether one of eight bytes is below 64, as all are that have an entity: none of Chinese is.
bool may_be_special(const char* eight) {
  constexpr std::uint64_t kHighBits = 0x8080808080808080;
  std::uint64_t bytes = 0;
  std::memcpy(&bytes, eight, sizeof bytes);
  return ((bytes | (bytes << 1U)) & kHighBits) != kHighBits;
}

void append(std::string_view text, bool keep_entities, std::string& out) {
  std::size_t start = 0;
  for (std::size_t i = 0; i < text.size();) {
    if (i + 8 <= text.size() && !may_be_special(&text[i])) {
      i += 8;
      continue;
    }
    for (const std::size_t end = std::min(i + 8, text.size()); i < end; ++i) {
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
