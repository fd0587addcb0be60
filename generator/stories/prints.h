#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/hash.h"
#include "media/darkroom.h"

/// Which prints are made of a picture, and under which names. All follows from the picture's bytes
/// and size, so that every address is known before a print is made.
namespace zhanting {

/// A print that is published.
struct Print {
  std::string url;  // site path
  PrintOrder order;
  std::string sheet;  // see Darkroom::print
  Hash128 hash;       // of all that its bytes depend on
};

/// The sizes of a picture in one format, the smallest first.
struct PrintSource {
  std::string_view type;  // of its bytes: “image/avif”
  std::vector<Print> prints;
};

/// A picture in one shape, for <picture>: what browsers choose from, the best format first, and
/// what they show that know none of these.
struct PrintSet {
  std::vector<PrintSource> sources;
  Print fallback;
};

/// What prints are made from.
struct Negative {
  std::string_view file_name;
  Hash128 hash;  // of its bytes
  int width = 0, height = 0;
  bool transparent = false;
  std::string_view version;  // of the darkroom
};

/// The longest side of any print, but of a scroll: a picture that is more than kScroll times as
/// long as it is wide is read piece by piece, and as wide as these allow.
inline constexpr int kLargestPrint = 2560;
inline constexpr int kScroll = 4;
inline constexpr int kLongestScroll = 16'000;         // WebP ends at 16,383
inline constexpr double kLargestScroll = 10'000'000;  // pixels: what telephones can hold

/// The whole picture.
PrintSet whole_prints(const Negative& negative);
/// The whole picture in its largest size, in a format that every program shows: for the light box
/// without JavaScript, and to be saved.
Print largest_print(const Negative& negative);
/// The picture cut to the shape of a card, 3:2, around its focus.
PrintSet card_prints(const Negative& negative, const std::optional<FocusPoint>& focus);

}  // namespace zhanting
