#include "media/svg_text.h"

#include <algorithm>
#include <array>

namespace zhanting {

namespace {

constexpr std::string_view kSpace = " \t\r\n";

/// What may stand before the first element.
struct Prologue {
  std::string_view begin, end;
};
constexpr std::array<Prologue, 3> kPrologue = {{{"<?", "?>"}, {"<!--", "-->"}, {"<!", ">"}}};

}  // namespace

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

bool is_svg(std::string_view bytes) {
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

}  // namespace zhanting
