#pragma once

#include <optional>
#include <string_view>

#include "media/image_info.h"

namespace zhanting {

/// The attributes of <svg> that decide its size; "" for those it lacks.
struct SvgFrame {
  std::string_view width, height, view_box;
};

/// The size in CSS pixels, as browsers compute it: width and height where they are lengths (styles
/// do not count), the other one by the viewBox where only one is, or browsers' 300×150. With
/// neither, the viewBox's own numbers; empty if there is none. `scaled` where the viewBox is not 0
/// 0 and that size.
std::optional<ImageInfo> svg_size(const SvgFrame& frame);

}  // namespace zhanting
