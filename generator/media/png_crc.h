#pragma once

#include <cstdint>
#include <string_view>

namespace zhanting {

/// The check sum of a chunk's type and data (PNG, annex D).
std::uint32_t png_crc(std::string_view bytes);

}  // namespace zhanting
