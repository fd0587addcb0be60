#include "media/drawing_style.h"

#include <fmt/format.h>

#include "base/utf8.h"
#include "media/svg_rules.h"
#include "media/svg_text.h"

namespace zhanting {

namespace {

std::size_t inside_root(std::string_view svg) {
  const std::size_t root = root_of(svg);
  if (root == std::string_view::npos) return root;
  const std::size_t end = end_of_tag(svg, root);
  const bool has_inside = end != std::string_view::npos && svg[end - 2] != '/';
  return has_inside ? end : std::string_view::npos;
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
