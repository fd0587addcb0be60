#pragma once

#include <compare>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

/// Dates as people know them: a day, a month, a year, but also about a year, a decade, a century,
/// from one to another, before, after, before our era. Written in EDTF (ISO 8601-2), level 1:
///
///   2022-09-07  2022-09  2022   1750?  1750~  1750%   uncertain, about, both
///   175X  17XX  2022-XX  2022-09-XX                   decade, century, some month, some day
///   2001-21 … 2001-24                                 spring, summer, autumn, winter
///   1956/1960   ../1900  1900/..   /1900  1900/       from – to, before, after, not known
///   -0221   Y-17000                                   221 BC, 17000 BC: beyond four digits a Y
///
/// Unlike ISO's, a year before our era is the number people say: there is no year 0.
namespace zhanting {

/// Dates in the order of what they mean: by their first day; what began before a day, then what
/// takes longer, then what came after it. The default comes first.
struct DateKey {
  std::int64_t first = std::numeric_limits<std::int64_t>::min();  // days
  std::int32_t side = 0;                                          // −1 before, 1 after
  std::int64_t length = 0;                                        // the longer, the smaller

  auto operator<=>(const DateKey&) const = default;
};

class KnownDate {
 public:
  /// Nothing where `text` is no such notation, or names a day that no calendar has.
  static std::optional<KnownDate> parse(std::string_view text);
  /// As parse(), whether or not the calendar has its days: tells a slip of the pen from a slip of
  /// the mind.
  static bool has_form(std::string_view text);

  DateKey key() const;
  bool is_span() const { return is_span_; }
  /// The year, if it lies within one; years before our era are negative.
  std::optional<int> year() const;
  /// The month of that year, if it lies within one.
  std::optional<int> month() const;
  /// The first year that it may mean; of what came before a date that date's.
  int first_year() const;
  /// Of our era 1, 2, …, before it −1, −2, …: the century it lies in or begins in.
  int century() const;
  /// The century in which it ends; that of its beginning where it has no known end.
  int last_century() const;

  std::string in_chinese() const;  // 约1750年
  std::string in_english() const;  // about 1750

  /// A point of time at the precision that is known.
  struct Point {
    enum class Precision : std::uint8_t { kCentury, kDecade, kYear, kSeason, kMonth, kDay };
    Precision precision = Precision::kYear;
    int year = 0;  // of a decade or century the first that is nearest to it
    int month = 0, day = 0, season = 0;
    bool uncertain = false, about = false;
  };

 private:
  static std::optional<KnownDate> read(std::string_view text);
  bool is_possible() const;

  // Of a span either may be missing: not known, or open.
  std::optional<Point> from_, to_;
  bool is_span_ = false;
};

/// The notation that an editor probably meant by a date in words: “约1750年”, “18世纪”,
/// “1956-1960”, “2022年9月7日”, “221 BC”, or by a period whose ends change places. "" where none
/// can be told.
std::string nearest_date(std::string_view text);

/// “18世纪”, “3rd century BC”. REQUIRES: not 0.
std::string century_in_chinese(int century);
std::string century_in_english(int century);

}  // namespace zhanting
