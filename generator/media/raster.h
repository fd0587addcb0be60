#pragma once

#include <cstdint>
#include <string_view>

namespace zhanting {

/// What the walk through a picture of pixels finds, from its first byte to its last. Nothing is
/// decoded. Any bytes are safe, and the cost is linear in them.
struct RasterHeader {
  enum class State {
    kGood,
    kCut,      // it ends before its end
    kDamaged,  // what stands there is not what the format allows
  };
  State state = State::kGood;
  std::uint64_t width = 0, height = 0;  // as stored
  bool on_its_side = false;             // shown turned by a quarter: width and height change places
};

RasterHeader read_png(std::string_view bytes);
RasterHeader read_jpeg(std::string_view bytes);
RasterHeader read_gif(std::string_view bytes);
RasterHeader read_webp(std::string_view bytes);
RasterHeader read_avif(std::string_view bytes);

/// True if the Exif data (from “II” or “MM” on) turns the picture by a quarter: orientations 5–8.
bool exif_turns(std::string_view tiff);

}  // namespace zhanting
