#pragma once

#include <string_view>

namespace zhanting {

/// False for a PNG whose pixels are not those that were written: some are missing, or their check
/// sum tells, which decoders pass over or only warn of. True for what is no PNG. Any bytes are
/// safe.
bool are_png_pixels_whole(std::string_view bytes);

}  // namespace zhanting
