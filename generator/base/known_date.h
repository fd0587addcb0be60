#pragma once

#include <compare>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

#include "base/date_words.h"

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

/// What lists of dates are narrowed by, the finest first. Years, decades and centuries are counted
/// from our era on, 1, 2, …, and back from it, −1, −2, …: there is no 0.
enum class DateStep : std::uint8_t { kYear, kDecade, kCentury };

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
  /// The year, decade or century it lies in or begins in, and the one in which it ends. Of what has
  /// one known end only, both are that one's.
  int first(DateStep step) const;
  int last(DateStep step) const;
  /// It goes on, or went on before: “1900/..”, “../1900”.
  bool goes_on() const { return is_span_ && is_open_after_; }
  bool went_on_before() const { return is_span_ && is_open_before_; }

  /// “约1750年”, “about 1750”.
  std::string told(const DateWords& words) const;
  /// Of what lasted all that time: “1811/..” is “since 1811”, and no day after it.
  std::string told_as_lasting(const DateWords& words) const;
  /// Of a date of any year (parsed with some year): “9月7日”. REQUIRES: month().
  std::string told_without_year(const DateWords& words) const;

  /// A day, a month or a year that is certain, as ISO 8601 has it, with a year 0: −0221 is -0220.
  /// "" of all else, and of years of more than four digits: ISO cannot say them.
  std::string iso() const;
  /// The same, and a time from one such date to another; “..” is an end that is open, which
  /// schema.org takes over.
  std::string iso_interval() const;

  /// A point of time at the precision that is known.
  struct Point {
    enum class Precision : std::uint8_t { kCentury, kDecade, kYear, kSeason, kMonth, kDay };
    Precision precision = Precision::kYear;
    int year = 0;  // of a decade or century the first that is nearest to it; of the first one 0
    bool before_era = false;
    int month = 0, day = 0, season = 0;
    bool uncertain = false, about = false;

    bool operator==(const Point&) const = default;
  };

 private:
  static std::optional<KnownDate> read(std::string_view text);
  bool is_possible() const;

  // Of a span either may be missing: not known, or open.
  std::optional<Point> from_, to_;
  bool is_span_ = false;
  bool is_open_before_ = false, is_open_after_ = false;
};

/// The year, decade or century that a year belongs to.
int step_of(int year, DateStep step);

/// “1811年”, “1810年代”, “18世纪”; “1811”, “1810s”, “3rd century BC”. REQUIRES: not 0.
std::string step_told(int number, DateStep step, const DateWords& words);

}  // namespace zhanting
