#pragma once

#include <bitset>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "checks/checked_text.h"
#include "model/site.h"

namespace zhanting {

/// Chinese punctuation: half-width marks, straight or unpaired quotes, makeshift ellipses and
/// dashes, full-width letters. A rule is a row of the table in check_marks.cc.
void check_marks(const CheckedText& text, Diagnostics& diagnostics);

/// Words, looked up in one pass over a text however many there are.
class WordTable {
 public:
  /// Row of the word added; equal words: the first.
  std::size_t add(std::u32string word);
  struct Match {
    std::size_t row;
    std::size_t length;
  };
  /// Quickly: whether any word may begin with `character`.
  bool may_begin(char32_t character) const {
    return character >= first_characters_.size() || first_characters_.test(character);
  }
  /// The longest word that begins at `i`; length 0 if there is none.
  Match find_at(const CheckedText& text, std::size_t i) const;

 private:
  std::bitset<0x10000> first_characters_;
  std::map<char32_t, std::vector<std::size_t>> by_first_;  // longest first
  std::vector<std::u32string> words_;
};

/// What in a record bears out that somebody was the first: a figure of kind first or rank, or the
/// very word in the name of an honour (首批试点城市).
struct Evidence {
  bool figure = false;
  std::vector<const std::string*> honours;
};

/// Left-over placeholders, relative time, claims to be the first, and the showcase's watchwords.
/// The words are rows of the table in check_words.cc.
class WordRules {
 public:
  /// `names`: of organisations, which say nothing of who was first.
  WordRules(const std::vector<Watchword>& watchwords, const std::vector<std::string_view>& names);
  void check(const CheckedText& text, const Evidence& evidence, Diagnostics& diagnostics) const;

 private:
  std::size_t check_watchword(const CheckedText& text, std::size_t i,
                              Diagnostics& diagnostics) const;

  WordTable words_;
  WordTable watchwords_, names_;
  std::vector<const Watchword*> watchword_rows_;
};

}  // namespace zhanting
