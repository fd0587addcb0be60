#include "media/gif_blocks.h"
#include "media/raster.h"

namespace zhanting {

namespace {

constexpr std::uint32_t kControl = 0xF9, kApplication = 0xFF;

/// Timing and transparency, and how often a film is repeated.
bool is_kept(const HeaderBytes& bytes, std::size_t extension) {
  const std::uint32_t label = bytes.at(extension + 1);
  return label == kControl || (label == kApplication && (bytes.has(extension + 3, "NETSCAPE2.0") ||
                                                         bytes.has(extension + 3, "ANIMEXTS1.0")));
}

}  // namespace

std::optional<std::string> strip_gif(std::string_view text) {
  if (read_gif(text).state != RasterHeader::State::kGood) return std::nullopt;
  const HeaderBytes bytes(text);
  std::size_t i = after_gif_table(bytes.at(10), 13);
  std::string out(bytes.part(0, i));
  while (i < bytes.size() && bytes.at(i) != kGifEnd) {
    const bool extension = bytes.at(i) == kGifExtension;
    const std::size_t data = extension ? i + 2 : after_gif_table(bytes.at(i + 9), i + 10) + 1;
    const std::size_t end = after_gif_data(bytes, data);
    if (!extension || is_kept(bytes, i)) out += bytes.part(i, end - i);
    i = end;
  }
  return out += static_cast<char>(kGifEnd);
}

}  // namespace zhanting
