#pragma once

#include <algorithm>
#include <cmath>

/// Where a picture is cut. In a header of its own, since the module links nothing of the program.
namespace zhanting {

/// In pixels.
struct PictureSize {
  int width = 0, height = 0;
};

/// The smallest size of the picture `whole` that covers `part`, in its own proportions.
inline PictureSize covering(const PictureSize& whole, const PictureSize& part) {
  const double scale = std::max(static_cast<double>(part.width) / whole.width,
                                static_cast<double>(part.height) / whole.height);
  return {std::max(part.width, static_cast<int>(std::lround(whole.width * scale))),
          std::max(part.height, static_cast<int>(std::lround(whole.height * scale)))};
}

/// Where `part` begins in `whole` so that its middle is as near as can be to `focus`, 0 to 1: the
/// focus is inside.
inline int beginning_of_part(double focus, int whole, int part) {
  return std::clamp(static_cast<int>(std::lround(focus * whole - part / 2.0)), 0, whole - part);
}

}  // namespace zhanting
