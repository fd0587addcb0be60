#pragma once

#include <optional>
#include <string_view>

namespace zhanting {

/// Size of a picture in CSS pixels, from its header alone.
struct ImageInfo {
  int width = 0;
  int height = 0;
};

/// True for the endings that are pictures here: .svg .png .jpg .jpeg .gif .webp .avif.
bool is_picture_name(std::string_view file_name);

/// Reads the size from the bytes' own header (not the name): SVG, PNG, JPEG, GIF, WebP, AVIF. An
/// SVG's size is its width and height, else its viewBox. Empty when there is no size to be found.
/// Bytes come from outside: any input is safe.
std::optional<ImageInfo> read_image_info(std::string_view bytes);

}  // namespace zhanting
