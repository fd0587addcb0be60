#pragma once

#include <string_view>

/// What marks a value that `zhanting new` wrote for an editor to write over; the editorial checks
/// warn of it in texts, and facts of other types are not stated while it stands in their place.
namespace zhanting {

inline constexpr std::string_view kFillInChinese = "此处填写";
inline constexpr std::string_view kFillInEnglish = "Fill in here";

inline bool is_to_fill_in(std::string_view text) {
  return text.starts_with(kFillInChinese) || text.starts_with(kFillInEnglish);
}

}  // namespace zhanting
