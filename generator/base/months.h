#pragma once

#include <array>
#include <string_view>

namespace zhanting {

inline constexpr std::array<std::string_view, 12> kEnglishMonths = {
    "January", "February", "March",     "April",   "May",      "June",
    "July",    "August",   "September", "October", "November", "December"};

}  // namespace zhanting
