#include "checks/number_words.h"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <cmath>
#include <span>
#include <string>
#include <system_error>
#include <vector>

#include "base/code_points.h"
#include "base/utf8.h"

namespace zhanting {

namespace {

struct NumeralRow {
  char32_t character;
  double value;
};

constexpr NumeralRow kDigits[] = {
    {U'〇', 0}, {U'零', 0}, {U'○', 0},  {U'一', 1}, {U'二', 2}, {U'两', 2}, {U'三', 3}, {U'四', 4},
    {U'五', 5}, {U'六', 6}, {U'七', 7}, {U'八', 8}, {U'九', 9}, {U'俩', 2}, {U'仨', 3}, {U'壹', 1},
    {U'贰', 2}, {U'叁', 3}, {U'肆', 4}, {U'伍', 5}, {U'陆', 6}, {U'柒', 7}, {U'捌', 8}, {U'玖', 9}};
constexpr NumeralRow kMultipliers[] = {{U'十', 10},  {U'百', 100}, {U'千', 1000}, {U'万', 1e4},
                                       {U'亿', 1e8}, {U'拾', 10},  {U'佰', 100},  {U'仟', 1000},
                                       {U'萬', 1e4}, {U'億', 1e8}};
/// Tens in one character: 廿五 is 25.
constexpr NumeralRow kTens[] = {{U'廿', 20}, {U'卅', 30}, {U'卌', 40}};

/// English multipliers, behind a number in digits.
struct EnglishRow {
  std::u32string_view word;
  double value;
};
constexpr EnglishRow kEnglish[] = {{U"hundred", 1e2},
                                   {U"thousand", 1e3},
                                   {U"million", 1e6},
                                   {U"billion", 1e9},
                                   {U"trillion", 1e12}};

/// Words for the first places.
struct RankRow {
  std::string_view word;
  double value;
};
constexpr RankRow kRanks[] = {{"首位", 1}, {"榜首", 1}, {"头名", 1}, {"头筹", 1},
                              {"冠军", 1}, {"亚军", 2}, {"季军", 3}};

constexpr std::string_view kPrefixes[] = {
    "全国",   "全省",   "全市",   "全区",    "位居",    "位列",    "排名",  "列",
    "居",     "约",     "近",     "逾",      "超过",    "超",      "突破",  "达到",
    "达",     "共计",   "总计",   "累计",    "共",      "最高",    "最多",  "至少",
    "不少于", "不低于", "不到",   "不足",    "连续",    "每",      "第",    "前",
    "上",     "将近",   "接近",   "大约",    "大概",    "高达",    "多达",  "合计",
    "仅",     "some ",  "about ", "around ", "nearly ", "almost ", "over ", "more than "};

/// What turns the number before it into another, or leaves it open.
constexpr std::u32string_view kChangesMeaning =
    U"成分半倍折番打几数到至点刻又之½¼¾-–—－﹣−~～〜∼/／、，,和";

std::optional<double> find_in(std::span<const NumeralRow> rows, char32_t character) {
  const auto row = std::find_if(rows.begin(), rows.end(),
                                [&](const NumeralRow& r) { return r.character == character; });
  if (row == rows.end()) return std::nullopt;
  return row->value;
}

/// The code points of `text`, full-width digits as ASCII's.
std::u32string code_points_of(std::string_view text) {
  std::u32string points;
  for (std::size_t i = 0; i < text.size();) {
    const Decoded read = decode(text, i);
    const char32_t c = read.code_point;
    const bool wide = (c >= U'０' && c <= U'９') || c == U'．';
    points += wide ? c - U'０' + U'0' : c;
    i += static_cast<std::size_t>(read.length);
  }
  return points;
}

/// A numeral or a multiplier of a number: “3万5千” has four.
struct Token {
  bool multiplier = false;
  double value = 0;
  std::size_t digits = 0;   // of a numeral; 0 with a decimal point
  bool after_zero = false;  // 一百零五
};

/// Takes the tokens of one number off the front of a value.
class NumberScanner {
 public:
  explicit NumberScanner(std::u32string_view rest) : rest_(rest) {}

