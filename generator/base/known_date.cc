#include "base/known_date.h"

#include <fmt/format.h>

#include <array>
#include <chrono>
#include <cstdlib>
#include <regex>
#include <span>

#include "base/months.h"
#include "base/text.h"
#include "base/utf8.h"

namespace zhanting {

namespace {

using Point = KnownDate::Point;
using Precision = KnownDate::Point::Precision;

constexpr std::array<std::string_view, 4> kChineseSeasons = {"春", "夏", "秋", "冬"};
constexpr std::array<std::string_view, 4> kEnglishSeasons = {"Spring", "Summer", "Autumn",
                                                             "Winter"};

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

std::optional<Point> read_point(std::string_view text) {
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
  if (before_our_era && point.year == 0) return std::nullopt;
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

/// Years as ISO counts them, with a year 0.
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

/// The year before all, or after all, that the point may mean.
int first_year(const Point& point) {
  const int span = point.precision == Precision::kCentury  ? 99
                   : point.precision == Precision::kDecade ? 9
                                                           : 0;
  if (point.year < 0) return point.year - span;
  return point.year == 0 ? 1 : point.year;
}
int last_year(const Point& point) {
  const int span = point.precision == Precision::kCentury  ? 99
                   : point.precision == Precision::kDecade ? 9
                                                           : 0;
  if (point.year < 0) return point.year;
  return point.year + span;
}

std::int64_t first_day(const Point& point) {
  if (point.precision == Precision::kSeason) return days(point.year, 3 * point.season);
  const int month = point.month > 0 ? point.month : 1;
  return days(first_year(point), month) + (point.day > 0 ? point.day - 1 : 0);
}

/// The day after.
std::int64_t end_day(const Point& point) {
  if (point.precision == Precision::kDay) return first_day(point) + 1;
  if (point.precision == Precision::kSeason) return first_day(point) + 90;
  const int year = last_year(point);
  if (point.precision == Precision::kMonth && point.month < 12) return days(year, point.month + 1);
  return days(year == -1 ? 1 : year + 1, 1);
}

bool is_whole_year(const Point& point) {
  return point.precision >= Precision::kYear;
}

constexpr int kYearsOfDecade = 10;

int century_of(int year) {
  return year < 0 ? (year + 1) / 100 - 1 : (year - 1) / 100 + 1;
}

/// Of a point that is a century: “17XX” is the 18th, though 1700 belongs to the 17th.
int century_named(const Point& point) {
  return point.year < 0 ? point.year / 100 - 1 : point.year / 100 + 1;
}

int century_in(const Point& point) {
  if (point.precision == Point::Precision::kCentury)
    return point.year == 0 ? 1 : century_named(point);
  return century_of(zhanting::first_year(point));
}

std::string in_chinese(const Point& point) {
  std::string out = point.about ? "约" : "";
  if (point.precision == Precision::kCentury) {
    const bool first = point.year == 0 && point.month == 0;
    out += step_in_chinese(first ? 1 : century_named(point), DateStep::kCentury);
  } else {
    out += fmt::format("{}{}年", point.year < 0 ? "公元前" : "", std::abs(point.year));
    if (point.precision == Precision::kDecade) out += "代";
    if (point.season > 0) out += kChineseSeasons[static_cast<std::size_t>(point.season - 1)];
    if (point.month > 0) out += fmt::format("{}月", point.month);
    if (point.day > 0) out += fmt::format("{}日", point.day);
  }
  return point.uncertain ? out + "（？）" : out;
}

std::string in_english(const Point& point) {
  std::string out = point.about ? "about " : "";
  const std::string year =
      fmt::format("{}{}{}", std::abs(point.year), point.precision == Precision::kDecade ? "s" : "",
                  point.year < 0 ? " BC" : "");
  if (point.precision == Precision::kCentury) {
    out += step_in_english(point.year == 0 ? 1 : century_named(point), DateStep::kCentury);
  } else {
    if (point.day > 0) out += fmt::format("{} ", point.day);
    if (point.month > 0)
      out += fmt::format("{} ", kEnglishMonths[static_cast<std::size_t>(point.month - 1)]);
    if (point.season > 0)
      out += fmt::format("{} ", kEnglishSeasons[static_cast<std::size_t>(point.season - 1)]);
    out += year;
  }
  return point.uncertain ? out + " (?)" : out;
}

}  // namespace

int step_of(int year, DateStep step) {
  if (step == DateStep::kYear) return year;
  if (step == DateStep::kCentury) return century_of(year);
  return year < 0 ? year / kYearsOfDecade - 1 : year / kYearsOfDecade + 1;
}

std::optional<KnownDate> KnownDate::read(std::string_view text) {
  KnownDate date;
  const std::size_t slash = text.find('/');
  if (slash == std::string_view::npos) {
    date.from_ = read_point(text);
    date.to_ = date.from_;
    return date.from_ ? std::optional(date) : std::nullopt;
  }
  date.is_span_ = true;
  const auto is_open = [](std::string_view end) { return end.empty() || end == ".."; };
  const std::string_view from = text.substr(0, slash), to = text.substr(slash + 1);
  if (!is_open(from)) date.from_ = read_point(from);
  if (!is_open(to)) date.to_ = read_point(to);
  if ((!date.from_ && !is_open(from)) || (!date.to_ && !is_open(to))) return std::nullopt;
  date.is_open_before_ = from == "..";
  date.is_open_after_ = to == "..";
  return date.from_ || date.to_ ? std::optional(date) : std::nullopt;
}

bool KnownDate::is_possible() const {
  for (const std::optional<Point>& point : {from_, to_}) {
    if (point && !zhanting::is_possible(*point)) return false;
  }
  return !from_ || !to_ || first_day(*from_) < end_day(*to_);
}

std::optional<KnownDate> KnownDate::parse(std::string_view text) {
  std::optional<KnownDate> date = read(text);
  return date && date->is_possible() ? date : std::nullopt;
}

bool KnownDate::has_form(std::string_view text) {
  return read(text).has_value();
}

DateKey KnownDate::key() const {
  if (!from_) return {first_day(*to_), -1, 0};
  if (!to_) return {first_day(*from_), 1, 0};
  return {first_day(*from_), 0, first_day(*from_) - end_day(*to_)};
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
  return zhanting::first_year(from_ ? *from_ : *to_);
}

int KnownDate::first(DateStep step) const {
  const Point& point = from_ ? *from_ : *to_;
  return step == DateStep::kCentury ? century_in(point)
                                    : step_of(zhanting::first_year(point), step);
}

int KnownDate::last(DateStep step) const {
  const Point& point = to_ ? *to_ : *from_;
  return step == DateStep::kCentury ? century_in(point) : step_of(last_year(point), step);
}

std::string KnownDate::in_chinese() const {
  if (!from_) return zhanting::in_chinese(*to_) + "以前";
  if (!to_) return zhanting::in_chinese(*from_) + "以后";
  if (!is_span_) return zhanting::in_chinese(*from_);
  return zhanting::in_chinese(*from_) + "至" + zhanting::in_chinese(*to_);
}

std::string KnownDate::in_english() const {
  if (!from_) return "before " + zhanting::in_english(*to_);
  if (!to_) return "after " + zhanting::in_english(*from_);
  if (!is_span_) return zhanting::in_english(*from_);
  return zhanting::in_english(*from_) + " to " + zhanting::in_english(*to_);
}

// Where nobody says that it goes on (“1811/”), only the beginning is known.
std::string KnownDate::lasting_in_chinese() const {
  if (!from_) return "到" + zhanting::in_chinese(*to_) + "为止";
  if (!to_) return zhanting::in_chinese(*from_) + (goes_on() ? "以来" : "起");
  return in_chinese();
}

std::string KnownDate::lasting_in_english() const {
  if (!from_) return "until " + zhanting::in_english(*to_);
  if (!to_) return (goes_on() ? "since " : "from ") + zhanting::in_english(*from_);
  return in_english();
}

namespace {

/// The nought-year that a decade is named by: 1810 of the 182nd.
int year_of_decade(int number) {
  return (std::abs(number) - 1) * kYearsOfDecade;
}

}  // namespace

std::string step_in_chinese(int number, DateStep step) {
  const std::string_view before = number < 0 ? "公元前" : "";
  if (step == DateStep::kYear) return fmt::format("{}{}年", before, std::abs(number));
  if (step == DateStep::kDecade) return fmt::format("{}{}年代", before, year_of_decade(number));
  return fmt::format("{}{}世纪", before, std::abs(number));
}

std::string step_in_english(int number, DateStep step) {
  const std::string_view before = number < 0 ? " BC" : "";
  const int count = std::abs(number);
  if (step == DateStep::kYear) return fmt::format("{}{}", count, before);
  if (step == DateStep::kDecade) return fmt::format("{}s{}", year_of_decade(number), before);
  const bool teens = count % 100 >= 11 && count % 100 <= 13;
  const std::string_view ending = teens             ? "th"
                                  : count % 10 == 1 ? "st"
                                  : count % 10 == 2 ? "nd"
                                  : count % 10 == 3 ? "rd"
                                                    : "th";
  return fmt::format("{}{} century{}", count, ending, before);
}

namespace {

/// A point of time, as iso_date() has it. Of centuries ISO's notation says the same years.
std::string iso_point(std::string_view text) {
  const bool long_year = text.starts_with('Y');
  const std::string_view year = text.substr(long_year ? 1 : 0);
  if (!year.starts_with('-')) return std::string(text);
  const std::size_t end = std::min(year.find_first_not_of("0123456789", 1), year.size());
  const int number = number_in(year.substr(1, end - 1)) - 1;
  constexpr std::size_t kDigits = 4;
  if (end <= kDigits || number < 0) return std::string(text);
  return fmt::format("{}{}{:04}{}", number > 9999 ? "Y" : "", number > 0 ? "-" : "", number,
                     year.substr(end));
}

}  // namespace

std::string iso_date(std::string_view text) {
  const std::size_t slash = text.find('/');
  if (slash == std::string_view::npos) return iso_point(text);
  return iso_point(text.substr(0, slash)) + "/" + iso_point(text.substr(slash + 1));
}

namespace {

/// How people write a date: what to look for, and the notation with what was found.
struct WayOfWriting {
  const char* pattern;
  std::string (*notation)(const std::smatch& found);
};

int group(const std::smatch& found, std::size_t i) {
  return found[i].matched && found[i].length() > 0 && found[i].length() < 10
             ? std::atoi(found[i].str().c_str())
             : 0;
}

std::string notation_of_year(int year, bool before) {
  constexpr int kLastOfFourDigits = 9999;
  return fmt::format("{}{}{:04}", year > kLastOfFourDigits ? "Y" : "", before ? "-" : "", year);
}

std::string year_notation(const std::smatch& found, std::size_t sign, std::size_t year) {
  return notation_of_year(group(found, year), found[sign].length() > 0);
}

std::string century_notation(int century, bool before) {
  return fmt::format("{}{:02}XX", before ? "-" : "", century - 1);
}

std::string day_notation(const std::smatch& found, std::size_t year, std::size_t month,
                         std::size_t day) {
  return fmt::format("{}-{:02}-{:02}", found[year].str(), group(found, month), group(found, day));
}

/// Of “September”, “Sept.”, “sep”; 0 of what is none.
int month_named(const std::string& word) {
  const std::string name = to_lower_ascii(word);
  for (std::size_t i = 0; i < kEnglishMonths.size(); ++i) {
    if (name.size() >= 3 && to_lower_ascii(kEnglishMonths[i]).starts_with(name))
      return static_cast<int>(i) + 1;
  }
  return 0;
}

std::string season_notation(const std::string& year, const std::string& word) {
  for (std::size_t i = 0; i < kChineseSeasons.size(); ++i) {
    if (word == kChineseSeasons[i] || to_lower_ascii(word) == to_lower_ascii(kEnglishSeasons[i]))
      return fmt::format("{}-{}", year, 21 + i);
  }
  return {};
}

/// The notation of one point of time: as it stands, or what was meant by it.
std::string one_date(const std::string& text);

std::string span_of(const std::string& from, const std::string& to) {
  const std::string begin = one_date(from), end = one_date(to);
  return begin.empty() || end.empty() ? std::string() : begin + "/" + end;
}

std::string since(const std::string& from) {
  const std::string begin = one_date(from);
  return begin.empty() ? begin : begin + "/..";
}

std::string about(const std::string& text) {
  const std::string date = one_date(text);
  return date.empty() || date.find_first_of("?~%") != std::string::npos ? std::string()
                                                                        : date + "~";
}

// A part of a century is written as the century: what is known less precisely is true, too.
// Letters are matched in either case.
constexpr WayOfWriting kPoints[] = {
    {"^(公元前|前)?([0-9]{1,2}) ?世纪(?:初|初期|早期|前期|上半叶|中|中叶|中期|下半叶|后期|晚期|末|"
     "末期)?$",
     [](const std::smatch& f) { return century_notation(group(f, 2), f[1].length() > 0); }},
    {"^(?:(?:early|mid|late)[ -](?:in )?)?(?:the )?([0-9]{1,2})(?:st|nd|rd|th)[ -]"
     "(?:century|cent\\.?|c\\.?)( bce?)?$",
     [](const std::smatch& f) { return century_notation(group(f, 1), f[2].length() > 0); }},
    {"^([0-9]{1,2}) ?世纪([0-9])0年代(?:初|中|末|初期|中期|末期)?$",
     [](const std::smatch& f) { return fmt::format("{:02}{}X", group(f, 1) - 1, f[2].str()); }},
    {"^(上|上个|本)世纪(?:([0-9])0年代)?(?:初|中|末|初期|中期|末期|中叶)?$",
     [](const std::smatch& f) {
       return (f[1].str() == "本" ? "20" : "19") + (f[2].matched ? f[2].str() + "X" : "XX");
     }},
    {"^(?:(?:early|mid|late)[ -](?:in )?)?(?:the )?([0-9]{3})0(?:年代(?:初|中|末|初期|中期|末期)?|"
     "s)$",
     [](const std::smatch& f) { return f[1].str() + "X"; }},
    {"^([0-9]{3})(?:\\?|？|x|-)$", [](const std::smatch& f) { return f[1].str() + "X"; }},
    {"^([0-9]{2})(?:\\?\\?|？？|xx|--)$", [](const std::smatch& f) { return f[1].str() + "XX"; }},
    {"^(?:约|大约|约在|大概|~|～|≈|ca?\\. ?|ca? |c|circa |about |around |approx\\. "
     "?|approximately )((?:[0-9]|前|公).*)$",
     [](const std::smatch& f) { return about(f[1].str()); }},
    {"^(?:circa |about |around |ca?\\. ?)(the .*)$",
     [](const std::smatch& f) { return about(f[1].str()); }},
    {"^(.+)(?:左右|前后)$", [](const std::smatch& f) { return about(f[1].str()); }},
    {"^([0-9]{4})(?:年)?(?:\\?|？)$", [](const std::smatch& f) { return f[1].str() + "?"; }},
    {"^([0-9]{2})([0-9]{2})(?:-|–|—)([0-9]{2})$",
     [](const std::smatch& f) {
       return fmt::format("{0}{1}/{0}{2}", f[1].str(), f[2].str(), f[3].str());
     }},
    {"^([0-9]{4})(?:年)?(?:-|–|—|－|~|～|至|到| to )([0-9]{4})(?:年)?$",
     [](const std::smatch& f) { return f[1].str() + "/" + f[2].str(); }},
    {"^(?:before |until )([0-9]{4})$", [](const std::smatch& f) { return "../" + f[1].str(); }},
    {"^(?:after |since )([0-9]{4})$", [](const std::smatch& f) { return f[1].str() + "/.."; }},
    {"^([0-9]{4})(?:年)?(?:(?:以)?前|之前)$",
     [](const std::smatch& f) { return "../" + f[1].str(); }},
    {"^([0-9]{4})(?:年)?(?:(?:以)?后|之后)$",
     [](const std::smatch& f) { return f[1].str() + "/.."; }},
    {"^(公元前|前|Y?-)([0-9]{1,9})(?:年)?$",
     [](const std::smatch& f) { return year_notation(f, 1, 2); }},
    {"^([0-9]{1,9}) ?(?:bc|b\\.c\\.|bce)$",
     [](const std::smatch& f) { return notation_of_year(group(f, 1), true); }},
    {"^(?:公元|ad ?|a\\.d\\. ?)?([0-9]{1,4})(?:年| ?ad| ?a\\.d\\.| ?ce)?$",
     [](const std::smatch& f) { return fmt::format("{:04}", group(f, 1)); }},
    {"^民国 ?(?:元|([0-9]{1,2}))年$",
     [](const std::smatch& f) { return std::to_string(1911 + (f[1].matched ? group(f, 1) : 1)); }},
    {"^([0-9]{4})年?(春|夏|秋|冬)(?:季|天)?$",
     [](const std::smatch& f) { return season_notation(f[1].str(), f[2].str()); }},
    {"^([a-z]+) ([0-9]{4})$",
     [](const std::smatch& f) {
       const int month = month_named(f[1].str());
       return month > 0 ? fmt::format("{}-{:02}", f[2].str(), month)
                        : season_notation(f[2].str(), f[1].str());
     }},
    {"^([0-9]{1,2}) ([a-z]+)\\.? ([0-9]{4})$",
     [](const std::smatch& f) {
       return fmt::format("{}-{:02}-{:02}", f[3].str(), month_named(f[2].str()), group(f, 1));
     }},
    {"^([a-z]+)\\.? ([0-9]{1,2}), ([0-9]{4})$",
     [](const std::smatch& f) {
       return fmt::format("{}-{:02}-{:02}", f[3].str(), month_named(f[1].str()), group(f, 2));
     }},
    {"^([0-9]{4})(?:年|\\.|/|-)([0-9]{1,2})(?:月)?$",
     [](const std::smatch& f) { return fmt::format("{}-{:02}", f[1].str(), group(f, 2)); }},
    {"^([0-9]{4})(?:年|\\.|/|-)([0-9]{1,2})(?:月|\\.|/|-)([0-9]{1,2})(?:日|号)?$",
     [](const std::smatch& f) { return day_notation(f, 1, 2, 3); }},
    {"^([0-9]{4})([0-9]{2})([0-9]{2})$",
     [](const std::smatch& f) { return day_notation(f, 1, 2, 3); }},
};

// Spans between what is written in any of those ways.
constexpr WayOfWriting kSpans[] = {
    {"^(.+)/(.+)$", [](const std::smatch& f) { return f[2].str() + "/" + f[1].str(); }},
    {"^(?:自|从|from |since )?(.+?)(?: ?(?:-|–|—|－|~|～|至|到) ?| to )"
     "(?:今|现在|目前|now|today|(?:the )?present)?$",
     [](const std::smatch& f) { return since(f[1].str()); }},
    {"^(?:自|从|since )?(.+?)(?:以来|起|开始| on| onwards?)$",
     [](const std::smatch& f) { return since(f[1].str()); }},
    {"^(?:自|since )(.+)$", [](const std::smatch& f) { return since(f[1].str()); }},
    {"^between (.+) and (.+)$",
     [](const std::smatch& f) { return span_of(f[1].str(), f[2].str()); }},
    {"^(?:自|从|from )?(.+?)(?: ?(?:–|—|－|~|～|至|到) ?| to | - )(.+)$",
     [](const std::smatch& f) { return span_of(f[1].str(), f[2].str()); }},
};

constexpr std::string_view kFigures[] = {"〇零○", "一", "二", "三", "四",
                                         "五",    "六", "七", "八", "九"};

/// The figure that `text` begins with, which is cut: “５” and “五” are 5. −1 of anything else.
int cut_figure(std::string_view& text) {
  const Decoded read = decode(text, 0);
  const std::string_view character = text.substr(0, static_cast<std::size_t>(read.length));
  int figure = -1;
  if (read.code_point >= U'0' && read.code_point <= U'9')
    figure = static_cast<int>(read.code_point - U'0');
  if (read.code_point >= U'０' && read.code_point <= U'９')
    figure = static_cast<int>(read.code_point - U'０');
  for (std::size_t i = 0; i < std::size(kFigures); ++i) {
    if (kFigures[i].find(character) != std::string_view::npos) figure = static_cast<int>(i);
  }
  if (figure >= 0) text.remove_prefix(character.size());
  return figure;
}

/// A run of figures that `text` begins with, which is cut, in digits: “一九五六” 1956, “十二” 12,
/// “九十” 90.
std::string cut_number(std::string_view& text) {
  constexpr std::string_view kTen = "十";
  std::string digits;
  while (!text.empty()) {
    if (text.starts_with(kTen) && digits.size() < 2) {
      text.remove_prefix(kTen.size());
      if (digits.empty()) digits = "1";
      const int ones = cut_figure(text);
      return digits + std::to_string(std::max(ones, 0));
    }
    const int figure = cut_figure(text);
    if (figure < 0) break;
    digits += static_cast<char>('0' + figure);
  }
  return digits;
}

/// “民国十二年” is “民国12年”, “１９５６年” “1956年”.
std::string with_plain_numbers(std::string_view text) {
  std::string plain;
  while (!text.empty()) {
    const std::string number = cut_number(text);
    plain += number;
    if (!number.empty()) continue;
    const auto length = static_cast<std::size_t>(decode(text, 0).length);
    plain += text.substr(0, length);
    text.remove_prefix(length);
  }
  return plain;
}

constexpr std::size_t kLongestWords = 48;

/// What the first of the ways that gives a date makes of it, or "".
std::string written_so(const std::string& text, std::span<const WayOfWriting> ways) {
  for (const WayOfWriting& way : ways) {
    std::smatch found;
    if (!std::regex_match(text, found, std::regex(way.pattern, std::regex::icase))) continue;
    std::string notation = way.notation(found);
    if (KnownDate::parse(notation)) return notation;
  }
  return {};
}

std::string one_date(const std::string& text) {
  const std::optional<KnownDate> date = KnownDate::parse(text);
  if (!date) return written_so(text, kPoints);
  return date->is_span() ? std::string() : text;
}

}  // namespace

std::string nearest_date(std::string_view text) {
  const std::string written = with_plain_numbers(trim(text));
  if (written.size() > kLongestWords) return {};
  const std::string point = written_so(written, kPoints);
  return point.empty() ? written_so(written, kSpans) : point;
}

std::optional<int> decade_of_some_century(std::string_view text) {
  static const std::regex kDecade(
      "^(?:the )?(?:'|’|‘)?([0-9])0(?:年代(?:初|中|末|初期|中期|末期)?|s)$");
  const std::string written = with_plain_numbers(trim(text));
  std::smatch found;
  if (written.size() > kLongestWords || !std::regex_match(written, found, kDecade))
    return std::nullopt;
  return group(found, 1);
}

}  // namespace zhanting
