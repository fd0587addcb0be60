#include <array>

#include "media/header_bytes.h"
#include "media/png_crc.h"
#include "media/raster.h"

namespace zhanting {

namespace {

constexpr std::array<std::uint32_t, 256> make_crc_table() {
  std::array<std::uint32_t, 256> table{};
  for (std::uint32_t n = 0; n < 256; ++n) {
    std::uint32_t c = n;
    for (int bit = 0; bit < 8; ++bit) c = (c & 1) != 0 ? 0xEDB88320U ^ (c >> 1) : c >> 1;
    table[n] = c;
  }
  return table;
}

}  // namespace

std::uint32_t png_crc(std::string_view bytes) {
  static constexpr std::array<std::uint32_t, 256> kTable = make_crc_table();
  std::uint32_t crc = 0xFFFFFFFFU;
  for (const char c : bytes)
    crc = kTable[(crc ^ static_cast<unsigned char>(c)) & 0xFF] ^ (crc >> 8);
  return ~crc;
}

/// Chunks: length, type, data, check sum. An ancillary chunk (a small first letter) may be broken.
RasterHeader read_png(std::string_view text) {
  const HeaderBytes bytes(text);
  RasterHeader header;
  bool has_pixels = false;
  for (std::size_t i = 8;;) {
    if (i + 12 > bytes.size()) {
      header.state = RasterHeader::State::kCut;
      return header;
    }
    const std::size_t length = bytes.big32(i);
    const std::string_view type = bytes.part(i + 4, 4);
    const bool is_header = type == "IHDR";
    const bool critical = (bytes.at(i + 4) & 0x20) == 0 || type == "fdAT";  // frames of a film
    if (is_header != (i == 8) || (is_header && length != 13) || length > 0x7FFFFFFF) {
      header.state = RasterHeader::State::kDamaged;
      return header;
    }
    if (is_header) {
      header.width = bytes.big32(i + 8);
      header.height = bytes.big32(i + 12);
    }
    if (length + 12 > bytes.size() - i) {
      header.state = RasterHeader::State::kCut;
      return header;
    }
    if (critical && png_crc(bytes.part(i + 4, length + 4)) != bytes.big32(i + 8 + length)) {
      header.state = RasterHeader::State::kDamaged;
      return header;
    }
    constexpr std::uint32_t kAlpha = 4;  // of the kinds of colour
    if ((is_header && (bytes.at(i + 17) & kAlpha) != 0) || type == "tRNS")
      header.transparent = true;
    if (type == "acTL" && !has_pixels) header.moving = true;
    if (type == "IDAT") has_pixels = true;
    if (type == "eXIf" && !has_pixels)
      header.orientation = exif_orientation(bytes.part(i + 8, length));
    if (type == "IEND") {
      if (!has_pixels) header.state = RasterHeader::State::kDamaged;
      return header;
    }
    i += 12 + length;
  }
}

}  // namespace zhanting
