#include "media/header_bytes.h"
#include "media/raster.h"

namespace zhanting {

/// RIFF chunks, each padded to an even length. The canvas of VP8X is the size, else the
/// bitstream's.
RasterHeader read_webp(std::string_view text) {
  const HeaderBytes bytes(text);
  const std::size_t end = std::size_t{bytes.little32(4)} + 8;
  RasterHeader header;
  if (end > bytes.size()) header.state = RasterHeader::State::kCut;
  bool has_pixels = false;
  for (std::size_t i = 12; i + 8 <= end && i + 8 <= bytes.size();) {
    const std::string_view type = bytes.part(i, 4);
    const std::size_t length = bytes.little32(i + 4);
    const std::size_t data = i + 8;
    if (type == "VP8X") {
      constexpr std::uint32_t kAlpha = 0x10, kFilm = 0x02;
      header.transparent = (bytes.at(data) & kAlpha) != 0;
      header.moving = (bytes.at(data) & kFilm) != 0;
      header.width = bytes.little24(data + 4) + 1ULL;
      header.height = bytes.little24(data + 7) + 1ULL;
    } else if (type == "VP8L" && header.width == 0 && bytes.at(data) == 0x2F) {
      const std::uint32_t bits = bytes.little32(data + 1);
      header.width = (bits & 0x3FFF) + 1ULL;
      header.height = (bits >> 14 & 0x3FFF) + 1ULL;
      header.transparent = (bits >> 28 & 1) != 0;
    } else if (type == "VP8 " && header.width == 0 && bytes.has(data + 3, "\x9D\x01\x2A")) {
      header.width = bytes.little16(data + 6) & 0x3FFF;
      header.height = bytes.little16(data + 8) & 0x3FFF;
    } else if (type == "EXIF") {
      std::string_view exif = bytes.part(data, length);
      constexpr std::string_view kLead("Exif\0\0", 6);  // some writers copy it from a JPEG
      if (exif.starts_with(kLead)) exif.remove_prefix(kLead.size());
      header.orientation = exif_orientation(exif);
    }
    has_pixels = has_pixels || type == "VP8L" || type == "VP8 " || type == "ANMF";
    i = data + length + (length & 1);
    if (data + length > end && header.state == RasterHeader::State::kGood)
      header.state = RasterHeader::State::kDamaged;
  }
  if (!has_pixels && header.state == RasterHeader::State::kGood)
    header.state = RasterHeader::State::kDamaged;
  return header;
}

}  // namespace zhanting
