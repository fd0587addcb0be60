#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "search/gram_texts.h"

namespace zhanting {

inline constexpr std::uint32_t kNone = 0xFFFFFFFF;

/// The numbers of places, rising.
using PlaceList = std::span<const std::uint32_t>;

/// Sorts the starts of a gram by the character behind it, and says in which places it stands there.
/// One a thread, used again for the next gram: read(), what is wanted, then spread(). Characters
/// are numbers (GramTexts::number_characters), so that what is kept of each lies close together.
class Behind {
 public:
  /// `characters`: how many there are. REQUIRES: text and places outlive it.
  Behind(std::u16string_view text, const PlaceTable& places, std::size_t characters)
      : text_(text), places_(places), tails_(characters) {}

  /// What stands `length` characters behind `starts`, which rise.
  void read(std::span<std::uint32_t> starts, unsigned length);
  /// The characters there, rising; 0 where lines end.
  const std::vector<char16_t>& characters() const { return characters_; }
  /// In so many places.
  std::uint32_t count(char16_t character) const { return tail(character).count; }

  /// Asks for the places of a character.
  void want_list(char16_t character);
  /// Asks for its starts to be brought together, behind those asked for before.
  void want_starts(char16_t character);
  /// Makes both. `starts` then begins with those asked for.
  void spread();

  PlaceList list(char16_t character) const {
    const Tail& of = tail(character);
    return {lists_.data() + of.list - of.count, of.count};
  }
  /// From where to where its starts are among those given to read().
  std::pair<std::uint32_t, std::uint32_t> starts(char16_t character) const {
    const Tail& of = tail(character);
    return {of.start - of.starts, of.start};
  }

 private:
  struct Tail {
    std::uint32_t starts = 0;  // so many
    std::uint32_t count = 0;   // of places
    std::uint32_t last_place = kNone;
    std::uint32_t list = kNone, start = kNone;  // where the next one goes, if they are wanted
  };
  Tail& tail(char16_t character) { return tails_[character]; }
  const Tail& tail(char16_t character) const { return tails_[character]; }

  std::u16string_view text_;
  const PlaceTable& places_;
  std::vector<Tail> tails_;
  std::vector<char16_t> characters_;

  std::span<std::uint32_t> starts_;
  struct Met {
    std::uint32_t start, place;
    char16_t character;
  };
  std::vector<Met> met_;  // of each start
  std::vector<std::uint32_t> lists_;
  std::uint32_t lists_size_ = 0, starts_size_ = 0;
};

}  // namespace zhanting
