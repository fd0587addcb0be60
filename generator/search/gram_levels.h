#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "search/bits.h"

/// The first half of the index's making: which pieces of texts (grams) stand where, and what is to
/// be written of each.
namespace zhanting {

/// Texts to be found by any piece of them. A place is a document in a tier: places are numbers, and
/// texts are added by rising place.
class GramTexts {
 public:
  void reserve(std::size_t characters) { characters_.reserve(characters); }
  void add(std::uint32_t place, std::u16string_view line);

 private:
  friend class GramPiece;
  /// What stands side by side in one place.
  struct Run {
    std::uint32_t place = 0, count = 0;
  };
  std::vector<std::uint32_t> characters_;  // of all runs; 0 ends a line
  std::vector<Run> runs_;
};

/// Where so few places are left for a gram of `length` characters, their texts decide.
constexpr std::uint32_t few_places(unsigned length) {
  return length < 5 ? 16 : length < 7 ? 64 : 128;
}
/// Longer queries are found by their pieces.
inline constexpr unsigned kLongestGram = 12;
inline constexpr std::uint32_t kNone = 0xFFFFFFFF;
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

/// The grams of `texts`, pieces of the whole by rising place, all places below `places`. The pieces
/// are worked on side by side; how many there are changes nothing of what is found.
GramLevels find_grams(std::vector<GramTexts> texts, std::uint32_t places, unsigned jobs);

}  // namespace zhanting
