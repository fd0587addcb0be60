#include "pipeline/card_drawing.h"

#include <algorithm>
#include <array>
#include <iterator>

#include "base/base64.h"
#include "base/paths.h"
#include "base/utf8.h"
#include "media/svg_text.h"

namespace zhanting {

namespace {

bool is_ascii_text(char32_t c) {
  return c < 0x80 && !is_control(c);
}

}  // namespace

std::string without_boxes(std::string_view svg, const Engraver& engraver) {
  std::u32string others;
  for (std::size_t at = 0; at < svg.size();) {
    const Decoded next = decode(svg, at);
    if (!is_ascii_text(next.code_point)) others += next.code_point;
    at += static_cast<std::size_t>(next.length);
  }
  std::sort(others.begin(), others.end());
  others.erase(std::unique(others.begin(), others.end()), others.end());
  std::u32string boxes = engraver.missing(others);
  std::copy_if(others.begin(), others.end(), std::back_inserter(boxes),
               [](char32_t c) { return is_control(c) || is_noncharacter(c); });
  if (boxes.empty()) return std::string(svg);
  std::string out;
  for (std::size_t at = 0; at < svg.size();) {
    const Decoded next = decode(svg, at);
    const auto length = static_cast<std::size_t>(next.length);
    if (boxes.find(next.code_point) == std::u32string::npos) out += svg.substr(at, length);
    at += length;
  }
  return out;
}

namespace {

bool is_wide_mark(char32_t c) {
  constexpr std::u32string_view kMarks = U"‘’“”–—…·";
  return kMarks.find(c) != std::u32string_view::npos;
}

/// The last font that is named in `svg`: of the text that follows.
std::string_view latin_fonts(std::string_view svg) {
  constexpr std::string_view kName = "font-family=\"";
  const std::size_t named = svg.rfind(kName);
  const std::string_view fonts = named == std::string_view::npos ? "" : svg.substr(named);
  const bool serif = fonts.substr(0, fonts.find('>')).find("Serif") != std::string_view::npos;
  return serif ? "Noto Serif, Liberation Serif, DejaVu Serif, serif"
               : "Noto Sans, Liberation Sans, DejaVu Sans, sans-serif";
}

}  // namespace

std::string with_latin_marks(std::string_view svg) {
  std::string out;
  bool in_tag = false, marked = false;
  std::string_view fonts;
  for (std::size_t at = 0; at < svg.size();) {
    const Decoded next = decode(svg, at);
    const auto length = static_cast<std::size_t>(next.length);
    const bool is_mark = !in_tag && is_wide_mark(next.code_point);
    if (is_mark != marked)
      out += is_mark ? "<tspan font-family=\"" + std::string(fonts) + "\">" : "</tspan>";
    marked = is_mark;
    if (next.code_point == U'<') in_tag = true;
    if (next.code_point == U'>') {
      in_tag = false;
      fonts = latin_fonts(svg.substr(0, at));
    }
    out += svg.substr(at, length);
    at += length;
  }
  return out;
}

std::string data_address(std::string_view name, std::string bytes) {
  static constexpr std::array<std::array<std::string_view, 2>, 4> kTypes = {
      {{".svg", "svg+xml"}, {".png", "png"}, {".jpg", "jpeg"}, {".jpeg", "jpeg"}}};
  std::string_view type = "png";
  for (const auto& [ending, named] : kTypes) {
    if (extension(name) == ending) type = named;
  }
  if (type == "svg+xml") bytes = with_values_of_variables(bytes);
  return "data:image/" + std::string(type) + ";base64," + base64(bytes);
}

}  // namespace zhanting
