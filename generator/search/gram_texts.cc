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
