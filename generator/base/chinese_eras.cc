#include "base/chinese_eras.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <iterator>
#include <span>

#include "base/text.h"

namespace zhanting {

namespace {

/// Years before our era are negative.
struct Era {
  std::string_view name;
  int first, last;
};
constexpr Era kReigns[] = {
    {"洪武", 1368, 1398}, {"建文", 1399, 1402}, {"永乐", 1403, 1424}, {"洪熙", 1425, 1425},
    {"宣德", 1426, 1435}, {"正统", 1436, 1449}, {"景泰", 1450, 1457}, {"天顺", 1457, 1464},
    {"成化", 1465, 1487}, {"弘治", 1488, 1505}, {"正德", 1506, 1521}, {"嘉靖", 1522, 1566},
    {"隆庆", 1567, 1572}, {"万历", 1573, 1620}, {"泰昌", 1620, 1620}, {"天启", 1621, 1627},
    {"崇祯", 1628, 1644}, {"顺治", 1644, 1661}, {"康熙", 1662, 1722}, {"雍正", 1723, 1735},
    {"乾隆", 1736, 1795}, {"嘉庆", 1796, 1820}, {"道光", 1821, 1850}, {"咸丰", 1851, 1861},
    {"同治", 1862, 1874}, {"光绪", 1875, 1908}, {"宣统", 1909, 1911},
};
constexpr Era kDynasties[] = {
    {"西周", -1046, -771},    {"东周", -770, -256},   {"春秋", -770, -476}, {"战国", -475, -221},
    {"秦", -221, -206},       {"西汉", -206, 25},     {"东汉", 25, 220},    {"汉", -206, 220},
    {"三国", 220, 280},       {"三国魏", 220, 265},   {"三国蜀", 221, 263}, {"三国吴", 222, 280},
    {"西晋", 265, 317},       {"东晋", 317, 420},     {"晋", 265, 420},     {"魏晋", 220, 420},
    {"十六国", 304, 439},     {"北魏", 386, 534},     {"南朝", 420, 589},   {"南北朝", 420, 589},
    {"魏晋南北朝", 220, 589}, {"隋", 581, 618},       {"唐", 618, 907},     {"后梁", 907, 923},
    {"后唐", 923, 936},       {"后晋", 936, 947},     {"后汉", 947, 950},   {"后周", 951, 960},
    {"五代", 907, 960},       {"五代十国", 907, 979}, {"辽", 907, 1125},    {"北宋", 960, 1127},
    {"南宋", 1127, 1279},     {"宋", 960, 1279},      {"西夏", 1038, 1227}, {"金", 1115, 1234},
    {"元", 1271, 1368},       {"明", 1368, 1644},     {"清", 1644, 1911},   {"民国", 1912, 1949},
};

const Era* era_named(std::string_view name, std::span<const Era> eras) {
  const auto found =
      std::find_if(eras.begin(), eras.end(), [&](const Era& era) { return era.name == name; });
  return found == eras.end() ? nullptr : &*found;
}

std::string year_notation(int year) {
  return fmt::format("{}{:04}", year < 0 ? "-" : "", std::abs(year));
}

std::string years_of(const Era* era) {
  return era ? year_notation(era->first) + "/" + year_notation(era->last) : std::string();
}

}  // namespace

std::string reign_notation(std::string_view name, int year) {
  const Era* era = era_named(name, kReigns);
  const bool is_known = era && year > 0 && era->first + year - 1 <= era->last;
  return is_known ? year_notation(era->first + year - 1) : std::string();
}

std::string reign_notation(std::string_view name) {
  return years_of(era_named(name, kReigns));
}

std::string dynasty_notation(std::string_view name) {
  return years_of(era_named(name, kDynasties));
}

std::string dynasties_notation(std::string_view first, std::string_view last) {
  const Era* const begin = era_named(first, kDynasties);
  const Era* const end = era_named(last, kDynasties);
  if (!begin || !end || begin->first >= end->first || begin->last >= end->last) return {};
  return year_notation(begin->first) + "/" + year_notation(end->last);
}

bool names_era(std::string_view text) {
  const std::string named = replace_all(text, "公元", "");  // which is not the dynasty
  const auto is_in = [&](const Era& era) { return named.find(era.name) != std::string::npos; };
  return std::any_of(std::begin(kReigns), std::end(kReigns), is_in) ||
         std::any_of(std::begin(kDynasties), std::end(kDynasties), is_in);
}

}  // namespace zhanting
