#include "search/readings.h"

#include <algorithm>
#include <vector>

#include "base/text.h"
#include "base/utf8.h"

namespace zhanting {

namespace {

bool is_letter_or_digit(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

/// Calls `use` with what a name is read by: Han characters, and words of letters and digits.
void for_each_piece(std::string_view name, const auto& use) {
  for (std::size_t i = 0; i < name.size();) {
    std::size_t end = i;
    while (end < name.size() && is_letter_or_digit(name[end])) ++end;
    if (end > i) {
      use(name.substr(i, end - i), U'\0');
      i = end;
      continue;
    }
    const Decoded next = decode(name, i);
    const auto length = static_cast<std::size_t>(next.length);
    if (is_han(next.code_point)) use(name.substr(i, length), next.code_point);
    i += length;
  }
}

}  // namespace

Readings::Readings(const std::vector<SearchDocument>& documents) {
  std::map<char32_t, std::map<std::string_view, std::uint32_t>> counts;
  for (const SearchDocument& document : documents) {
    for (const SearchField& field : document.fields) {
      if (field.pinyin.empty()) continue;
      std::vector<char32_t> pieces;
      for_each_piece(field.text, [&](std::string_view, char32_t han) { pieces.push_back(han); });
      const std::vector<std::string_view> syllables = split(field.pinyin, ' ');
      if (pieces.size() != syllables.size()) continue;
      for (std::size_t i = 0; i < pieces.size(); ++i) {
        if (pieces[i] != 0) ++counts[pieces[i]][syllables[i]];
      }
    }
  }
  for (const auto& [han, ways] : counts) {
    const auto most = std::max_element(
        ways.begin(), ways.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
    readings_.emplace(han, most->first);
  }
}

std::string Readings::of(std::string_view name) const {
  std::string out;
  for_each_piece(name, [&](std::string_view piece, char32_t han) {
    if (han != 0) {
      const auto reading = readings_.find(han);
      if (reading == readings_.end()) return;
      piece = reading->second;
    }
    if (!out.empty()) out += ' ';
    out += piece;
  });
  return out;
}

}  // namespace zhanting