  /// False for what is no single number.
  bool scan() {
    constexpr std::size_t kMostTokens = 32;  // no number that anybody prints has more
    while (!rest_.empty()) {
      if (tokens_.size() > kMostTokens) return false;
      if (is_digit(rest_[0])) {
        if (!add_arabic()) return false;
      } else if (find_in(kDigits, rest_[0])) {
        if (!add_digits()) return false;
      } else if (const auto tens = find_in(kTens, rest_[0])) {
        if (!add_numeral(*tens / 10, 1)) return false;
        tokens_.push_back({.multiplier = true, .value = 10});
        rest_.remove_prefix(1);
      } else if (const auto multiplier = find_in(kMultipliers, rest_[0])) {
        tokens_.push_back({.multiplier = true, .value = *multiplier});
        rest_.remove_prefix(1);
      } else if (is_about()) {
        rest_.remove_prefix(1);
      } else {
        break;
      }
    }
    return !tokens_.empty();
  }

  const std::vector<Token>& tokens() const { return tokens_; }
  std::u32string_view rest() const { return rest_; }

 private:
  bool is_about() const {
    if (tokens_.empty()) return false;
    return rest_[0] == U'余' || rest_[0] == U'多' ||
           (rest_[0] == U'来' && tokens_.back().multiplier);
  }

  bool add_numeral(double value, std::size_t digits) {
    if (!tokens_.empty() && !tokens_.back().multiplier) return false;
    tokens_.push_back({.value = value, .digits = digits, .after_zero = zero_});
    zero_ = false;
    return true;
  }

  /// “1,700”, “1 700”, “42.8”
  bool add_arabic() {
    std::string digits;
    const auto digit_at = [&](std::size_t i) { return i < rest_.size() && is_digit(rest_[i]); };
    while (!rest_.empty()) {
      const bool separator = is_one_of(U", \u00A0\u2009\u202F", rest_[0]) && digit_at(1) &&
                             digit_at(2) && digit_at(3) && !digit_at(4);
      const bool point = rest_[0] == U'.' && digit_at(1);
      if (!is_digit(rest_[0]) && !separator && !point) break;
      if (!separator) digits += static_cast<char>(rest_[0]);
      rest_.remove_prefix(1);
    }
    double number = 0;
    const auto end = digits.data() + digits.size();
    const auto [stopped, error] = std::from_chars(digits.data(), end, number);
    if (stopped != end || error != std::errc()) return false;
    return add_numeral(number, digits.find('.') == std::string::npos ? digits.size() : 0);
  }

  /// “五”, “零五”, “二〇二二”, “三点五”. Not “三五” and “七八”: from three to five, seven or eight.
  bool add_digits() {
    double number = 0;
    std::size_t count = 0, zeros = 0, first_zeros = 0;
    for (; !rest_.empty(); rest_.remove_prefix(1)) {
      const auto digit = find_in(kDigits, rest_[0]);
      if (!digit) break;
      zeros += *digit == 0;
      first_zeros += *digit == 0 && zeros == count + 1;
      number = number * 10 + *digit;
      ++count;
    }
    if (!tokens_.empty()) {
      zero_ = first_zeros > 0;
      count -= first_zeros;
      if (count == 0) return true;
      if (count > 1) return false;
    } else if (count == 2 && zeros == 0) {
      return false;
    }
    if (!add_decimals(number)) return false;
    return add_numeral(number, count);
  }

  /// “点五” behind a numeral. False for a time of day: “三点五十”.
  bool add_decimals(double& number) {
    if (rest_.size() < 2 || rest_[0] != U'点' || !find_in(kDigits, rest_[1])) return true;
    rest_.remove_prefix(1);
    for (double place = 0.1; !rest_.empty(); place /= 10, rest_.remove_prefix(1)) {
      const auto digit = find_in(kDigits, rest_[0]);
      if (!digit) break;
      number += *digit * place;
    }
    return rest_.empty() || find_in(kMultipliers, rest_[0]).value_or(1e4) >= 1e4;
  }

