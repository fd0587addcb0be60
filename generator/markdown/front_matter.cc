#include "markdown/front_matter.h"

#include <algorithm>

#include "base/text.h"
#include "base/utf8.h"
#include "markdown/messages.h"

namespace zhanting {

namespace {

constexpr std::uint32_t kMostLines = 200;

/// `title: …`, `tags = […]`, with full-width marks too: a key of letters, digits and Han.
bool is_key_line(std::string_view line) {
  std::size_t at = 0;
  while (at < line.size()) {
    const Decoded read = decode(line, at);
    const char32_t c = read.code_point;
    const bool word = (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') ||
                      c == '_' || c == '-' || c == '.' || c == '"' || is_han(c);
    if (!word) break;
    at += static_cast<std::size_t>(read.length);
  }
  constexpr std::size_t kLongestKey = 40;
  if (at == 0 || at > kLongestKey) return false;
  const std::string_view rest = trim(line.substr(at));
  return rest.starts_with(':') || rest.starts_with('=') || rest.starts_with("：");
}

/// The line that closes what `first` opened, or 0.
std::uint32_t closing_line(const SourceText& source, std::uint32_t first, std::string_view fence) {
  for (std::uint32_t number = first + 1; number <= first + kMostLines; ++number) {
    const std::string_view line = trim(source.line(number));
    if (line == fence || (fence == "---" && line == "...")) return number;
    if (source.line_start(number) >= source.text().size()) return 0;
  }
  return 0;
}

}  // namespace

bool check_front_matter(const SourceText& source, Diagnostics& diagnostics) {
  std::uint32_t first = 1;
  while (first < kMostLines && trim(source.line(first)).empty() &&
         source.line_start(first) < source.text().size())
    ++first;
  const std::string_view fence = trim(source.line(first));
  const std::string_view close = fence == "{" ? "}" : fence;
  const bool fenced = fence == "{" || fence == "---" || fence == "+++" || fence == ";;;";
  if (!fenced || !is_key_line(trim(source.line(first + 1)))) return true;
  const std::uint32_t last = closing_line(source, first, close);
  if (last <= first) return true;
  diagnostics.error(
      source.place(source.line_start(first), source.line(first).size()),
      Message::of(messages::kFrontMatter, std::to_string(first), std::to_string(last)),
      Message::of(messages::kHintFrontMatter));
  return false;
}

}  // namespace zhanting
