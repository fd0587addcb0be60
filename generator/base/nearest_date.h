#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>

/// How people write dates, and what of it is meant in the notation of known_date.h.
namespace zhanting {

/// The notation that an editor probably meant by a date in words: “约1750年”, “18世纪”,
/// “1956-1960”, “2022年9月7日”, “c. 280 BC”, “2003年至今”, or by a period whose ends change places.
/// "" where none can be told.
std::string nearest_date(std::string_view text);
/// Of “90年代” and “the '90s”, which may be of any century, the figure 9; else nothing.
std::optional<int> decade_of_some_century(std::string_view text);
/// Of “1/2/1811” both days it may be, with the day and with the month first; else nothing.
std::optional<std::pair<std::string, std::string>> either_day(std::string_view text);

}  // namespace zhanting