  std::u32string_view rest_;
  std::vector<Token> tokens_;
  bool zero_ = false;
};

using Tokens = std::span<const Token>;

std::optional<double> number_of(Tokens tokens);

/// What stands behind a multiplier. A lone digit counts the next lower: 两万五, 一百五, 3万5.
std::optional<double> value_behind(Tokens tokens, double multiplier) {
  if (tokens.empty()) return 0;
  const Token& first = tokens.front();
  if (tokens.size() > 1 || multiplier == 10 || first.after_zero) {
    const auto value = number_of(tokens);
    return value && *value < multiplier ? value : std::nullopt;
  }
  if (first.multiplier) return number_of(tokens);
  if (first.digits == 1) return first.value * multiplier / 10;
  const bool all_places = std::pow(10, first.digits) == multiplier;  // “3万5000”
  return first.digits > 0 && all_places ? std::optional(first.value) : std::nullopt;
}

/// The number that the tokens spell by their largest multiplier, or nullopt where they could be
/// meant in more than one way: 百八十 is about 180.
std::optional<double> number_of(Tokens tokens) {
  if (tokens.size() == 1 && !tokens[0].multiplier) return tokens[0].value;
  std::size_t at = 0;
  double largest = 0;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (!tokens[i].multiplier || tokens[i].value < largest) continue;
    at = i;
    largest = tokens[i].value;
  }
  if (largest == 0) return std::nullopt;
  const Tokens before = tokens.subspan(0, at), behind = tokens.subspan(at + 1);
  if (before.empty() && !behind.empty() && largest > 10) return std::nullopt;
  // 万 and 亿 count any number: 两千万, 1.2万亿. The others count a numeral.
  const bool counts_numeral = before.size() == 1 && !before[0].multiplier;
  if (!before.empty() && !counts_numeral && largest < 1e4) return std::nullopt;
  const auto same = [&](const Token& token) { return token.multiplier && token.value == largest; };
  if (before.size() > 1 && std::any_of(before.begin(), before.end(), same)) return std::nullopt;
  const auto count = before.empty() ? std::optional(1.0) : number_of(before);
  const auto rest = value_behind(behind, largest);
  if (!count || !rest) return std::nullopt;
  return *count * largest + *rest;
}

/// What follows the number is at most a measure word.
bool means_no_more(std::u32string_view rest) {
  const bool letter = rest.size() > 1 && rest[1] < 0x80 && std::isalpha(static_cast<int>(rest[1]));
  if (!rest.empty() && is_one_of(U"kKwWM", rest[0]) && !letter) return false;  // “5W”: 50000
  return std::none_of(rest.begin(), rest.end(), [](char32_t c) {
    return is_digit(c) || find_in(kDigits, c) || find_in(kTens, c) || find_in(kMultipliers, c) ||
           is_one_of(kChangesMeaning, c);
  });
}

/// Takes “ million” off the front of what stands behind a number: what it multiplies by, else 1.
double cut_english_multiplier(std::u32string_view& rest) {
  std::u32string_view word = rest;
  while (!word.empty() && is_one_of(U" \u00A0", word[0])) word.remove_prefix(1);
  for (const EnglishRow& row : kEnglish) {
    if (!word.starts_with(row.word)) continue;
    const std::u32string_view behind = word.substr(row.word.size());
    if (!behind.empty() && behind[0] != U' ') continue;
    rest = behind;
    return row.value;
  }
  return 1;
}

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
  if (bare == "半") return 0.5;
  if (bare.starts_with("零下")) return std::nullopt;
  const std::u32string points = code_points_of(bare);
  NumberScanner scanner(points);
  if (!scanner.scan()) return std::nullopt;
  const std::optional<double> number = number_of(scanner.tokens());
  if (number && scanner.rest() == U"个半") return *number + 0.5;
  std::u32string_view rest = scanner.rest();
  const double multiplier = cut_english_multiplier(rest);
  if (!number || !means_no_more(rest)) return std::nullopt;
  return *number * multiplier;
}

double multiplier_of_unit(std::string_view unit) {
  const std::u32string points = code_points_of(unit);
  std::u32string_view rest = points;
  double product = cut_english_multiplier(rest);
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
