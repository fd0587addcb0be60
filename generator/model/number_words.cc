#include "model/number_words.h"

#include <algorithm>
#include <charconv>
#include <span>
#include <string>

#include "base/utf8.h"

namespace zhanting {

namespace {

struct NumeralRow {
  char32_t character;
  double value;
};

constexpr NumeralRow kDigits[] = {{U'〇', 0}, {U'零', 0}, {U'一', 1}, {U'二', 2},
                                  {U'两', 2}, {U'三', 3}, {U'四', 4}, {U'五', 5},
                                  {U'六', 6}, {U'七', 7}, {U'八', 8}, {U'九', 9}};
constexpr NumeralRow kMultipliers[] = {
    {U'十', 10}, {U'百', 100}, {U'千', 1000}, {U'万', 1e4}, {U'亿', 1e8}};

/// Words for the first places.
struct RankRow {
  std::string_view word;
  double value;
};
constexpr RankRow kRanks[] = {{"首位", 1}, {"榜首", 1}, {"头名", 1}, {"头筹", 1},
                              {"冠军", 1}, {"亚军", 2}, {"季军", 3}};

constexpr std::string_view kPrefixes[] = {
    "全国", "全省", "全市",   "全区",   "位居", "位列", "排名", "列",   "居",   "约", "近",
    "逾",   "超过", "超",     "突破",   "达到", "达",   "共计", "总计", "累计", "共", "最高",
    "最多", "至少", "不少于", "不低于", "不到", "连续", "每",   "第",   "前",   "上"};

/// What turns the number before it into another, or leaves it open.
constexpr std::u32string_view kChangesMeaning = U"成分半倍折番几数到至点又之-–—~～/、，,和";

std::optional<double> find_in(std::span<const NumeralRow> rows, char32_t character) {
  const auto row = std::find_if(rows.begin(), rows.end(),
                                [&](const NumeralRow& r) { return r.character == character; });
  if (row == rows.end()) return std::nullopt;
  return row->value;
}

bool is_about(char32_t character) {
  return character == U'余' || character == U'多';
}
bool is_arabic(char32_t character) {
  return character >= U'0' && character <= U'9';
}

std::u32string code_points_of(std::string_view text) {
  std::u32string points;
  for (std::size_t i = 0; i < text.size();) {
    const Decoded read = decode(text, i);
    points += read.code_point;
    i += static_cast<std::size_t>(read.length);
  }
  return points;
}

/// Reads one number off the front of `rest`.
class NumberReader {
 public:
  explicit NumberReader(std::u32string_view rest) : rest_(rest) {}

  std::optional<double> read() {
    std::optional<double> number =
        !rest_.empty() && is_arabic(rest_[0]) ? read_arabic() : read_chinese();
    return number && rest_means_no_more() ? number : std::nullopt;
  }

 private:
  /// “1,700”, “42.8”, then “余万”, “千”, “万亿”.
  std::optional<double> read_arabic() {
    std::string digits;
    while (!rest_.empty()) {
      const bool separator = rest_[0] == U',' && rest_.size() > 3 && is_arabic(rest_[1]) &&
                             is_arabic(rest_[2]) && is_arabic(rest_[3]);
      const bool point = rest_[0] == U'.' && rest_.size() > 1 && is_arabic(rest_[1]);
      if (!is_arabic(rest_[0]) && !separator && !point) break;
      if (!separator) digits += static_cast<char>(rest_[0]);
      rest_.remove_prefix(1);
    }
    double number = 0;
    const auto end = digits.data() + digits.size();
    if (std::from_chars(digits.data(), end, number).ptr != end) return std::nullopt;
    while (!rest_.empty()) {
      if (is_about(rest_[0])) {
        rest_.remove_prefix(1);
        continue;
      }
      const auto multiplier = find_in(kMultipliers, rest_[0]);
      if (!multiplier) break;
      number *= *multiplier;
      rest_.remove_prefix(1);
    }
    return number;
  }

  /// “三十”, “两万”, “一百二十”, “千余”, “二〇二二”.
  std::optional<double> read_chinese() {
    double total = 0;    // 万 and 亿 that are complete
    double section = 0;  // below 万
    double digit = 0;
    bool has_digit = false;
    bool any = false;
    for (; !rest_.empty(); rest_.remove_prefix(1)) {
      if (const auto value = find_in(kDigits, rest_[0])) {
        digit = digit * 10 + *value;
        has_digit = true;
      } else if (const auto multiplier = find_in(kMultipliers, rest_[0])) {
        if (*multiplier < 1e4) {
          section += (has_digit ? digit : 1) * *multiplier;
        } else {
          // “万余” is one 万; 亿 takes the 万 before it along.
          const double before = section + digit + (*multiplier > 1e4 ? total : 0);
          const double kept = *multiplier > 1e4 ? 0 : total;
          total = kept + (before > 0 ? before : 1) * *multiplier;
          section = 0;
        }
        digit = 0;
        has_digit = false;
      } else if (!any || !is_about(rest_[0])) {
        break;
      }
      any = true;
    }
    if (!any) return std::nullopt;
    return total + section + digit;
  }

  /// What follows is at most a measure word.
  bool rest_means_no_more() const {
    return std::none_of(rest_.begin(), rest_.end(), [](char32_t c) {
      return is_arabic(c) || find_in(kDigits, c) || find_in(kMultipliers, c) ||
             kChangesMeaning.find(c) != std::u32string_view::npos;
    });
  }

  std::u32string_view rest_;
};

std::string_view without_prefixes(std::string_view text) {
  for (bool found = true; found;) {
    found = false;
    for (const std::string_view prefix : kPrefixes) {
      if (!text.starts_with(prefix)) continue;
      text.remove_prefix(prefix.size());
      found = true;
    }
  }
  return text;
}

}  // namespace

std::optional<double> number_in_words(std::string_view value) {
  const std::string_view bare = without_prefixes(value);
  for (const RankRow& row : kRanks) {
    if (bare == row.word) return row.value;
  }
  return NumberReader(code_points_of(bare)).read();
}

double multiplier_of_unit(std::string_view unit) {
  double product = 1;
  for (std::size_t i = 0; i < unit.size();) {
    const Decoded read = decode(unit, i);
    const auto multiplier = find_in(kMultipliers, read.code_point);
    if (!multiplier) break;
    product *= *multiplier;
    i += static_cast<std::size_t>(read.length);
  }
  return product;
}

}  // namespace zhanting
