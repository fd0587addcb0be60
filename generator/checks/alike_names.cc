#include "checks/alike_names.h"

#include <algorithm>
#include <iterator>

#include "base/code_points.h"

namespace zhanting {

namespace {

/// Two characters less must leave enough to know a body by.
constexpr std::size_t kLeastShortened = 4;
/// Of longer names only one character is left out, of still longer ones none: what there is to try
/// grows with the square.
constexpr std::size_t kMostForTwo = 24;
constexpr std::size_t kMostForOne = 60;

bool tells_apart(char32_t c) {
  static constexpr std::u32string_view kDistinctive =
      U"〇零一二三四五六七八九十百东西南北中上下前后总分";
  return c < 0x80 || is_one_of(kDistinctive, c);
}

/// Two characters in a row are a word, which makes another body of it (大学, 师范大学) unless it
/// says nothing of its own.
bool is_generic_word(std::u32string_view word) {
  static constexpr std::u32string_view kGeneric[] = {U"人民", U"政府", U"机关", U"办公"};
  return std::find(std::begin(kGeneric), std::end(kGeneric), word) != std::end(kGeneric);
}

/// 青岛市… is a city's; 国家市场… and 崂山区市… are not.
bool names_city(const std::u32string& name, std::size_t city) {
  const bool market = city + 1 < name.size() && name[city + 1] == U'场';
  return !market && name.find_first_of(U"区县") > city;
}

}  // namespace

std::u32string core_of_name(std::string_view name) {
  std::u32string core = to_code_points(name);
  if (core.starts_with(U"中共")) core.erase(0, 2);
  const std::size_t city = core.find(U'市');
  if ((city == 2 || city == 3) && names_city(core, city)) core.erase(0, city);
  for (std::size_t i = 2; i < core.size() && i < 5;) {
    if (is_one_of(U"区县", core[i]) && i + 2 < core.size()) {
      core.erase(i, 1);
    } else {
      ++i;
    }
  }
  return core;
}

std::vector<std::u32string> shortened_names(const std::u32string& core) {
  std::vector<std::u32string> shortened;
  if (core.size() <= kLeastShortened || core.size() > kMostForOne) return shortened;
  for (std::size_t i = 1; i + 1 < core.size(); ++i) {
    if (tells_apart(core[i])) continue;
    std::u32string one = core;
    one.erase(i, 1);
    if (one.size() > kLeastShortened && core.size() <= kMostForTwo) {
      for (std::size_t k = i; k + 1 < one.size(); ++k) {
        if (tells_apart(one[k]) || (k == i && !is_generic_word(core.substr(i, 2)))) continue;
        shortened.push_back(one);
        shortened.back().erase(k, 1);
      }
    }
    shortened.push_back(std::move(one));
  }
  return shortened;
}

}  // namespace zhanting
