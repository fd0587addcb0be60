#pragma once

#include "media/header_bytes.h"

/// How the blocks of a GIF follow each other.
namespace zhanting {

inline constexpr std::uint32_t kGifExtension = 0x21, kGifFrame = 0x2C, kGifEnd = 0x3B;

/// After the colour table that the flags at `i` announce.
inline std::size_t after_gif_table(std::uint32_t flags, std::size_t i) {
  return (flags & 0x80) == 0 ? i : i + (std::size_t{3} << ((flags & 7) + 1));
}

/// After the data at `i`: runs of a length and so many bytes; the last is empty.
inline std::size_t after_gif_data(const HeaderBytes& bytes, std::size_t i) {
  while (i < bytes.size() && bytes.at(i) != 0) i += 1 + bytes.at(i);
  return i + 1;
}

}  // namespace zhanting
