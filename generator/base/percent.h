#pragma once

#include <string>
#include <string_view>

namespace zhanting {

/// "%E5%B4%82" as the bytes it stands for; a '%' that begins no escape stays.
std::string unescape_percent(std::string_view text);

}  // namespace zhanting
