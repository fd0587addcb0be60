#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "diag/diagnostic.h"

namespace zhanting {

/// Size of a picture in CSS pixels, as browsers show it: turned as its Exif data or its irot says.
struct ImageInfo {
  int width = 0;
  int height = 0;
  bool pixels = false;        // rather than a drawing
  bool transparent = false;   // some of it may be
  bool moving = false;        // a film of several pictures
  bool shown = true;          // by browsers; HEIC is not
  std::string_view ending{};  // that its name should have; "" if it has
  bool scaled = false;        // a drawing whose own units are not its pixels
};

/// What a picture may have: a reader's telephone has to hold its pixels, and a build its bytes.
inline constexpr std::uint64_t kLargestPicture = 20ULL << 20;  // bytes
inline constexpr std::uint64_t kMostPixels = 100'000'000;
inline constexpr int kLargestSide = 65535;

/// What reading a picture gives: its size, or what is wrong with it.
struct ImageReading {
  std::optional<ImageInfo> info;
  std::optional<Message> problem, hint;  // of the whole file: told where the picture is used
  Diagnostics inside;                    // of an SVG, with places in the file
};

/// True for the endings that are pictures here: .svg .png .jpg .jpeg .gif .webp .avif .heic .heif.
bool is_picture_name(std::string_view file_name);

/// How a file whose ending is that of a picture no browser shows (.heic, .tif …) can be used, for
/// the hint; nothing for other endings.
std::optional<Message> way_to_a_picture(std::string_view file_name);

/// Reads the picture at `path` (which messages name) to its end without decoding it: a file that is
/// cut or damaged, or is something else than its name says, has a problem. `bytes` come from
/// outside: any are safe. Thread-safe.
ImageReading read_image(const std::string& path, std::string_view bytes);

/// A picture of pixels without what it tells besides its pixels (raster.h), a film without what it
/// tells besides what is seen and heard (film.h), a drawing without its program's notes. Bytes of
/// other formats as they are; nothing for what is damaged. Thread-safe.
std::optional<std::string> without_metadata(std::string bytes);
/// What is said of bytes of which it gives nothing.
MessageCode damage_message(std::string_view bytes);

/// The name of a format of pictures that tells where and by whose camera they were taken, which
/// nothing here can take out of it (TIFF, what cameras call raw, PSD …); "" for all others.
std::string_view telling_format(std::string_view bytes);
/// True for the endings of such formats.
bool is_telling_name(std::string_view file_name);

/// What is wrong with a picture of this many bytes before it is read.
std::optional<Message> size_problem(const std::string& path, std::uint64_t bytes);

}  // namespace zhanting
