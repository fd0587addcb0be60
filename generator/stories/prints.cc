#include "stories/prints.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "base/paths.h"
#include "routes/published_names.h"

namespace zhanting {

namespace {

/// Changes with what the module makes of an order: then all prints have other names.
constexpr std::string_view kRecipe = "prints 1";

/// A row for each format; those for <source> in the order in which browsers are to take them.
struct FormatRow {
  PrintFormat format;
  std::string_view ending, type;
};
constexpr std::array<FormatRow, 4> kFormats = {{
    {PrintFormat::kAvif, "avif", "image/avif"},
    {PrintFormat::kWebp, "webp", "image/webp"},
    {PrintFormat::kJpeg, "jpg", "image/jpeg"},
    {PrintFormat::kPng, "png", "image/png"},
}};
constexpr std::size_t kSources = 2;

/// Widths between which a browser finds one that is at most half as large again as it needs.
constexpr std::array<int, 5> kWholeWidths = {480, 800, 1200, 1800, kLargestPrint};
constexpr std::array<int, 2> kCardWidths = {320, 640};
constexpr int kFallbackWidth = 1200;
constexpr double kCardShape = 3.0 / 2;
/// A step that is hardly smaller than the next is left out.
constexpr double kNextStep = 0.9;

const FormatRow& fallback_format(const Negative& negative) {
  return kFormats[negative.transparent ? 3 : 2];
}

int scaled(int side, double scale) {
  return std::max(1, static_cast<int>(std::lround(side * scale)));
}

/// From the size of a picture to that of its largest print; never more than 1.
double scale_of_largest(int width, int height) {
  const double longest = std::max(width, height), shortest = std::min(width, height);
  const double scale = std::min(1.0, kLargestPrint / longest);
  if (longest < kScroll * shortest) return scale;
  return std::max(scale, std::min({1.0, kLongestScroll / longest,
                                   std::sqrt(kLargestScroll / (longest * shortest))}));
}

/// How a picture's prints are shaped: their largest size, and what their names depend on.
struct Shape {
  int width = 0, height = 0;
  bool cut = false;
  std::optional<FocusPoint> focus;
  Hash128 hash;
};

Shape shape_of(const Negative& negative, bool cut, const std::optional<FocusPoint>& focus) {
  Shape shape{negative.width, negative.height, cut, focus, {}};
  if (cut) {
    shape.width = std::min(negative.width, scaled(negative.height, kCardShape));
    shape.height = std::min(negative.height, scaled(negative.width, 1 / kCardShape));
  }
  if (const double scale = scale_of_largest(shape.width, shape.height); scale < 1) {
    shape.width = scaled(shape.width, scale);
    shape.height = scaled(shape.height, scale);
  }
  Hasher hasher;
  hasher.add(kRecipe);
  hasher.add(negative.version);
  hasher.add(negative.hash);
  hasher.add(static_cast<std::uint64_t>(cut));
  if (focus) hasher.add(fmt::format("{} {}", focus->x, focus->y));
  shape.hash = hasher.finish();
  return shape;
}

template <std::size_t N>
std::vector<int> widths_of(const Shape& shape, const std::array<int, N>& steps) {
  const int largest = std::min(shape.width, steps.back());
  std::vector<int> widths;
  for (const int step : steps) {
    if (step < largest * kNextStep) widths.push_back(step);
  }
  widths.push_back(largest);
  if (!shape.cut && shape.width > largest) widths.push_back(shape.width);
  return widths;
}

Print print_of(const Negative& negative, const Shape& shape, int width, const FormatRow& format) {
  const double scale = static_cast<double>(width) / shape.width;
  const int height = shape.cut ? scaled(width, 1 / kCardShape) : scaled(shape.height, scale);
  Print print;
  print.order = {width, std::min(height, shape.height), shape.cut, shape.focus, format.format};
  print.sheet = fmt::format("{}-{}", shape.hash.to_hex(), width);
  print.url = fmt::format("media/{}.{}-{}.{}", plain_name(file_stem(negative.file_name)),
                          shape.hash.to_hex().substr(0, 10), width, format.ending);
  Hasher hasher;
  hasher.add(print.sheet);
  hasher.add(format.ending);
  print.hash = hasher.finish();
  return print;
}

PrintSet prints_of(const Negative& negative, const Shape& shape, const std::vector<int>& widths) {
  PrintSet set;
  for (std::size_t i = 0; i < kSources; ++i) {
    PrintSource source{kFormats[i].type, {}};
    for (const int width : widths)
      source.prints.push_back(print_of(negative, shape, width, kFormats[i]));
    set.sources.push_back(std::move(source));
  }
  const auto beyond = std::upper_bound(widths.begin(), widths.end(), kFallbackWidth);
  const int width = beyond == widths.begin() ? widths.front() : *(beyond - 1);
  set.fallback = print_of(negative, shape, width, fallback_format(negative));
  return set;
}

}  // namespace

PrintSet whole_prints(const Negative& negative) {
  const Shape shape = shape_of(negative, false, std::nullopt);
  return prints_of(negative, shape, widths_of(shape, kWholeWidths));
}

Print largest_print(const Negative& negative) {
  const Shape shape = shape_of(negative, false, std::nullopt);
  return print_of(negative, shape, widths_of(shape, kWholeWidths).back(),
                  fallback_format(negative));
}

PrintSet card_prints(const Negative& negative, const std::optional<FocusPoint>& focus) {
  const Shape shape = shape_of(negative, true, focus);
  return prints_of(negative, shape, widths_of(shape, kCardWidths));
}

}  // namespace zhanting
