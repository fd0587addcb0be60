#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "search/behind.h"
#include "search/bits.h"
#include "search/gram_texts.h"

/// The first half of the index's making: which pieces of texts (grams) stand where, and what is to
/// be written of each.
namespace zhanting {

/// Where so few places are left for a gram of `length` characters, their texts decide.
constexpr std::uint32_t few_places(unsigned length) {
  return length < 5 ? 16 : length < 7 ? 64 : 128;
}
/// Longer queries are found by their pieces.
inline constexpr unsigned kLongestGram = 12;
/// About so much goes into one shard: 4 KB, 15 bits in two bytes.
inline constexpr std::size_t kShardBits = std::size_t{2} * 1024 * 15;

/// A gram that is in the index.
struct Gram {
  std::size_t bits = 0;        // where its list begins in the bits of its level
  std::uint32_t node = kNone;  // of those that may be continued
  char16_t last = 0;           // its last character
};

/// A gram that stands in more than a few places.
struct GramNode {
  char16_t last = 0;                       // its last character
  std::size_t longer = 0, longer_end = 0;  // grams of the next level, one character longer
  std::size_t longer_bits = 0;             // what these take, written one into another
  bool outside() const { return longer_bits > kShardBits; }
};

/// All grams of one length, sorted.
struct GramLevel {
  std::vector<Gram> grams;
  std::vector<GramNode> nodes;
  BitWriter bits;  // what is told of each gram
  std::size_t end_of(std::size_t gram) const {
    return gram + 1 < grams.size() ? grams[gram + 1].bits : bits.size();
  }
};

/// The pairs behind one first character: those from `begin` to `end` of the first level.
struct GramBlock {
  char16_t first = 0;
  std::size_t begin = 0, end = 0;
  std::vector<std::uint32_t> ends;  // where the character ends a line: no pair tells of these
  BitWriter places;                 // where it stands at all, if the pairs are many
};

/// A list that says itself how long it is.
void put_places(std::span<const std::uint32_t> list, std::uint32_t places, BitWriter& out);

struct GramLevels {
  std::vector<GramLevel> levels;  // of two characters, of three …
  std::vector<GramBlock> blocks;  // by character
};

/// The grams of `texts`, all places below `places`.
GramLevels find_grams(GramTexts texts, std::uint32_t places, unsigned jobs);

}  // namespace zhanting
