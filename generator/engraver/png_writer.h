#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace zhanting {

/// Pixels without alpha, row by row: 0xRRGGBB.
struct Pixels {
  int width = 0, height = 0;
  std::vector<std::uint32_t> rows;
};

/// As a PNG: of 256 colours where nobody would see the difference, as in drawings, else of all.
/// What went wrong, or "".
std::string write_png(const Pixels& pixels, std::string& out);

}  // namespace zhanting
