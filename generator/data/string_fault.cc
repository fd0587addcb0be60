#include "data/string_fault.h"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <system_error>

#include "base/utf8.h"

namespace zhanting {

namespace {

/// The four hexadecimal digits of the \u escape at `offset`, or nullopt.
std::optional<std::uint32_t> unicode_escape(std::string_view text, std::size_t offset) {
  if (!text.substr(std::min(offset, text.size())).starts_with("\\u")) return std::nullopt;
  const std::string_view digits = text.substr(offset + 2, 4);
  std::uint32_t value = 0;
  const auto [stopped, error] =
      std::from_chars(digits.data(), digits.data() + digits.size(), value, 16);
  if (error != std::errc() || stopped != digits.data() + 4) return std::nullopt;
  return value;
}

StringFault open_string(std::string_view text, std::size_t start) {
  const std::string_view rest = text.substr(start);
  const std::string_view line = rest.substr(0, rest.find('\n'));
  const std::size_t end = line.find_last_not_of(" \t\r,:}]") + 1;
  const Decoded last = decode_before(line, end);
  const char32_t c = last.code_point;
  if (c != U'“' && c != U'”' && c != U'＂') return {StringFault::Kind::kOpen, start};
  const auto length = static_cast<std::size_t>(last.length);
  return {StringFault::Kind::kFullWidthEnd, start + end - length, length};
}

}  // namespace

std::optional<StringFault> find_string_fault(std::string_view text, std::size_t start) {
  using Kind = StringFault::Kind;
  if (start >= text.size() || text[start] != '"') return std::nullopt;
  for (std::size_t i = start + 1; i < text.size() && text[i] != '\n';) {
    if (text[i] == '"') return std::nullopt;
    if (text[i] == '\r' && text.substr(i).starts_with("\r\n")) break;
    if (static_cast<unsigned char>(text[i]) < 0x20) return StringFault{Kind::kControl, i};
    if (text[i] != '\\') {
      ++i;
      continue;
    }
    if (i + 1 == text.size()) break;
    if (text[i + 1] != 'u') {
      const auto length = 1 + static_cast<std::size_t>(decode(text, i + 1).length);
      if (std::string_view("\"\\/bfnrt").find(text[i + 1]) == std::string_view::npos)
        return StringFault{Kind::kEscape, i, length};
      i += length;
      continue;
    }
    const auto value = unicode_escape(text, i);
    if (!value) return StringFault{Kind::kEscape, i, 2};
    if (*value >= 0xD800 && *value < 0xE000) {
      const auto low = unicode_escape(text, i + 6);
      if (*value >= 0xDC00 || !low || *low < 0xDC00 || *low >= 0xE000)
        return StringFault{Kind::kSurrogate, i, 6};
      i += 6;
    }
    i += 6;
  }
  return open_string(text, start);
}

}  // namespace zhanting
