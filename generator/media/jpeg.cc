#include "media/header_bytes.h"
#include "media/raster.h"

namespace zhanting {

namespace {

constexpr std::uint32_t kEnd = 0xD9, kScan = 0xDA, kApp1 = 0xE1;

bool is_frame(std::uint32_t marker) {  // SOF0…SOF15 without DHT, JPG, DAC
  return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
}

/// Stands alone, without a length: stuffing, TEM, RST0…RST7, SOI.
bool is_alone(std::uint32_t marker) {
  return marker == 0 || marker == 0x01 || (marker >= 0xD0 && marker <= 0xD8);
}

}  // namespace

/// Segments and scans up to the end marker. What stands between them is passed over, as decoders
/// do; what follows the end (the film of a moving photograph) is nobody's business.
RasterHeader read_jpeg(std::string_view text) {
  constexpr std::string_view kExif("Exif\0\0", 6);
  const HeaderBytes bytes(text);
  RasterHeader header;
  bool has_scan = false, has_exif = false;
  for (std::size_t i = 2;;) {
    i = bytes.find('\xFF', i);
    if (i == std::string_view::npos || i + 1 >= bytes.size()) break;
    const std::uint32_t marker = bytes.at(i + 1);
    if (marker == 0xFF) {  // fill byte
      ++i;
      continue;
    }
    if (marker == kEnd) {
      if (!has_scan || header.width == 0) header.state = RasterHeader::State::kDamaged;
      return header;
    }
    if (is_alone(marker)) {
      i += 2;
      continue;
    }
    const std::size_t length = bytes.big16(i + 2);
    if (length < 2 && i + 4 <= bytes.size()) {
      header.state = RasterHeader::State::kDamaged;
      return header;
    }
    if (is_frame(marker) && header.width == 0) {
      header.height = bytes.big16(i + 5);
      header.width = bytes.big16(i + 7);
    }
    if (marker == kScan) has_scan = true;
    if (marker == kApp1 && !has_exif && bytes.has(i + 4, kExif) && length > 8) {
      has_exif = true;
      header.orientation =
          exif_orientation(bytes.part(i + 4 + kExif.size(), length - 2 - kExif.size()));
    }
    i += 2 + length;
  }
  header.state = RasterHeader::State::kCut;
  return header;
}

}  // namespace zhanting
