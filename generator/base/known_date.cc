#include "base/known_date.h"

#include <fmt/format.h>

#include <cstdlib>

#include "base/date_point.h"
#include "base/edtf.h"

namespace zhanting {

int step_of(int year, DateStep step) {
  constexpr int kYearsOfDecade = 10;
  if (step == DateStep::kYear) return year;
  if (step == DateStep::kCentury) return year < 0 ? (year + 1) / 100 - 1 : (year - 1) / 100 + 1;
  return year < 0 ? year / kYearsOfDecade - 1 : year / kYearsOfDecade + 1;
}

std::optional<KnownDate> KnownDate::read(std::string_view text) {
  KnownDate date;
  const std::size_t slash = text.find('/');
  if (slash == std::string_view::npos) {
    date.from_ = read_edtf_point(text);
    date.to_ = date.from_;
    return date.from_ ? std::optional(date) : std::nullopt;
  }
  date.is_span_ = true;
  const auto is_open = [](std::string_view end) { return end.empty() || end == ".."; };
  const std::string_view from = text.substr(0, slash), to = text.substr(slash + 1);
  if (!is_open(from)) date.from_ = read_edtf_point(from);
  if (!is_open(to)) date.to_ = read_edtf_point(to);
  if ((!date.from_ && !is_open(from)) || (!date.to_ && !is_open(to))) return std::nullopt;
  date.is_open_before_ = from == "..";
  date.is_open_after_ = to == "..";
  return date.from_ || date.to_ ? std::optional(date) : std::nullopt;
}

bool KnownDate::is_possible() const {
  for (const std::optional<Point>& point : {from_, to_}) {
    if (point && !zhanting::is_possible(*point)) return false;
  }
  return !from_ || !to_ || first_day_of(*from_) < end_day_of(*to_);
}

std::optional<KnownDate> KnownDate::parse(std::string_view text) {
  std::optional<KnownDate> date = read(text);
  return date && date->is_possible() ? date : std::nullopt;
}

bool KnownDate::has_form(std::string_view text) {
  return read(text).has_value();
}

DateKey KnownDate::key() const {
  if (!from_) return {first_day_of(*to_), -1, 0};
  if (!to_) return {first_day_of(*from_), 1, 0};
  return {first_day_of(*from_), 0, first_day_of(*from_) - end_day_of(*to_)};
}

std::optional<int> KnownDate::year() const {
  if (!from_ || !to_ || !is_whole_year(*from_) || !is_whole_year(*to_)) return std::nullopt;
  return from_->year == to_->year ? std::optional(from_->year) : std::nullopt;
}

std::optional<int> KnownDate::month() const {
  if (!year() || from_->month == 0 || from_->month != to_->month) return std::nullopt;
  return from_->month;
}

int KnownDate::first_year() const {
  return first_year_of(from_ ? *from_ : *to_);
}

int KnownDate::first(DateStep step) const {
  const Point& point = from_ ? *from_ : *to_;
  return step == DateStep::kCentury ? century_of(point) : step_of(first_year_of(point), step);
}

int KnownDate::last(DateStep step) const {
  const Point& point = to_ ? *to_ : *from_;
  return step == DateStep::kCentury ? century_of(point) : step_of(last_year_of(point), step);
}

namespace {

using Precision = KnownDate::Point::Precision;

/// A point of time, as iso() has it.
std::string iso_point(const KnownDate::Point& point) {
  constexpr int kLastOfFourDigits = 9999;
  const int year = iso_year(point.year);
  if (!is_whole_year(point) || point.precision == Precision::kSeason || point.uncertain ||
      point.about || std::abs(year) > kLastOfFourDigits)
    return {};
  std::string iso = fmt::format("{}{:04}", year < 0 ? "-" : "", std::abs(year));
  if (point.month > 0) iso += fmt::format("-{:02}", point.month);
  if (point.day > 0) iso += fmt::format("-{:02}", point.day);
  return iso;
}

}  // namespace

std::string KnownDate::iso() const {
  return from_ && from_ == to_ ? iso_point(*from_) : std::string();
}

std::string KnownDate::iso_interval() const {
  if (std::string date = iso(); !date.empty()) return date;
  if (!is_span_ || (!from_ && !went_on_before()) || (!to_ && !goes_on())) return {};
  const std::string from = from_ ? iso_point(*from_) : "..", to = to_ ? iso_point(*to_) : "..";
  return from.empty() || to.empty() ? std::string() : from + "/" + to;
}

}  // namespace zhanting
