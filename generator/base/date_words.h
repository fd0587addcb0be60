#pragma once

#include <array>
#include <cstddef>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

/// The words in which dates are told, in one language: months, seasons, “about {time}”.
namespace zhanting {

/// A row of date_words.def each.
enum class DateWord : std::size_t {
#define WORD(key, zh, en) key,
#include "base/date_words.def"
#undef WORD
  kCount
};

inline constexpr auto kDateWords = static_cast<std::size_t>(DateWord::kCount);

/// Views of texts that others own.
struct DateWords {
  std::array<std::string_view, kDateWords> by_index;

  std::string_view of(DateWord word) const { return by_index[static_cast<std::size_t>(word)]; }
  /// 1 to 12.
  std::string_view month(int number) const;
  /// 1 to 4, from spring on.
  std::string_view season(int number) const;
};

const DateWords& chinese_date_words();
const DateWords& english_date_words();

/// `text` with each {name} as `values` has it; others stay.
std::string filled_in(std::string_view text,
                      std::initializer_list<std::pair<std::string_view, std::string_view>> values);

}  // namespace zhanting
