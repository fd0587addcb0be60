#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace zhanting {

/// Texts to be found by any piece of them. A place is a document in a tier: places are numbers, and
/// texts are added by rising place.
class GramTexts {
 public:
  void reserve(std::size_t characters) { characters_.reserve(characters); }
  void add(std::uint32_t place, std::u16string_view line);
  /// What `other` holds comes behind; all of it stands in later places.
  void append(GramTexts&& other);

  /// All lines, U+0000 behind each.
  std::u16string_view characters() const { return characters_; }
  /// Puts in the place of each character its number among those that stand here, which it returns,
  /// rising. U+0000 is the first.
  std::u16string number_characters();

 private:
  friend class PlaceTable;
  struct Run {
    std::uint32_t begin = 0, place = 0;
  };
  std::u16string characters_;
  std::vector<Run> runs_;  // where the characters of each place begin
};

/// The places of the characters of texts.
class PlaceTable {
 public:
  explicit PlaceTable(const GramTexts& texts);
  /// Asks for the memory that the place of a character needs.
  void prefetch(std::uint32_t character) const { __builtin_prefetch(&first_[character / kStep]); }

  /// Says the places of rising characters. REQUIRES: the table outlives it.
  class Cursor {
   public:
    explicit Cursor(const PlaceTable& table) : table_(&table) {}
    std::uint32_t place_of(std::uint32_t character) {
      run_ = std::max(run_, table_->first_[character / kStep]);
      while (table_->runs_[run_ + 1].begin <= character) ++run_;
      return table_->runs_[run_].place;
    }

   private:
    const PlaceTable* table_;
    std::uint32_t run_ = 0;
  };

 private:
  static constexpr std::uint32_t kStep = 64;
  std::vector<GramTexts::Run> runs_;  // and one behind all
  std::vector<std::uint32_t> first_;  // the run of every 64th character
};

}  // namespace zhanting
