#include "fonts/font_packages.h"

#include <algorithm>
#include <array>

namespace zhanting {

namespace {

constexpr std::string_view kChinese = "fonts-noto-cjk";
constexpr std::string_view kEmoji = "fonts-noto-color-emoji";
/// Devanagari, Thai, Arabic, Hebrew, Tibetan … each in a family of its own.
constexpr std::string_view kAllOthers = "fonts-noto-core";

struct Range {
  char32_t first, last;
  std::string_view package;
};
constexpr std::array<Range, 12> kRanges = {{{0x0000, 0x007F, kChinese},
                                            {0x1100, 0x11FF, kChinese},
                                            {0x2010, 0x2027, kChinese},
                                            {0x2E80, 0x9FFF, kChinese},
                                            {0xA960, 0xA97F, kChinese},
                                            {0xAC00, 0xD7FF, kChinese},
                                            {0xF900, 0xFAFF, kChinese},
                                            {0xFE0F, 0xFE0F, kEmoji},
                                            {0xFE30, 0xFE4F, kChinese},
                                            {0xFF00, 0xFFEF, kChinese},
                                            {0x1F000, 0x1FAFF, kEmoji},
                                            {0x20000, 0x3FFFF, kChinese}}};

std::string_view package_of(char32_t c) {
  const auto* const range = std::find_if(kRanges.begin(), kRanges.end(), [&](const Range& each) {
    return c >= each.first && c <= each.last;
  });
  return range == kRanges.end() ? kAllOthers : range->package;
}

}  // namespace

std::string font_packages(std::u32string_view characters) {
  std::string packages;
  for (const std::string_view each : {kChinese, kAllOthers, kEmoji}) {
    const bool wanted = std::any_of(characters.begin(), characters.end(),
                                    [&](char32_t c) { return package_of(c) == each; });
    if (wanted) packages += (packages.empty() ? "" : " ") + std::string(each);
  }
  return packages;
}

}  // namespace zhanting
