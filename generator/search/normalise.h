#pragma once

#include <span>
#include <string>
#include <string_view>
#include <utility>

namespace zhanting {

/// The form in which texts and queries are compared. assets/search.js does the same; both sides
/// read tests/search/tokens.json. Character by character, with the marks that belong to each: NFKC,
/// lower case, traditional Han as simplified, quotation marks of all kinds as ' and ". Then white
/// space as one space, none between Han characters and none at the ends.
///
/// Appends that of `line` to `out`. Thread-safe.
void append_normalised(std::u16string_view line, std::u16string& out);

/// Traditional characters and what they are compared as, rising.
std::span<const std::pair<char16_t, char16_t>> simplified_characters();

/// A Han character, as the rule on spaces has it.
constexpr bool joins_without_space(char32_t c) {
  return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) || c == 0x3005 ||
         c == 0x3007 || (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x20000 && c <= 0x3FFFF);
}

}  // namespace zhanting
