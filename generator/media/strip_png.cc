#include <algorithm>
#include <array>

#include "media/header_bytes.h"
#include "media/png_crc.h"
#include "media/raster.h"

namespace zhanting {

namespace {

/// What decides how the picture looks, films included.
constexpr std::array<std::string_view, 20> kKeptChunks = {
    "IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "cICP",
    "mDCV", "cLLI", "sBIT", "bKGD", "hIST", "pHYs", "sPLT", "acTL", "fcTL", "fdAT"};

std::string big32(std::size_t number) {
  std::string out;
  for (int shift = 24; shift >= 0; shift -= 8) out += static_cast<char>(number >> shift & 0xFF);
  return out;
}

}  // namespace

std::optional<std::string> strip_png(std::string_view text) {
  const RasterHeader header = read_png(text);
  if (header.state != RasterHeader::State::kGood) return std::nullopt;
  const HeaderBytes bytes(text);
  std::string out(bytes.part(0, 8));
  out.reserve(text.size());
  for (std::size_t i = 8;;) {
    const std::size_t whole = std::size_t{bytes.big32(i)} + 12;
    const std::string_view type = bytes.part(i + 4, 4);
    if (std::find(kKeptChunks.begin(), kKeptChunks.end(), type) != kKeptChunks.end())
      out += bytes.part(i, whole);
    if (type == "IEND") return out;
    if (type == "IHDR" && header.orientation != 1) {
      const std::string exif = exif_of_orientation(header.orientation);
      out += big32(exif.size()) + "eXIf" + exif + big32(png_crc("eXIf" + exif));
    }
    i += whole;
  }
}

}  // namespace zhanting
