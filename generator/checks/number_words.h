#pragma once

#include <optional>
#include <string_view>

namespace zhanting {

/// The number that a value as printed stands for: “180万” is 1800000, “近4万” 40000, “1700余” 1700,
/// “两” 2, “三十” 30, “两万五” 25000, “3亿5千万” 350000000, “第二” 2, “首位” 1, “万余” 10000, “3.6
/// million” 3600000. Nullopt for what is no single number or could be read as two (“3-6”, “七八十”,
/// “率先”, “约八成”, “5W”).
std::optional<double> number_in_words(std::string_view value);

/// What a unit multiplies by: “万笔” 10000, “亿元” 100000000, “million tonnes” 1000000, “个”
/// 1.
double multiplier_of_unit(std::string_view unit);

}  // namespace zhanting
