#include "checks/number_words.h"

#include <gtest/gtest.h>

#include <string>

namespace zhanting {
namespace {

TEST(NumberInWords, ReadsWhatNewspapersPrint) {
  const struct {
    const char* value;
    double number;
  } rows[] = {{"180万", 1800000},
              {"1700余", 1700},
              {"近4万", 40000},
              {"约4.1亿", 410000000},
              {"1.1万", 11000},
              {"两", 2},
              {"三十", 30},
              {"一百二十", 120},
              {"一百零五", 105},
              {"二〇二二", 2022},
              {"万余", 10000},
              {"千余", 1000},
              {"超亿", 1e8},
              {"超千万", 1e7},
              {"一亿两千万", 1.2e8},
              {"3千余", 3000},
              {"20多万", 200000},
              {"1,700", 1700},
              {"20%以上", 20},
              {"9个多", 9},
              {"第20个", 20},
              {"连续10", 10},
              {"第二", 2},
              {"全国第四", 4},
              {"首位", 1},
              {"全省首位", 1},
              {"前十", 10},
              {"零", 0},
              {"上千", 1000},
              {"1.2万亿", 1.2e12},
              {"3.6 million", 3.6e6},
              {"some 300", 300},
              {"2 thousand", 2000},
              {"1.5 billion tonnes", 1.5e9}};
  for (const auto& row : rows) {
    const auto number = number_in_words(row.value);
    ASSERT_TRUE(number) << row.value;
    EXPECT_DOUBLE_EQ(*number, row.number) << row.value;
  }
}

TEST(NumberInWords, ALoneDigitBehindAMultiplierCountsTheNextLowerOne) {
  const struct {
    const char* value;
    double number;
  } rows[] = {
      {"一百五", 150},       {"二百五", 250},     {"一千二", 1200},     {"两万五", 25000},
      {"三万六", 36000},     {"三亿五", 3.5e8},   {"一千五百二", 1520}, {"一万二千五", 12500},
      {"1万2", 12000},       {"3千5", 3500},      {"近两万五", 25000},  {"两万五余元", 25000},
      {"一百零五", 105},     {"一百〇五", 105},   {"一千零五", 1005},   {"一万零五", 10005},
      {"一万零五十", 10050}, {"十五", 15},        {"一百十五", 115},    {"三万零八百", 30800},
      {"3万5000", 35000},    {"两万五千", 25000}, {"一百二十五", 125}};
  for (const auto& row : rows) {
    const auto number = number_in_words(row.value);
    ASSERT_TRUE(number) << row.value;
    EXPECT_DOUBLE_EQ(*number, row.number) << row.value;
  }
}

TEST(NumberInWords, ReadsEverySpellingOfADigit) {
  const struct {
    const char* value;
    double number;
  } rows[] = {{"俩", 2},
              {"仨", 3},
              {"廿五", 25},
              {"卅", 30},
              {"一百廿", 120},
              {"二○二二", 2022},
              {"二〇", 20},
              {"壹佰贰拾", 120},
              {"叁萬", 30000},
              {"半", 0.5},
              {"一个半", 1.5},
              {"三点五", 3.5},
              {"一点二万", 12000},
              {"零点五", 0.5},
              {"１２０", 120},
              {"１．５万", 15000},
              {"3亿5千万", 3.5e8},
              {"3万5千", 35000},
              {"2千5百", 2500},
              {"1亿2000万", 1.2e8},
              {"10 000", 10000},
              {"十来", 10},
              {"三十来个", 30},
              {"万万", 1e8},
              {"两千三百万", 2.3e7},
              {"三千余万", 3e7},
              {"一万亿", 1e12},
              {"两百五十六亿", 2.56e10},
              {"将近三万", 30000},
              {"30km", 30},
              {"一二三", 123}};
  for (const auto& row : rows) {
    const auto number = number_in_words(row.value);
    ASSERT_TRUE(number) << row.value;
    EXPECT_DOUBLE_EQ(*number, row.number) << row.value;
  }
}

TEST(NumberInWords, SaysNothingOfWhatCouldBeMeantInTwoWays) {
  for (const char* value :
       {"两三",   "三五",     "七八十",     "二三十",   "十七八",   "百八十",   "百十",
        "千八百", "万八千",   "上百上千",   "一百二三", "三到五万", "1.5-2万",  "３－５",
        "三〜五", "十～二十", "3万~5万",    "三五百",   "1,7000",   "3万05",    "3万12",
        "5W",     "10k",      "3½",         "三点五十", "三点一刻", "一百二千", "千百万",
        "十百",   "三亿五亿", "一百分之三", "3五",      "两打",     "三万五万", "1.2.3",
        "半数",   "大半",     "一年半载",   "零下",     "零下五",   "-5",       "负三"})
    EXPECT_FALSE(number_in_words(value)) << value << " " << number_in_words(value).value_or(0);
}

/// Whatever is spelt by the rules is read as it was meant: every number to 12,000, and of each
/// size.
TEST(NumberInWords, ReadsBackEveryNumberItSpells) {
  const auto section = [](int n) {  // below 10000
    static constexpr const char* kDigits[] = {"零", "一", "二", "三", "四",
                                              "五", "六", "七", "八", "九"};
    static constexpr const char* kUnits[] = {"千", "百", "十", ""};
    std::string out;
    bool zero = false;
    for (int i = 0, unit = 1000; i < 4; ++i, unit /= 10) {
      const int digit = n / unit % 10;
      if (digit == 0) {
        zero = !out.empty();
        continue;
      }
      if (zero) out += "零";
      zero = false;
      out += std::string(kDigits[digit]) + kUnits[i];
    }
    return out;
  };
  const auto spelt = [&](long n) {
    std::string out;
    if (n >= 100000000) out += section(static_cast<int>(n / 100000000)) + "亿";
    const int high = static_cast<int>(n / 10000 % 10000), low = static_cast<int>(n % 10000);
    if (high > 0) out += (!out.empty() && high < 1000 ? "零" : "") + section(high) + "万";
    if (low > 0) out += (!out.empty() && low < 1000 ? "零" : "") + section(low);
    return out;
  };
  for (long n = 1; n < 300000000; n += n < 12000 ? 1 : n / 977) {
    const auto number = number_in_words(spelt(n));
    ASSERT_TRUE(number) << spelt(n);
    EXPECT_DOUBLE_EQ(*number, static_cast<double>(n)) << spelt(n);
  }
}

TEST(NumberInWords, SurvivesAnyRowOfItsWords) {
  constexpr const char* kPieces[] = {"一", "零", "十", "百", "千", "万", "亿", "半", "廿", "余",
                                     "点", "3",  "5",  ".",  ",",  " ",  "个", "第", "多", "来"};
  unsigned state = 7;
  for (int round = 0; round < 20000; ++round) {
    std::string value;
    for (int n = 0; n < 9; ++n)
      value += kPieces[((state = state * 1664525 + 1013904223) >> 16) % 20];
    const auto number = number_in_words(value);
    EXPECT_TRUE(!number || *number >= 0) << value;
  }
  EXPECT_FALSE(number_in_words(std::string(100000, '9')));
  std::string deep;
  for (int i = 0; i < 30000; ++i) deep += "万";
  EXPECT_FALSE(number_in_words(deep));
}

TEST(NumberInWords, SaysNothingOfWhatIsNoSingleNumber) {
  for (const char* value :
       {"", "率先", "唯一", "3-6", "10—20", "三到五", "约八成", "1.5倍", "三分之一", "十几", "数百",
        "开先河", "2022年9月", "零差错、零事故", "百分之八", "两年半"})
    EXPECT_FALSE(number_in_words(value)) << value;
}

TEST(MultiplierOfUnit, IsReadOffItsFront) {
  EXPECT_EQ(multiplier_of_unit("万笔"), 1e4);
  EXPECT_EQ(multiplier_of_unit("亿元"), 1e8);
  EXPECT_EQ(multiplier_of_unit("百万人"), 1e6);
  EXPECT_EQ(multiplier_of_unit("个"), 1);
  EXPECT_EQ(multiplier_of_unit(""), 1);
}

}  // namespace
}  // namespace zhanting
