#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "search/bits.h"

namespace zhanting {

/// One file of the index: its name below the index's folder, without ".js", and what it holds.
struct SearchShard {
  std::string name;
  std::u16string text;
};

/// Texts to be found by any piece of them. A place is a document in a tier: places are numbers, and
/// texts are added by rising place.
class GramTexts {
 public:
  void add(std::uint32_t place, std::u16string_view line);

  const std::u16string& text() const { return text_; }
  /// The index in places() of the place that the text at `at` belongs to; `from` is one before it.
  std::size_t place_index(std::size_t at, std::size_t from) const {
    while (from + 1 < begins_.size() && begins_[from + 1] <= at) ++from;
    return from;
  }
  const std::vector<std::uint32_t>& places() const { return places_; }

 private:
  std::u16string text_ = std::u16string(1, u'\0');  // lines, U+0000 around each
  std::vector<std::uint32_t> begins_;               // of each place's text
  std::vector<std::uint32_t> places_;
};

/// Where so few places are left for a gram of `length` characters, their texts decide.
constexpr std::uint32_t few_places(unsigned length) {
  return length < 5 ? 16 : length < 7 ? 64 : 128;
}
/// Longer queries are found by their pieces.
inline constexpr unsigned kLongestGram = 12;

/// The index: for every pair of characters the list of its places, all of them below `places`; and
/// what these lists do not tell of longer pieces. generator/HACKING.md says how and why. The
/// directory of the shards goes to `directory`.
std::vector<SearchShard> make_gram_shards(const GramTexts& texts, std::uint32_t places,
                                          BitWriter& directory);

}  // namespace zhanting
