#include "model/number_words.h"

#include <gtest/gtest.h>

namespace zhanting {
namespace {

TEST(NumberInWords, ReadsWhatNewspapersPrint) {
  const struct {
    const char* value;
    double number;
  } rows[] = {{"180万", 1800000}, {"1700余", 1700},   {"近4万", 40000},      {"约4.1亿", 410000000},
              {"1.1万", 11000},   {"两", 2},          {"三十", 30},          {"一百二十", 120},
              {"一百零五", 105},  {"二〇二二", 2022}, {"万余", 10000},       {"千余", 1000},
              {"超亿", 1e8},      {"超千万", 1e7},    {"一亿两千万", 1.2e8}, {"3千余", 3000},
              {"20多万", 200000}, {"1,700", 1700},    {"20%以上", 20},       {"9个多", 9},
              {"第20个", 20},     {"连续10", 10},     {"第二", 2},           {"全国第四", 4},
              {"首位", 1},        {"全省首位", 1},    {"前十", 10},          {"零", 0},
              {"上千", 1000},     {"1.2万亿", 1.2e12}};
  for (const auto& row : rows) {
    const auto number = number_in_words(row.value);
    ASSERT_TRUE(number) << row.value;
    EXPECT_DOUBLE_EQ(*number, row.number) << row.value;
  }
}

TEST(NumberInWords, SaysNothingOfWhatIsNoSingleNumber) {
  for (const char* value :
       {"", "率先", "唯一", "3-6", "10—20", "三到五", "约八成", "半", "1.5倍", "三分之一", "十几",
        "数百", "开先河", "2022年9月", "零差错、零事故", "百分之八", "两年半"})
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
