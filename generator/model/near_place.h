#pragma once

#include <span>
#include <string>
#include <string_view>

namespace zhanting {

/// The place among `known` that `name` is probably a slip of, or "". Names of places are short and
/// much alike, and many that differ in one character are two places: 河湾镇 and 河湾村, 东湾 and
/// 西湾, Gate A and Gate B.
std::string near_place(std::string_view name, std::span<const std::string_view> known);

}  // namespace zhanting
