#include "media/header_bytes.h"
#include "media/raster.h"

namespace zhanting {

int exif_orientation(std::string_view tiff) {
  const HeaderBytes bytes(tiff);
  const bool little = bytes.has(0, std::string_view("II*\0", 4));
  if (!little && !bytes.has(0, std::string_view("MM\0*", 4))) return 1;
  const auto number16 = [&](std::size_t i) { return little ? bytes.little16(i) : bytes.big16(i); };
  const auto number32 = [&](std::size_t i) { return little ? bytes.little32(i) : bytes.big32(i); };
  constexpr std::uint32_t kOrientation = 0x0112, kShort = 3;
  const std::size_t directory = number32(4);
  const std::uint32_t count = number16(directory);
  for (std::size_t entry = directory + 2, n = 0; n < count && entry + 12 <= bytes.size();
       entry += 12, ++n) {
    if (number16(entry) != kOrientation) continue;
    if (number16(entry + 2) != kShort || number32(entry + 4) != 1) continue;  // not of its kind
    const std::uint32_t value = number16(entry + 8);
    return value >= 1 && value <= 8 ? static_cast<int>(value) : 1;
  }
  return 1;
}

std::string exif_of_orientation(int orientation) {
  std::string exif("MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\0\0\0\0\0\0\0", 26);
  exif[19] = static_cast<char>(orientation);
  return exif;
}

}  // namespace zhanting
