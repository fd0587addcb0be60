#include <algorithm>

#include "media/header_bytes.h"
#include "media/raster.h"

namespace zhanting {

namespace {

/// After the colour table that the flags at `i` announce.
std::size_t after_table(std::uint32_t flags, std::size_t i) {
  return (flags & 0x80) == 0 ? i : i + (std::size_t{3} << ((flags & 7) + 1));
}

}  // namespace

/// Blocks up to the trailer. One that lacks nothing else may lack the trailer.
RasterHeader read_gif(std::string_view text) {
  const HeaderBytes bytes(text);
  RasterHeader header{RasterHeader::State::kGood, bytes.little16(6), bytes.little16(8), false};
  bool has_frame = false;
  std::size_t i = after_table(bytes.at(10), 13);
  const auto skip_data = [&] {  // runs of a length and so many bytes; the last is empty
    while (i < bytes.size() && bytes.at(i) != 0) i += 1 + bytes.at(i);
    ++i;
  };
  while (i < bytes.size() && bytes.at(i) != 0x3B) {
    if (bytes.at(i) == 0x21) {
      i += 2;
    } else if (bytes.at(i) == 0x2C) {
      if (!has_frame) {  // browsers make room for a first frame larger than the screen
        header.width =
            std::max<std::uint64_t>(header.width, bytes.little16(i + 1) + bytes.little16(i + 5));
        header.height =
            std::max<std::uint64_t>(header.height, bytes.little16(i + 3) + bytes.little16(i + 7));
      }
      has_frame = true;
      i = after_table(bytes.at(i + 9), i + 10) + 1;
    } else {
      header.state = RasterHeader::State::kDamaged;
      return header;
    }
    skip_data();
  }
  if (i > bytes.size() || !has_frame) header.state = RasterHeader::State::kCut;
  return header;
}

}  // namespace zhanting
