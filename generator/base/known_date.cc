#include "base/known_date.h"

#include <fmt/format.h>

#include <array>
#include <chrono>
#include <cstdlib>
#include <regex>
#include <span>

#include "base/text.h"
#include "base/utf8.h"

namespace zhanting {

namespace {

using Point = KnownDate::Point;
using Precision = KnownDate::Point::Precision;

constexpr int kMonths = 12, kSeasons = 4;

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

/// A year, a decade by its first year, or a century; `number` is negative before our era.
std::string in_era(std::string_view form, int number, const DateWords& words) {
  constexpr int kMostRoman = 100;
  const int count = std::abs(number);
  const std::string digits = std::to_string(count);
  const std::string told = filled_in(form, {{"number", digits},
                                            {"ordinal", ordinal(count)},
                                            {"roman", count > kMostRoman ? digits : roman(count)}});
  return number < 0 ? before_era(told, words) : told;
}

std::string told(const Point& point, const DateWords& words) {
  std::string out;
  if (point.precision == Precision::kCentury) {
    const bool first = point.year == 0;
    out = step_told(first ? 1 : century_named(point), DateStep::kCentury, words);
  } else if (point.precision == Precision::kDecade) {
    out = in_era(words.of(DateWord::date_decade), point.year, words);
  } else {
    const std::string year = in_era(words.of(DateWord::date_year), point.year, words);
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

std::string KnownDate::told(const DateWords& words) const {
  if (!from_)
    return filled_in(words.of(DateWord::date_before), {{"time", zhanting::told(*to_, words)}});
  std::string from = zhanting::told(*from_, words);
  if (!to_) return filled_in(words.of(DateWord::date_after), {{"time", from}});
  if (from_ == to_) return from;  // “1951/1951” is 1951
  return filled_in(words.of(DateWord::date_span),
                   {{"from", from}, {"to", zhanting::told(*to_, words)}});
}

// Where nobody says that it goes on (“1811/”), only the beginning is known.
std::string KnownDate::told_as_lasting(const DateWords& words) const {
  if (from_ && to_) return told(words);
  const DateWord form = !from_      ? DateWord::date_until
                        : goes_on() ? DateWord::date_since
                                    : DateWord::date_from;
  return filled_in(words.of(form), {{"time", zhanting::told(from_ ? *from_ : *to_, words)}});
}

std::string KnownDate::told_without_year(const DateWords& words) const {
  const std::string_view month = words.month(from_->month);
  if (from_->day == 0) return std::string(month);
  const std::string day = std::to_string(from_->day);
  return filled_in(words.of(DateWord::date_day_of_any_year), {{"month", month}, {"day", day}});
}

std::string step_told(int number, DateStep step, const DateWords& words) {
  if (step == DateStep::kYear) return in_era(words.of(DateWord::date_year), number, words);
  if (step == DateStep::kCentury) return in_era(words.of(DateWord::date_century), number, words);
  // The nought-year that a decade is named by: 1810 of the 182nd. The first has none.
  const int year = (std::abs(number) - 1) * kYearsOfDecade;
  const std::string decade =
      filled_in(words.of(DateWord::date_decade), {{"number", std::to_string(year)}});
  return number < 0 ? before_era(decade, words) : decade;
}

namespace {

/// A point of time, as iso_date() has it.
std::string iso_point(const Point& point) {
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
  for (int month = 1; month <= kMonths; ++month) {
    if (name.size() >= 3 && to_lower_ascii(english_date_words().month(month)).starts_with(name))
      return month;
  }
  return 0;
}

std::string season_notation(const std::string& year, const std::string& word) {
  for (int season = 1; season <= kSeasons; ++season) {
    if (word == chinese_date_words().season(season) ||
        to_lower_ascii(word) == to_lower_ascii(english_date_words().season(season)))
      return fmt::format("{}-{}", year, 20 + season);
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
  if (date.empty() || date.find_first_of("?~%") != std::string::npos) return {};
  return replace_all(date, "/", "~/") + "~";  // of a span both ends are
}

/// Of both ends: “about 1930 to 1935”.
std::string about_span(const std::string& from, const std::string& to) {
  const std::string begin = about(from), end = about(to);
  return begin.empty() || end.empty() ? std::string() : begin + "/" + end;
}

/// Times that Chinese records go by, with the years that are counted to each.
struct Era {
  std::string_view name;
  int first, last;
};
constexpr Era kReigns[] = {
    {"洪武", 1368, 1398}, {"永乐", 1403, 1424}, {"宣德", 1426, 1435}, {"成化", 1465, 1487},
    {"弘治", 1488, 1505}, {"正德", 1506, 1521}, {"嘉靖", 1522, 1566}, {"隆庆", 1567, 1572},
    {"万历", 1573, 1620}, {"崇祯", 1628, 1644}, {"顺治", 1644, 1661}, {"康熙", 1662, 1722},
    {"雍正", 1723, 1735}, {"乾隆", 1736, 1795}, {"嘉庆", 1796, 1820}, {"道光", 1821, 1850},
    {"咸丰", 1851, 1861}, {"同治", 1862, 1874}, {"光绪", 1875, 1908}, {"宣统", 1909, 1911},
};
constexpr Era kDynasties[] = {
    {"唐", 618, 907},   {"北宋", 960, 1127}, {"南宋", 1127, 1279}, {"宋", 960, 1279},
    {"元", 1271, 1368}, {"明", 1368, 1644},  {"清", 1644, 1911},   {"民国", 1912, 1949},
};

const Era* era_named(const std::string& name, std::span<const Era> eras) {
  const auto found =
      std::find_if(eras.begin(), eras.end(), [&](const Era& era) { return era.name == name; });
  return found == eras.end() ? nullptr : &*found;
}

/// The years of a time, or the year that is counted within it (0: none is).
std::string era_notation(const Era* era, int year) {
  if (!era || era->first + year - 1 > era->last) return {};
  return year > 0 ? fmt::format("{:04}", era->first + year - 1)
                  : fmt::format("{:04}/{:04}", era->first, era->last);
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
    {"^(.+)(?:\\?~|~\\?)$", [](const std::smatch& f) { return f[1].str() + "%"; }},
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
    {"^(?:明|清|明代|清代|明朝|清朝)?(.{6})(?:元|([0-9]{1,2}))年$",
     [](const std::smatch& f) {
       return era_notation(era_named(f[1].str(), kReigns), f[2].matched ? group(f, 2) : 1);
     }},
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
    {"^(?:约|大约|约在|大概|circa |about |around |ca?\\. ?)(.+?)(?: ?(?:-|–|—|－|~|～|至|到) ?| to "
     ")(.+)$",
     [](const std::smatch& f) { return about_span(f[1].str(), f[2].str()); }},
    {"^(.+?)(?:-|–|—|－|~|～|至|到)(.+)(?:左右|前后)$",
     [](const std::smatch& f) { return about_span(f[1].str(), f[2].str()); }},
    {"^(?:明|清|明代|清代|明朝|清朝)?(.{6})(?:年间|时期|朝|初年|末年|初|末)?$",
     [](const std::smatch& f) { return era_notation(era_named(f[1].str(), kReigns), 0); }},
    {"^(唐|北宋|南宋|宋|元|明|清|民国)(?:代|朝|时期|年间)?(?:初|初年|初期|早期|前期|中|中叶|中期|后"
     "期|晚期|末|末年|末期)?$",
     [](const std::smatch& f) { return era_notation(era_named(f[1].str(), kDynasties), 0); }},
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
  const std::string date = point.empty() ? written_so(written, kSpans) : point;
  const std::size_t slash = date.find('/');
  const bool of_one = slash != std::string::npos && date.substr(0, slash) == date.substr(slash + 1);
  return of_one ? date.substr(0, slash) : date;  // “1951—1951” is 1951
}

bool names_era(std::string_view text) {
  const auto is_in = [&](const Era& era) { return text.find(era.name) != std::string_view::npos; };
  return std::any_of(std::begin(kReigns), std::end(kReigns), is_in) ||
         std::any_of(std::begin(kDynasties), std::end(kDynasties), is_in);
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
