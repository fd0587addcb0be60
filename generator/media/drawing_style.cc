#include "media/drawing_style.h"

#include <fmt/format.h>

#include <array>

#include "base/utf8.h"
#include "media/svg_rules.h"

namespace zhanting {

namespace {

/// What may stand before the first element.
struct Prologue {
  std::string_view begin, end;
};
constexpr std::array<Prologue, 3> kPrologue = {{{"<?", "?>"}, {"<!--", "-->"}, {"<!", ">"}}};

/// Behind the tag that begins at `i`; npos where it does not end or has nothing inside.
std::size_t after_tag(std::string_view svg, std::size_t i) {
  char quote = 0;
  for (; i < svg.size(); ++i) {
    if (quote != 0) {
      if (svg[i] == quote) quote = 0;
    } else if (svg[i] == '"' || svg[i] == '\'') {
      quote = svg[i];
    } else if (svg[i] == '>') {
      return svg[i - 1] == '/' ? std::string_view::npos : i + 1;
    }
  }
  return std::string_view::npos;
}

std::size_t inside_root(std::string_view svg) {
  for (std::size_t i = svg.find('<'); i != std::string_view::npos; i = svg.find('<', i)) {
    const Prologue* before = nullptr;
    for (const Prologue& each : kPrologue) {
      if (!before && svg.substr(i).starts_with(each.begin)) before = &each;
    }
    if (!before) return after_tag(svg, i);
    i = svg.find(before->end, i);
    if (i == std::string_view::npos) break;
  }
  return std::string_view::npos;
}

}  // namespace

std::string drawing_style_element(std::string_view css) {
  std::string out = fmt::format("<style xmlns=\"{}\">", kSvgNamespace);
  for (std::size_t i = 0; i < css.size();) {
    const Decoded read = decode(css, i);
    const char32_t c = read.code_point;
    if (c == U'<' || c == U'&' || c == U'>' || c > U'~') {
      out += fmt::format("&#{};", static_cast<std::uint32_t>(c));
    } else {
      out += static_cast<char>(c);
    }
    i += static_cast<std::size_t>(read.length);
  }
  return out + "</style>";
}

std::string with_drawing_style(std::string svg, std::string_view element) {
  const std::size_t at = inside_root(svg);
  if (at != std::string_view::npos) svg.insert(at, element);
  return svg;
}

}  // namespace zhanting
