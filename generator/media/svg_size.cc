#include "media/svg_size.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <string>
#include <system_error>
#include <utility>

#include "base/text.h"

namespace zhanting {

namespace {

/// A number at the beginning of `text`, which is cut off; empty if there is none.
std::optional<double> take_number(std::string_view& text) {
  std::string_view rest = text;
  if (rest.starts_with('+')) rest.remove_prefix(1);
  if (rest.starts_with('+') || (rest.size() < text.size() && rest.starts_with('-'))) return {};
  double value = 0;
  const auto [end, error] = std::from_chars(rest.data(), rest.data() + rest.size(), value);
  if (error != std::errc() || !std::isfinite(value)) return {};
  text = rest.substr(static_cast<std::size_t>(end - rest.data()));
  return value;
}

/// A length in CSS pixels; empty for percentages, "auto" and what is no length.
std::optional<double> length_of(std::string_view text) {
  constexpr double kInch = 96, kFont = 16;
  static constexpr std::pair<std::string_view, double> kUnits[] = {
      {"", 1},
      {"px", 1},
      {"in", kInch},
      {"cm", kInch / 2.54},
      {"mm", kInch / 25.4},
      {"q", kInch / 101.6},
      {"pt", kInch / 72},
      {"pc", kInch / 6},
      {"em", kFont},
      {"rem", kFont},
      {"ex", kFont / 2},
      {"ch", kFont / 2},
  };
  text = trim(text);
  const std::optional<double> number = take_number(text);
  if (!number) return {};
  const std::string unit = to_lower_ascii(text);
  for (const auto& [name, pixels] : kUnits) {
    if (unit == name) return *number * pixels;
  }
  return {};
}

struct ViewBox {
  double x = 0, y = 0, width = 0, height = 0;
};

/// A viewBox; empty where browsers ignore it.
std::optional<ViewBox> box_of(std::string_view text) {
  std::array<double, 4> numbers{};
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    text = trim(text);
    if (i > 0 && text.starts_with(',')) text = trim(text.substr(1));
    const std::optional<double> number = take_number(text);
    if (!number) return {};
    numbers[i] = *number;
  }
  if (!trim(text).empty() || !(numbers[2] > 0) || !(numbers[3] > 0)) return {};
  return ViewBox{numbers[0], numbers[1], numbers[2], numbers[3]};
}

std::optional<ImageInfo> rounded(double width, double height, const std::optional<ViewBox>& box) {
  if (!(width > 0) || !(height > 0) || width > kLargestSide || height > kLargestSide) return {};
  const auto whole = [](double side) { return std::max(1, static_cast<int>(std::lround(side))); };
  ImageInfo info{whole(width), whole(height)};
  info.scaled = box && (box->x != 0 || box->y != 0 || std::abs(box->width - width) > 1 ||
                        std::abs(box->height - height) > 1);
  return info;
}

}  // namespace

std::optional<ImageInfo> svg_size(const SvgFrame& frame) {
  constexpr double kWidth = 300, kHeight = 150;  // of a replaced element that says nothing (CSS 2)
  std::optional<double> width = length_of(frame.width);
  std::optional<double> height = length_of(frame.height);
  const auto box = box_of(frame.view_box);
  if (!width && !height) {
    if (!box) return {};
    // Whole pixels keep the shape of a box of a few units only when it is enlarged.
    const double smaller = std::min(box->width, box->height);
    const double scale = smaller < 16 ? std::min(kWidth / box->width, kHeight / box->height) : 1;
    return rounded(box->width * scale, box->height * scale, box);
  }
  if (!width) width = box ? *height * box->width / box->height : kWidth;
  if (!height) height = box ? *width * box->height / box->width : kHeight;
  return rounded(*width, *height, box);
}

}  // namespace zhanting
