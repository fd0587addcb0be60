#pragma once

#include <string>
#include <string_view>

namespace zhanting {

/// The packages of Debian, parted by spaces, whose fonts have these characters.
std::string font_packages(std::u32string_view characters);

}  // namespace zhanting
