#include "base/nearest_date.h"

#include <fmt/format.h>

#include <cstdlib>
#include <regex>
#include <span>

#include "base/chinese_eras.h"
#include "base/date_words.h"
#include "base/known_date.h"
#include "base/plain_numbers.h"
#include "base/text.h"

namespace zhanting {

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

constexpr int kMonths = 12;

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
  constexpr int kSeasons = 4;
  for (int season = 1; season <= kSeasons; ++season) {
    if (word == chinese_date_words().season(season) ||
        to_lower_ascii(word) == to_lower_ascii(english_date_words().season(season)))
      return fmt::format("{}-{}", year, 20 + season);
  }
  return {};
}

/// A day before our era, or a month where the day is 0.
std::string early_day(const std::smatch& found, std::size_t year, int month, int day) {
  return notation_of_year(group(found, year), true) + fmt::format("-{:02}", month) +
         (day > 0 ? fmt::format("-{:02}", day) : "");
}

/// The notation of one point of time: as it stands, or what was meant by it.
std::string one_date(const std::string& text);

std::string span_of(const std::string& from, const std::string& to) {
  const std::string begin = one_date(from), end = one_date(to);
  return begin.empty() || end.empty() ? std::string() : begin + "/" + end;
}

std::string until(const std::string& to) {
  const std::string end = one_date(to);
  return end.empty() ? end : "../" + end;
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

constexpr const char* kDayAndMonth = "^([0-9]{1,2})[/-]([0-9]{1,2})[/-]([0-9]{4})$";

// A part of a century is written as the century: what is known less precisely is true, too.
// Letters are matched in either case.
constexpr WayOfWriting kPoints[] = {
    {"^(公元前|前)?([0-9]{1,2}) ?世纪(?:初|初叶|初期|早期|前期|上半叶|中|中叶|中期|下半叶|后期|"
     "晚期|末|末叶|末期)?$",
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
     "(?:'|’)?s)$",
     [](const std::smatch& f) { return f[1].str() + "X"; }},
    {"^([0-9]{3})(?:\\?|？|x|-)$", [](const std::smatch& f) { return f[1].str() + "X"; }},
    {"^([0-9]{2})(?:\\?\\?|？？|xx|--)$", [](const std::smatch& f) { return f[1].str() + "XX"; }},
    {"^(?:约|大约|约在|大概|~|～|≈|ca?\\. ?|ca? |c|circa |about |around |approx\\. "
     "?|approximately |vers |environ |um |hacia |verso )((?:[0-9]|前|公).*)$",
     [](const std::smatch& f) { return about(f[1].str()); }},
    {"^(?:circa |about |around |ca?\\. ?)(the .*)$",
     [](const std::smatch& f) { return about(f[1].str()); }},
    {"^(.+)(?:左右|前后)$", [](const std::smatch& f) { return about(f[1].str()); }},
    {"^([0-9]{4})(?:年)?(?:\\?|？| ?\\(\\?\\)|（(?:？|\\?)）)$",
     [](const std::smatch& f) { return f[1].str() + "?"; }},
    {"^(?:early |mid[ -]|late )([0-9]{4})$", [](const std::smatch& f) { return f[1].str(); }},
    {"^([0-9]{4})(?:年)?(?:初|中|末|底|年初|年中|年底|年末|上半年|下半年)$",
     [](const std::smatch& f) { return f[1].str(); }},
    {"^([0-9]{4})(?:年)?(?: or |或)([0-9]{4})(?:年)?$",
     [](const std::smatch& f) { return f[1].str() + "/" + f[2].str(); }},
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
    {"^(?:公元前|前)([0-9]{1,4})年([0-9]{1,2})月(?:([0-9]{1,2})(?:日|号))?$",
     [](const std::smatch& f) { return early_day(f, 1, group(f, 2), group(f, 3)); }},
    {"^([0-9]{1,2}) ([a-z]+)\\.? ([0-9]{1,4}) ?(?:bc|b\\.c\\.|bce)$",
     [](const std::smatch& f) { return early_day(f, 3, month_named(f[2].str()), group(f, 1)); }},
    {"^(公元前|前|Y?-)([0-9]{1,9})(?:年)?$",
     [](const std::smatch& f) { return year_notation(f, 1, 2); }},
    {"^([0-9]{1,9}) ?(?:bc|b\\.c\\.|bce)$",
     [](const std::smatch& f) { return notation_of_year(group(f, 1), true); }},
    {"^(?:公元|ad ?|a\\.d\\. ?)([0-9]{1,4})(?:年)?$|^([0-9]{1,4})(?: ?ad| ?a\\.d\\.| ?ce)$",
     [](const std::smatch& f) { return fmt::format("{:04}", group(f, f[1].matched ? 1 : 2)); }},
    {"^([0-9]{3,4})(?:年)?$",  // 三十年 is how long, and no year
     [](const std::smatch& f) { return fmt::format("{:04}", group(f, 1)); }},
    {"^民国 ?(?:元|([0-9]{1,2}))年$",
     [](const std::smatch& f) { return std::to_string(1911 + (f[1].matched ? group(f, 1) : 1)); }},
    {"^(?:明|清|明代|清代|明朝|清朝)?(.{6})(?:元|([0-9]{1,2}))年$",
     [](const std::smatch& f) {
       return reign_notation(f[1].str(), f[2].matched ? group(f, 2) : 1);
     }},
    {"^([0-9]{4})(?:年)?(春|夏|秋|冬)(?:季|天)?$",
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
    {"^([0-9]{1,2})\\.([0-9]{1,2})\\.([0-9]{4})$",
     [](const std::smatch& f) { return day_notation(f, 3, 2, 1); }},
    {kDayAndMonth,
     [](const std::smatch& f) {
       const bool is_sure = group(f, 1) > kMonths || group(f, 2) > kMonths || f[1] == f[2];
       if (!is_sure) return std::string();
       return group(f, 2) > kMonths ? day_notation(f, 3, 1, 2) : day_notation(f, 3, 2, 1);
     }},
};

// Spans between what is written in any of those ways.
constexpr WayOfWriting kSpans[] = {
    {"^(.+)/(?:至今|今|现在|now|today|present)$",
     [](const std::smatch& f) { return since(f[1].str()); }},
    {"^(.+)/(.+)$", [](const std::smatch& f) { return f[2].str() + "/" + f[1].str(); }},
    {"^(.+)/(.+)$", [](const std::smatch& f) { return span_of(f[1].str(), f[2].str()); }},
    {"^(.+)/(.+)$", [](const std::smatch& f) { return span_of(f[2].str(), f[1].str()); }},
    {"^([0-9]{1,4}) ?(?:-|–|—| to ) ?([0-9]{1,4}) ?(?:bc|b\\.c\\.|bce)$",
     [](const std::smatch& f) {
       return notation_of_year(group(f, 1), true) + "/" + notation_of_year(group(f, 2), true);
     }},
    {"^([0-9]{1,2})(?:st|nd|rd|th)?(?: ?(?:-|–|—) ?| to )([0-9]{1,2})(?:st|nd|rd|th)[ -]"
     "(?:century|centuries|cent\\.?|c\\.?)( bce?)?$",
     [](const std::smatch& f) {
       const bool before = f[3].length() > 0;
       return century_notation(group(f, 1), before) + "/" + century_notation(group(f, 2), before);
     }},
    {"^([0-9]{1,2})(?: ?(?:-|–|—|－|~|～|至|到) ?)([0-9]{1,2}) ?世纪$",
     [](const std::smatch& f) {
       return century_notation(group(f, 1), false) + "/" + century_notation(group(f, 2), false);
     }},
    {"^(?:公元前|前)([0-9]{1,2})(?: ?(?:-|–|—|－|~|～|至|到) ?)([0-9]{1,2}) ?世纪$",
     [](const std::smatch& f) {
       return century_notation(group(f, 1), true) + "/" + century_notation(group(f, 2), true);
     }},
    {"^(?:before |until )(.+)$", [](const std::smatch& f) { return until(f[1].str()); }},
    {"^(.+?)(?:(?:以)?前|之前)$", [](const std::smatch& f) { return until(f[1].str()); }},
    {"^(.+?)(?:(?:以)?后|之后)$", [](const std::smatch& f) { return since(f[1].str()); }},
    {"^(?:约|大约|约在|大概|circa |about |around |ca?\\. ?|vers |um )(.+?)(?: "
     "?(?:-|–|—|－|~|～|至|到) ?| to "
     ")(.+)$",
     [](const std::smatch& f) { return about_span(f[1].str(), f[2].str()); }},
    {"^(.+?)(?:-|–|—|－|~|～|至|到)(.+)(?:左右|前后)$",
     [](const std::smatch& f) { return about_span(f[1].str(), f[2].str()); }},
    {"^(?:明|清|明代|清代|明朝|清朝)?(.{6})(?:年间|时期|朝|初年|末年|初|末)?$",
     [](const std::smatch& f) { return reign_notation(f[1].str()); }},
    {"^(?:五代(?=后))?(西周|东周|春秋|战国|秦|西汉|东汉|汉|三国(?:魏|蜀|吴)?|西晋|东晋|晋|魏晋|"
     "十六国|北魏|南朝|南北朝|魏晋南北朝|隋|唐|后梁|后唐|后晋|后汉|后周|五代|五代十国|辽|"
     "北宋|南宋|宋|西夏|金|元|明|清|民国)(?:代|朝|时期|年间)?(?:初|初年|初期|早期|前期|中|中叶|"
     "中期|后期|晚期|末|末年|末期)?$",
     [](const std::smatch& f) { return dynasty_notation(f[1].str()); }},
    {"^(秦|汉|隋|唐|五代|辽|宋|金|元|明)(汉|唐|宋|金|元|明|清)(?:两代|两朝|代|时期)?$",
     [](const std::smatch& f) { return dynasties_notation(f[1].str(), f[2].str()); }},
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
  std::string as_printed(trim(text));
  for (const std::string_view unit : {"年", "月", "日"}) {  // “1911 年 3 月”
    as_printed = replace_all(as_printed, fmt::format(" {}", unit), unit);
    as_printed = replace_all(as_printed, fmt::format("{} ", unit), unit);
  }
  const std::string written = with_plain_numbers(as_printed);
  if (written.size() > kLongestWords) return {};
  std::string date = written_so(written, kPoints);
  if (date.empty()) date = written_so(written, kSpans);
  if (date.empty()) date = written_so(as_printed, kSpans);  // 三国 has a figure in its name
  const std::size_t slash = date.find('/');
  const bool of_one = slash != std::string::npos && date.substr(0, slash) == date.substr(slash + 1);
  return of_one ? date.substr(0, slash) : date;  // “1951—1951” is 1951
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

std::optional<std::pair<std::string, std::string>> either_day(std::string_view text) {
  static const std::regex kDay(kDayAndMonth);
  const std::string written(trim(text));
  std::smatch found;
  if (written.size() > kLongestWords || !std::regex_match(written, found, kDay))
    return std::nullopt;
  std::pair days{day_notation(found, 3, 2, 1), day_notation(found, 3, 1, 2)};
  if (days.first == days.second || !KnownDate::parse(days.first) || !KnownDate::parse(days.second))
    return std::nullopt;
  return days;
}

}  // namespace zhanting
