#pragma once

#include <cstdint>
#include <optional>
#include <string>
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
  int orientation = 1;                  // as Exif data says that it is to be shown
  bool transparent = false;             // some of it may be
  bool moving = false;                  // a film of several pictures
};

RasterHeader read_png(std::string_view bytes);
RasterHeader read_jpeg(std::string_view bytes);
RasterHeader read_gif(std::string_view bytes);
RasterHeader read_webp(std::string_view bytes);
RasterHeader read_avif(std::string_view bytes);

/// The same pixels without what else the file tells: Exif data, XMP, IPTC, comments, thumbnails,
/// times, what programs keep for themselves, and whatever follows the picture's end. What decides
/// how it looks stays: colour profiles, and of Exif data the orientation alone. Nothing where the
/// file is not what its format allows. Any bytes are safe, and the cost is linear in them.
std::optional<std::string> strip_png(std::string_view bytes);
std::optional<std::string> strip_jpeg(std::string_view bytes);
std::optional<std::string> strip_gif(std::string_view bytes);
std::optional<std::string> strip_webp(std::string_view bytes);
std::optional<std::string> strip_boxes(std::string_view bytes);  // AVIF, HEIC

/// The orientation that Exif data (from “II” or “MM” on) gives a picture, 1 to 8; 1, as it is
/// stored, where it gives none. From 5 on the picture is turned by a quarter.
int exif_orientation(std::string_view tiff);
/// Exif data that says the orientation and nothing else.
std::string exif_of_orientation(int orientation);

/// A format of pictures of pixels.
struct RasterFormat {
  std::string_view name, ending, other_ending;
  bool shown = true;  // by browsers
  bool (*is)(std::string_view bytes);
  RasterHeader (*read)(std::string_view bytes);
  std::optional<std::string> (*strip)(std::string_view bytes);
};

/// The format of these bytes, whatever their file is called, or nullptr.
const RasterFormat* raster_format(std::string_view bytes);

}  // namespace zhanting
