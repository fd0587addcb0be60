#include "base/edtf.h"

#include <algorithm>

namespace zhanting {

namespace {

using Point = KnownDate::Point;
using Precision = KnownDate::Point::Precision;

/// The digits of `text`, or −1.
int number_in(std::string_view text) {
  int number = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return -1;
    number = number * 10 + (c - '0');
  }
  return text.empty() ? -1 : number;
}

/// “1750”, “175X”, “17XX” at the beginning of `text`, which is cut.
bool read_year(std::string_view& text, Point& point) {
  if (text.size() < 4) return false;
  const std::string_view digits = text.substr(0, 4);
  text.remove_prefix(4);
  const std::size_t known = std::min<std::size_t>(digits.find('X'), 4);
  if (known < 2 || digits.substr(known) != std::string_view("XX").substr(0, 4 - known))
    return false;
  point.year = number_in(digits.substr(0, known));
  if (point.year < 0) return false;
  for (std::size_t i = known; i < 4; ++i) point.year *= 10;
  point.precision = known == 2   ? Precision::kCentury
                    : known == 3 ? Precision::kDecade
                                 : Precision::kYear;
  return true;
}

/// Of “Y-17000”, what stands behind the Y and the minus: more digits than four.
bool read_long_year(std::string_view& text, Point& point) {
  constexpr std::size_t kFewest = 5, kMost = 9;
  if (text.size() < kFewest || text.size() > kMost || text.front() == '0') return false;
  point.year = number_in(text);
  text = {};
  return point.year > 0;
}

/// Behind a year: “-09”, “-21” of a season, “-XX”.
bool read_month(std::string_view& text, Point& point) {
  if (text.size() < 3 || text[0] != '-') return false;
  const std::string_view digits = text.substr(1, 2);
  text.remove_prefix(3);
  if (digits == "XX") return true;
  const int number = number_in(digits);
  if (number < 0) return false;
  const bool season = number > 20 && number < 25;
  point.precision = season ? Precision::kSeason : Precision::kMonth;
  (season ? point.season : point.month) = season ? number - 20 : number;
  return true;
}

bool read_day(std::string_view& text, Point& point) {
  if (text.size() < 3 || text[0] != '-') return false;
  const std::string_view digits = text.substr(1, 2);
  text.remove_prefix(3);
  if (digits == "XX") return true;
  point.day = number_in(digits);
  point.precision = Precision::kDay;
  return point.day >= 0 && point.month > 0;
}

}  // namespace

std::optional<Point> read_edtf_point(std::string_view text) {
  Point point;
  const bool long_year = text.starts_with('Y');
  if (long_year) text.remove_prefix(1);
  const bool before_our_era = text.starts_with('-');
  if (before_our_era) text.remove_prefix(1);
  if (!text.empty()) {
    point.uncertain = text.back() == '?' || text.back() == '%';
    point.about = text.back() == '~' || text.back() == '%';
    if (point.uncertain || point.about) text.remove_suffix(1);
  }
  if (!(long_year ? read_long_year(text, point) : read_year(text, point))) return std::nullopt;
  const bool is_year = point.precision == Precision::kYear;
  if (before_our_era && is_year && point.year == 0) return std::nullopt;
  point.before_era = before_our_era;
  if (before_our_era) point.year = -point.year;
  if (text.empty()) return point;
  if (point.precision != Precision::kYear || !read_month(text, point)) return std::nullopt;
  if (text.empty()) return point;
  const bool any_month = point.precision == Precision::kYear;
  if (any_month) return text == "-XX" ? std::optional(point) : std::nullopt;
  if (point.precision != Precision::kMonth || !read_day(text, point) || !text.empty())
    return std::nullopt;
  return point;
}

}  // namespace zhanting
