#include "search/gram_texts.h"

#include <utility>

namespace zhanting {

void GramTexts::add(std::uint32_t place, std::u16string_view line) {
  if (line.empty()) return;
  if (runs_.empty() || runs_.back().place != place)
    runs_.push_back({static_cast<std::uint32_t>(characters_.size()), place});
  characters_ += line;
  characters_ += u'\0';
}

void GramTexts::append(GramTexts&& other) {
  const GramTexts from = std::move(other);
  const auto before = static_cast<std::uint32_t>(characters_.size());
  for (const Run& run : from.runs_) runs_.push_back({before + run.begin, run.place});
  characters_ += from.characters_;
}

std::u16string GramTexts::number_characters() {
  std::vector<char16_t> numbers(0x10000);
  for (const char16_t character : characters_) numbers[character] = 1;
  numbers[0] = 1;
  std::u16string alphabet;
  for (std::size_t character = 0; character < numbers.size(); ++character) {
    if (numbers[character] == 0) continue;
    numbers[character] = static_cast<char16_t>(alphabet.size());
    alphabet += static_cast<char16_t>(character);
  }
  for (char16_t& character : characters_) character = numbers[character];
  return alphabet;
}

PlaceTable::PlaceTable(const GramTexts& texts) : runs_(texts.runs_) {
  const auto size = static_cast<std::uint32_t>(texts.characters_.size());
  runs_.push_back({size, 0});
  std::uint32_t run = 0;
  for (std::uint32_t at = 0; at < size; at += kStep) {
    while (runs_[run + 1].begin <= at) ++run;
    first_.push_back(run);
  }
}

}  // namespace zhanting
