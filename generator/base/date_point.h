#pragma once

#include <cstdint>

#include "base/known_date.h"

/// What a point of time that is known less or more precisely means in the calendar.
namespace zhanting {

/// Years as ISO counts them, with a year 0.
int iso_year(int year);
bool is_possible(const KnownDate::Point& point);
/// It is a year or finer.
bool is_whole_year(const KnownDate::Point& point);
/// The year before all, or after all, that the point may mean.
int first_year_of(const KnownDate::Point& point);
int last_year_of(const KnownDate::Point& point);
std::int64_t first_day_of(const KnownDate::Point& point);
/// The day after.
std::int64_t end_day_of(const KnownDate::Point& point);
/// The century in which the point lies or begins: “17XX” is the 18th, though 1700 belongs to the
/// 17th.
int century_of(const KnownDate::Point& point);

}  // namespace zhanting
