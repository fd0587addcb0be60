#include <algorithm>

#include "media/gif_blocks.h"
#include "media/raster.h"

namespace zhanting {

/// Blocks up to the trailer. One that lacks nothing else may lack the trailer.
RasterHeader read_gif(std::string_view text) {
  const HeaderBytes bytes(text);
  RasterHeader header{RasterHeader::State::kGood, bytes.little16(6), bytes.little16(8), false};
  bool has_frame = false;
  std::size_t i = after_gif_table(bytes.at(10), 13);
  while (i < bytes.size() && bytes.at(i) != kGifEnd) {
    if (bytes.at(i) == kGifExtension) {
      constexpr std::uint32_t kControl = 0xF9;
      if (bytes.at(i + 1) == kControl && (bytes.at(i + 3) & 1) != 0) header.transparent = true;
      i += 2;
    } else if (bytes.at(i) == kGifFrame) {
      if (!has_frame) {  // browsers make room for a first frame larger than the screen
        header.width =
            std::max<std::uint64_t>(header.width, bytes.little16(i + 1) + bytes.little16(i + 5));
        header.height =
            std::max<std::uint64_t>(header.height, bytes.little16(i + 3) + bytes.little16(i + 7));
      }
      header.moving = has_frame;
      has_frame = true;
      i = after_gif_table(bytes.at(i + 9), i + 10) + 1;
    } else {
      header.state = RasterHeader::State::kDamaged;
      return header;
    }
    i = after_gif_data(bytes, i);
  }
  if (i > bytes.size() || !has_frame) header.state = RasterHeader::State::kCut;
  return header;
}

}  // namespace zhanting
