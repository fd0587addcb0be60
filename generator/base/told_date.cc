#include <fmt/format.h>

#include <cstdlib>
#include <utility>

#include "base/date_point.h"

/// Known dates in words.
namespace zhanting {

namespace {

using Point = KnownDate::Point;
using Precision = KnownDate::Point::Precision;

std::string ordinal(int number) {
  const bool teens = number % 100 >= 11 && number % 100 <= 13;
  const std::string_view ending = teens              ? "th"
                                  : number % 10 == 1 ? "st"
                                  : number % 10 == 2 ? "nd"
                                  : number % 10 == 3 ? "rd"
                                                     : "th";
  return fmt::format("{}{}", number, ending);
}

/// REQUIRES: a century, of which there are a hundred.
std::string roman(int number) {
  constexpr std::pair<int, std::string_view> kFigures[] = {{100, "C"}, {90, "XC"}, {50, "L"},
                                                           {40, "XL"}, {10, "X"},  {9, "IX"},
                                                           {5, "V"},   {4, "IV"},  {1, "I"}};
  std::string out;
  for (const auto& [value, figure] : kFigures) {
    for (; number >= value; number -= value) out += figure;
  }
  return out;
}

std::string before_era(const std::string& time, const DateWords& words) {
  return filled_in(words.of(DateWord::date_before_era), {{"time", time}});
}

std::string in_our_era(const std::string& time, const DateWords& words) {
  return filled_in(words.of(DateWord::date_in_era), {{"time", time}});
}

/// A decade by its first year, or a century, or a year; `number` is negative before our era.
std::string in_era(std::string_view form, int number, const DateWords& words) {
  constexpr int kMostRoman = 100;
  const int count = std::abs(number);
  const std::string digits = std::to_string(count);
  const std::string told = filled_in(form, {{"number", digits},
                                            {"ordinal", ordinal(count)},
                                            {"roman", count > kMostRoman ? digits : roman(count)}});
  return number < 0 ? before_era(told, words) : told;
}

/// Where two figures or fewer are no year that anyone would know for one: “AD 79”. `after_break`:
/// behind a year before our era.
std::string year_told(int year, bool after_break, const DateWords& words) {
  constexpr int kLastOfTwoDigits = 99;
  std::string told = in_era(words.of(DateWord::date_year), year, words);
  const bool is_plain = year < 0 || (year > kLastOfTwoDigits && !after_break);
  return is_plain ? told : in_our_era(told, words);
}

/// `year`: the one that it is named by, 1810; the first, on either side of the beginning, has none.
std::string decade_told(int year, bool is_before, const DateWords& words) {
  constexpr int kLastOfFirst = 9;
  if (year != 0) return in_era(words.of(DateWord::date_decade), year, words);
  const int from = is_before ? -kLastOfFirst : 1, to = is_before ? -1 : kLastOfFirst;
  return filled_in(words.of(DateWord::date_span),
                   {{"from", year_told(from, false, words)}, {"to", year_told(to, false, words)}});
}

std::string point_told(const Point& point, const DateWords& words, bool after_break = false) {
  std::string out;
  if (point.precision == Precision::kCentury) {
    out = step_told(century_of(point), DateStep::kCentury, words);
  } else if (point.precision == Precision::kDecade) {
    out = decade_told(point.year, point.before_era, words);
  } else {
    const std::string year = year_told(point.year, after_break, words);
    const std::string day = std::to_string(point.day);
    const std::string_view month = point.month > 0 ? words.month(point.month) : "";
    const std::string_view season = point.season > 0 ? words.season(point.season) : "";
    const DateWord form = point.day > 0      ? DateWord::date_day
                          : point.month > 0  ? DateWord::date_month
                          : point.season > 0 ? DateWord::date_season
                                             : DateWord::date_year;
    out = form == DateWord::date_year
              ? year
              : filled_in(words.of(form),
                          {{"year", year}, {"month", month}, {"season", season}, {"day", day}});
  }
  if (point.about) out = filled_in(words.of(DateWord::date_about), {{"time", out}});
  if (point.uncertain) out = filled_in(words.of(DateWord::date_uncertain), {{"time", out}});
  return out;
}

}  // namespace

std::string KnownDate::told(const DateWords& words) const {
  if (!from_)
    return filled_in(words.of(DateWord::date_before), {{"time", point_told(*to_, words)}});
  std::string from = point_told(*from_, words);
  if (!to_) return filled_in(words.of(DateWord::date_after), {{"time", from}});
  if (from_ == to_) return from;  // “1951/1951” is 1951
  return filled_in(words.of(DateWord::date_span),
                   {{"from", from}, {"to", point_told(*to_, words, from_->before_era)}});
}

// Where nobody says that it goes on (“1811/”), only the beginning is known.
std::string KnownDate::told_as_lasting(const DateWords& words) const {
  if (from_ && to_) return told(words);
  const DateWord form = !from_      ? DateWord::date_until
                        : goes_on() ? DateWord::date_since
                                    : DateWord::date_from;
  return filled_in(words.of(form), {{"time", point_told(from_ ? *from_ : *to_, words)}});
}

std::string KnownDate::told_without_year(const DateWords& words) const {
  const std::string_view month = words.month(from_->month);
  if (from_->day == 0) return std::string(month);
  const std::string day = std::to_string(from_->day);
  return filled_in(words.of(DateWord::date_day_of_any_year), {{"month", month}, {"day", day}});
}

std::string step_told(int number, DateStep step, const DateWords& words) {
  constexpr int kYearsOfDecade = 10;
  if (step == DateStep::kYear) return year_told(number, false, words);
  if (step == DateStep::kCentury) return in_era(words.of(DateWord::date_century), number, words);
  const int year = (std::abs(number) - 1) * kYearsOfDecade;
  return decade_told(number < 0 ? -year : year, number < 0, words);
}

}  // namespace zhanting
