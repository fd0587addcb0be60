#include "base/utf8.h"

#include <gtest/gtest.h>

namespace zhanting {

namespace {

TEST(Decode, GivesEveryCodePointBack) {
  for (char32_t c = 0; c <= 0x10FFFF; c += 0x35) {
    if (c >= 0xD800 && c <= 0xDFFF) continue;
    std::string bytes;
    append_utf8(c, bytes);
    const Decoded read = decode(bytes, 0);
    ASSERT_EQ(read.code_point, c);
    ASSERT_EQ(static_cast<std::size_t>(read.length), bytes.size());
    const Decoded before = decode_before(bytes, bytes.size());
    ASSERT_EQ(before.code_point, c);
    ASSERT_EQ(before.length, read.length);
  }
}

struct Invalid {
  std::string_view bytes;
  std::size_t offset;
};

TEST(FindInvalidUtf8, FindsTheFirstBadByte) {
  constexpr std::size_t kGood = std::string_view::npos;
  constexpr Invalid kCases[] = {
      {"", kGood},
      {"展厅 abc 🏮", kGood},
      {"a\x80", 1},             // a continuation byte alone
      {"ab\xC0\x80", 2},        // overlong
      {"\xE0\x80\x80", 0},      // overlong
      {"a\xED\xA0\x80", 1},     // a surrogate
      {"\xF4\x90\x80\x80", 0},  // above U+10FFFF
      {"abc\xE5\xB1", 3},       // cut short
      {"\xFF", 0},
      {"\xC4\xE3\xBA\xC3", 0},  // 你好 in GBK
  };
  for (const Invalid& each : kCases) EXPECT_EQ(find_invalid_utf8(each.bytes), each.offset);
}

TEST(Decode, NeverReadsPastTheEnd) {
  for (int first = 0; first < 256; ++first) {
    const std::string bytes(1, static_cast<char>(first));
    const Decoded read = decode(bytes, 0);
    EXPECT_EQ(read.length, 1);
    if (first >= 0x80) {
      EXPECT_EQ(read.code_point, U'\uFFFD');
    }
  }
  EXPECT_EQ(decode("", 0).length, 0);
  EXPECT_EQ(decode_before("", 0).length, 0);
}

struct Width {
  std::string_view text;
  int cells;
};

TEST(DisplayWidth, IsThatOfATerminal) {
  constexpr Width kCases[] = {
      {"", 0},   {"abc", 3},     {"展厅", 4},         {"展a厅", 5}, {"，。“", 5},
      {"é", 1},  {"e\u0301", 1}, {"Ａ１", 4},         {"ｱ", 1},     {"한글", 4},
      {"〇", 2}, {"🏮", 2},      {"\u200B\u200D", 0},
  };
  for (const Width& each : kCases) EXPECT_EQ(display_width(each.text), each.cells) << each.text;
}

TEST(CountHan, CountsIdeographsOnly) {
  EXPECT_EQ(count_han("展厅 2022 年，〇一 abc"), 5U);
  EXPECT_EQ(count_han("ひらがな、カタカナ"), 0U);
  EXPECT_TRUE(is_han(U'𠮷'));
  EXPECT_FALSE(is_han(U'，'));
}

TEST(PrefixCodePoints, CutsBetweenCodePoints) {
  EXPECT_EQ(prefix_code_points("展厅abc", 3), "展厅a");
  EXPECT_EQ(prefix_code_points("展", 5), "展");
  EXPECT_EQ(count_code_points("展厅🏮"), 3U);
}

}  // namespace

}  // namespace zhanting
