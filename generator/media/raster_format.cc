#include <algorithm>
#include <array>
#include <iterator>

#include "media/header_bytes.h"
#include "media/raster.h"

namespace zhanting {

namespace {

/// One of the brands may stand anywhere in the list: “mif1” comes first in files of some programs.
template <std::size_t N>
bool has_brand(std::string_view text, const std::array<std::string_view, N>& brands) {
  const HeaderBytes bytes(text);
  if (!bytes.has(4, "ftyp")) return false;
  for (std::size_t i = 8; i + 4 <= std::min<std::size_t>(bytes.big32(0), bytes.size()); i += 4) {
    if (std::find(brands.begin(), brands.end(), bytes.part(i, 4)) != brands.end()) return true;
  }
  return false;
}

constexpr std::array<std::string_view, 2> kAvif = {"avif", "avis"};
constexpr std::array<std::string_view, 5> kHeic = {"heic", "heix", "hevc", "heim", "heis"};

constexpr RasterFormat kFormats[] = {
    {"PNG", ".png", "", true, [](std::string_view b) { return b.starts_with("\x89PNG\r\n\x1A\n"); },
     &read_png, &strip_png},
    {"JPEG", ".jpg", ".jpeg", true,
     [](std::string_view b) { return b.starts_with("\xFF\xD8\xFF"); }, &read_jpeg, &strip_jpeg},
    {"GIF", ".gif", "", true,
     [](std::string_view b) { return b.starts_with("GIF87a") || b.starts_with("GIF89a"); },
     &read_gif, &strip_gif},
    {"WebP", ".webp", "", true,
     [](std::string_view b) {
       return HeaderBytes(b).has(0, "RIFF") && HeaderBytes(b).has(8, "WEBP");
     },
     &read_webp, &strip_webp},
    {"AVIF", ".avif", "", true, [](std::string_view b) { return has_brand(b, kAvif); }, &read_avif,
     &strip_boxes},
    {"HEIC", ".heic", ".heif", false, [](std::string_view b) { return has_brand(b, kHeic); },
     &read_avif, &strip_boxes},
};

}  // namespace

const RasterFormat* raster_format(std::string_view bytes) {
  const auto* const format = std::find_if(std::begin(kFormats), std::end(kFormats),
                                          [&](const RasterFormat& each) { return each.is(bytes); });
  return format == std::end(kFormats) ? nullptr : format;
}

}  // namespace zhanting
