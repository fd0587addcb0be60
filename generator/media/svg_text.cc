#include "media/svg_text.h"

#include <algorithm>
#include <array>
#include <iterator>

#include "base/utf8.h"

namespace zhanting {

namespace {

constexpr std::string_view kSpace = " \t\r\n";

/// What may stand before the first element.
struct Prologue {
  std::string_view begin, end;
};
constexpr std::array<Prologue, 3> kPrologue = {{{"<?", "?>"}, {"<!--", "-->"}, {"<!", ">"}}};

}  // namespace

bool is_utf16(std::string_view bytes) {
  constexpr std::string_view kStarts[] = {"\xFF\xFE", "\xFE\xFF", {"<\0", 2}, {"\0<", 2}};
  return std::any_of(std::begin(kStarts), std::end(kStarts),
                     [&](std::string_view start) { return bytes.starts_with(start); });
}

std::string from_utf16(std::string_view bytes) {
  const bool marked = bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF");
  const bool little = bytes.starts_with("\xFF\xFE") || bytes.starts_with('<');
  const auto unit = [&](std::size_t i) {
    const auto byte = [&](std::size_t k) {
      return k < bytes.size() ? static_cast<unsigned char>(bytes[k]) : 0U;
    };
    return static_cast<char32_t>(little ? byte(i) | byte(i + 1) << 8 : byte(i) << 8 | byte(i + 1));
  };
  std::string out;
  for (std::size_t i = marked ? 2 : 0; i + 1 < bytes.size(); i += 2) {
    char32_t c = unit(i);
    const char32_t low = unit(i + 2);
    if (c >= 0xD800 && c < 0xDC00 && low >= 0xDC00 && low < 0xE000) {
      c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
      i += 2;
    }
    append_utf8(c >= 0xD800 && c < 0xE000 ? 0xFFFD : c, out);
  }
  return out;
}

std::size_t root_of(std::string_view svg) {
  for (std::size_t i = svg.find('<'); i != std::string_view::npos; i = svg.find('<', i)) {
    const auto* const before =
        std::find_if(kPrologue.begin(), kPrologue.end(),
                     [&](const Prologue& each) { return svg.substr(i).starts_with(each.begin); });
    if (before == kPrologue.end()) return i;
    i = svg.find(before->end, i);
    if (i == std::string_view::npos) break;
  }
  return std::string_view::npos;
}

std::size_t end_of_tag(std::string_view svg, std::size_t at) {
  char quote = 0;
  for (std::size_t i = at; i < svg.size(); ++i) {
    if (quote != 0) {
      if (svg[i] == quote) quote = 0;
    } else if (svg[i] == '"' || svg[i] == '\'') {
      quote = svg[i];
    } else if (svg[i] == '>') {
      return i + 1;
    }
  }
  return std::string_view::npos;
}

namespace {

bool is_svg_in_utf8(std::string_view bytes) {
  constexpr std::string_view kMark = "\xEF\xBB\xBF";
  if (bytes.starts_with(kMark)) bytes.remove_prefix(kMark.size());
  const std::size_t first = bytes.find_first_not_of(kSpace);
  if (first == std::string_view::npos || bytes[first] != '<') return false;
  const std::size_t root = root_of(bytes);
  if (root == std::string_view::npos) return false;
  const std::string_view tag = bytes.substr(root + 1);
  const std::string_view name = tag.substr(0, tag.find_first_of(" \t\r\n/>"));
  return name == "svg" || name.ends_with(":svg");
}

}  // namespace

bool is_svg(std::string_view bytes) {
  return is_utf16(bytes) ? is_svg_in_utf8(from_utf16(bytes)) : is_svg_in_utf8(bytes);
}

}  // namespace zhanting
