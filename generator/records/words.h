#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/date_words.h"
#include "data/field_types.h"

/// The interface's words, a row of words.def each, and those that a showcase puts in their place.
namespace zhanting {

struct WordRow {
  std::size_t index = 0;                   // among all
  std::string_view key, chinese, english;  // {KEY} in a text is another word
  // For showcases whose entries belong to no report; "": the same.
  std::string_view plain_chinese = {}, plain_english = {};
  constexpr std::string_view in(Language language) const {
    return language == Language::kChinese ? chinese : english;
  }
};

namespace words {

enum Index : std::size_t {
#define WORD(key, zh, en) k_##key,
#define PLAIN_WORD(key, zh, en, plain_zh, plain_en) k_##key,
#include "records/words.def"
#undef WORD
#undef PLAIN_WORD
  kCount
};

#define WORD(key, zh, en) inline constexpr WordRow key{k_##key, #key, zh, en};
#define PLAIN_WORD(key, zh, en, plain_zh, plain_en) \
  inline constexpr WordRow key{k_##key, #key, zh, en, plain_zh, plain_en};
#include "records/words.def"
#undef WORD
#undef PLAIN_WORD

}  // namespace words

/// In the order of words.def.
std::span<const WordRow> all_words();

/// A word as a showcase has it; "" is a word too.
struct OwnWord {
  std::string text;
  Place place;
  bool is_given() const { return place.path != nullptr; }
};

/// `words` of site.json.
struct OwnWords {
  std::array<OwnWord, words::kCount> by_index;
  Place place;
};
const RecordType& record_type(const OwnWords*);

/// What a showcase says for a word, as it is written: its own text, else the built-in one of the
/// language, of which some are `plain` where there are no reports.
std::string_view text_of(const WordRow& row, const OwnWords& own, Language language, bool plain);
/// Every word as a showcase has it, in the order of all_words(): with the words in them put in.
/// `code`: of the site's language.
std::vector<std::string> words_in(const OwnWords& own, Language language, bool plain,
                                  std::string_view code = {});

/// Whether a word of dates: what stands in its braces the program puts in when it tells one.
bool is_of_date(const WordRow& row);
/// What stands in braces in `text`, with them; an open brace that none closes is left out.
std::vector<std::string_view> braces_in(std::string_view text);
/// The word that `braces` stand for: “{organisations}”. Null where that is none, or one of dates.
const WordRow* word_in(std::string_view braces);

/// Those of dates among words_in(), which must outlive them.
DateWords date_words_among(std::span<const std::string> words);

/// A word that begins with a capital, as it stands within a sentence: “Donors” is “donors”; “NGOs”
/// stays, and so does every noun of a language (its code) that writes them with capitals.
std::string within_a_sentence(const std::string& word, std::string_view code);

}  // namespace zhanting
