#include "search/behind.h"

#include <algorithm>

namespace zhanting {

void Behind::read(std::span<std::uint32_t> starts, unsigned length) {
  constexpr std::size_t kAhead = 24;  // so many starts ahead memory is asked for
  for (const char16_t character : characters_) tail(character) = {};
  characters_.clear();
  starts_ = starts;
  met_.resize(starts.size());
  lists_size_ = starts_size_ = 0;
  PlaceTable::Cursor places(places_);
  for (std::size_t i = 0; i < starts.size(); ++i) {
    if (i + kAhead < starts.size()) {
      __builtin_prefetch(&text_[starts[i + kAhead] + length]);
      places_.prefetch(starts[i + kAhead]);
    }
    const std::uint32_t place = places.place_of(starts[i]);
    const char16_t character = text_[starts[i] + length];
    met_[i] = {starts[i], place, character};
    Tail& met = tail(character);
    if (met.starts++ == 0) characters_.push_back(character);
    if (met.last_place == place) continue;
    met.last_place = place;
    ++met.count;
  }
  std::sort(characters_.begin(), characters_.end());
}

void Behind::want_list(char16_t character) {
  Tail& wanted = tail(character);
  wanted.list = lists_size_;
  wanted.last_place = kNone;
  lists_size_ += wanted.count;
}

void Behind::want_starts(char16_t character) {
  Tail& wanted = tail(character);
  wanted.start = starts_size_;
  starts_size_ += wanted.starts;
}

void Behind::spread() {
  if (lists_size_ == 0 && starts_size_ == 0) return;
  lists_.resize(std::max<std::size_t>(lists_.size(), lists_size_));
  for (const Met& met : met_) {
    Tail& to = tail(met.character);
    if (to.start != kNone) starts_[to.start++] = met.start;
    if (to.list == kNone || to.last_place == met.place) continue;
    to.last_place = met.place;
    lists_[to.list++] = met.place;
  }
}

}  // namespace zhanting
