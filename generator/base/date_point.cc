#include "base/date_point.h"

#include <chrono>

namespace zhanting {

namespace {

using Point = KnownDate::Point;
using Precision = KnownDate::Point::Precision;

/// The calendar begins anew every 400 years; a chrono::year ends at 32767.
std::int64_t days(int year, int month_number) {
  using namespace std::chrono;
  constexpr int kCycle = 400;
  constexpr std::int64_t kDaysOfCycle = 146097;
  const int iso = iso_year(year);
  const int in_cycle = (iso % kCycle + kCycle) % kCycle;
  const sys_days first = std::chrono::year(in_cycle) / month(month_number) / day(1);
  return (iso - in_cycle) / kCycle * kDaysOfCycle + first.time_since_epoch().count();
}

/// Years beyond the one that a decade or century is written by.
int years_beyond(const Point& point) {
  if (point.precision == Precision::kCentury) return 99;
  return point.precision == Precision::kDecade ? 9 : 0;
}

}  // namespace

int iso_year(int year) {
  return year < 0 ? year + 1 : year;
}

bool is_possible(const Point& point) {
  using namespace std::chrono;
  if (point.precision == Precision::kMonth) return point.year != 0 && month(point.month).ok();
  if (point.precision == Precision::kDay)
    return point.year != 0 &&
           year_month_day(year(iso_year(point.year)), month(point.month), day(point.day)).ok();
  return point.precision <= Precision::kDecade || point.year != 0;
}

bool is_whole_year(const Point& point) {
  return point.precision >= Precision::kYear;
}

// The first decade and the first century, on either side of the beginning, lack a year: there is
// no year 0.
int first_year_of(const Point& point) {
  if (point.before_era) return point.year - years_beyond(point);
  return point.year == 0 ? 1 : point.year;
}

int last_year_of(const Point& point) {
  if (point.before_era) return point.year == 0 ? -1 : point.year;
  return point.year + years_beyond(point);
}

std::int64_t first_day_of(const Point& point) {
  if (point.precision == Precision::kSeason) return days(point.year, 3 * point.season);
  const int month = point.month > 0 ? point.month : 1;
  return days(first_year_of(point), month) + (point.day > 0 ? point.day - 1 : 0);
}

std::int64_t end_day_of(const Point& point) {
  if (point.precision == Precision::kDay) return first_day_of(point) + 1;
  if (point.precision == Precision::kSeason) return first_day_of(point) + 90;
  const int year = last_year_of(point);
  if (point.precision == Precision::kMonth && point.month < 12) return days(year, point.month + 1);
  return days(year == -1 ? 1 : year + 1, 1);
}

int century_of(const Point& point) {
  if (point.precision != Precision::kCentury)
    return step_of(first_year_of(point), DateStep::kCentury);
  return point.before_era ? point.year / 100 - 1 : point.year / 100 + 1;
}

}  // namespace zhanting
