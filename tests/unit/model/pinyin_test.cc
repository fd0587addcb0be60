#include "model/pinyin.h"

#include <gtest/gtest.h>

namespace zhanting {
namespace {

struct Reading {
  const char* han;
  const char* pinyin;
};

TEST(Pinyin, ReadsWordsWhoseCharactersHaveSeveralReadings) {
  const Reading readings[] = {
      {"崂山", "lao shan"},
      {"青岛银行", "qing dao yin hang"},
      {"长江", "chang jiang"},
      {"处长", "chu zhang"},
      {"重庆", "chong qing"},
      {"重点", "zhong dian"},
      {"行政审批局", "xing zheng shen pi ju"},
      {"调解", "tiao jie"},
      {"调查", "diao cha"},
      {"地铁", "di tie"},
      {"会计", "kuai ji"},
      {"旅游", "lv you"},
      {"率先", "shuai xian"},
      {"厦门", "xia men"},
      {"大厦", "da sha"},
      {"长岛", "chang dao"},
      {"䶮", "yan"},
  };
  for (const Reading& reading : readings) EXPECT_EQ(pinyin_of(reading.han), reading.pinyin);
}

TEST(Pinyin, SetsLettersAndDigitsApart) {
  EXPECT_EQ(pinyin_of("365名Party代表"), "365 ming Party dai biao");
  EXPECT_EQ(pinyin_of(""), "");
}

TEST(Slug, JoinsSyllables) {
  EXPECT_EQ(slug_from("市财政局税政处党支部"), "shi-cai-zheng-ju-shui-zheng-chu");
  EXPECT_EQ(slug_from("365名处级干部接听12345"), "365-ming-chu-ji-gan-bu-jie-ting-12345");
  EXPECT_EQ(slug_from("《Café》 No. 7"), "cafe-no-7");
}

TEST(Slug, EndsWithAWholeSyllableWithinFortyCharacters) {
  EXPECT_EQ(slug_from("中国动物卫生与流行病学中心"), "zhong-guo-dong-wu-wei-sheng-yu-liu-xing");
  EXPECT_EQ(slug_from(std::string(100, 'x')), std::string(40, 'x'));
}

TEST(Slug, IsEmptyWithoutLetters) {
  EXPECT_EQ(slug_from("……！"), "");
  EXPECT_EQ(slug_from(""), "");
}

TEST(Initial, IsTheLetterOfTheFirstSyllable) {
  const Reading letters[] = {
      {"安", "A"},   {"吧", "B"},    {"崂山区", "L"}, {"长江学校", "C"},
      {"重庆", "C"}, {"重点", "Z"},  {"机关", "J"},   {"挖", "W"},
      {"夕", "X"},   {"呀", "Y"},    {"团市委", "T"}, {"“人民满意的公务员”工作室", "R"},
      {"A1区", "A"}, {"12345", "#"}, {"", "#"},       {"厦门", "X"},
      {"长岛", "C"},
  };
  for (const Reading& letter : letters) EXPECT_EQ(initial_of(letter.han), letter.pinyin);
}

TEST(Initial, OfARareCharacterIsThatOfItsSlug) {
  for (const char* name : {"䶮", "㛃", "𫖯", "𬭎", "𰻝", "鿏", "厦门", "长岛"})
    EXPECT_EQ(initial_of(name), std::string(1, static_cast<char>(slug_from(name)[0] - 'a' + 'A')))
        << name;
  EXPECT_EQ(initial_of("𡋾"), "#");  // nobody says how it is read
}

TEST(Initial, FollowsTheEditorsPinyin) {
  Organisation organisation;
  organisation.name.text = "单县";
  organisation.pinyin.text = "shan xian";
  EXPECT_EQ(initial_of(organisation), "S");
}

TEST(PinyinOrder, SortsByReading) {
  EXPECT_LT(pinyin_sort_key("安"), pinyin_sort_key("八"));
  EXPECT_LT(pinyin_sort_key("妇联"), pinyin_sort_key("公安局"));
}

}  // namespace
}  // namespace zhanting
