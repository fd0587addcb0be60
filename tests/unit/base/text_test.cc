#include "base/text.h"

#include <gtest/gtest.h>

namespace zhanting {

namespace {

TEST(Split, KeepsEmptyPieces) {
  EXPECT_EQ(split("a,,b", ',').size(), 3U);
  EXPECT_EQ(split("", ',').size(), 1U);
  EXPECT_EQ(split(",", ',').size(), 2U);
}

TEST(Join, IsTheInverseOfSplit) {
  const std::vector<std::string> pieces = {"a", "", "b"};
  EXPECT_EQ(join(pieces, ","), "a,,b");
  EXPECT_EQ(join(std::span<const std::string>(), ","), "");
}

TEST(ReplaceAll, DoesNotReadWhatItWrote) {
  EXPECT_EQ(replace_all("aaa", "a", "aa"), "aaaaaa");
  EXPECT_EQ(replace_all("展厅", "厅", "室"), "展室");
}

struct Nearest {
  std::string_view word, expected;
};

TEST(Closest, FindsASlipAndNothingElse) {
  const std::vector<std::string> known = {"water",        "themes", "summary", "市图书馆",
                                          "river-office", "内科",   "妇产科",  "一层"};
  constexpr Nearest kCases[] = {
      {"watre", "water"},
      {"wate", "water"},
      {"waters", "water"},
      {"sumary", "summary"},
      {"theme", "themes"},
      {"市图书室", "市图书馆"},
      {"一楼", "一层"},
      {"外科", ""},
      {"妇科", "妇产科"},
      {"市书图馆", "市图书馆"},
      {"river-ofice", "river-office"},
      {"fire", ""},
      {"", ""},
      {"w", ""},
      {"市政府办公厅", ""},
  };
  for (const Nearest& each : kCases)
    EXPECT_EQ(closest(each.word, known), each.expected) << each.word;
}

TEST(TrimBlank, TakesWhiteSpaceOfAnyKind) {
  EXPECT_EQ(trim_blank("\u3000 厦门\u00A0\n"), "厦门");
  EXPECT_EQ(trim_blank("a b"), "a b");
  EXPECT_EQ(trim_blank("❤\uFE0F"), "❤\uFE0F");  // a heart in colour
  EXPECT_EQ(trim_blank(" \xFF "), "\xFF");
}

TEST(TrimBlank, LeavesNothingOfWhatNobodySees) {
  for (const char* text : {"", " ", "\u3000", "\u200B", "\u3164", "\u2800", "\uFEFF\u00AD\u2060",
                           "\u202E\u2066", "\uFE0F", "\u0085\x7F"})
    EXPECT_EQ(trim_blank(text), "") << text;
}

TEST(Closest, TakesTheFirstOfEquals) {
  const std::vector<std::string_view> known = {"abcx", "abcy"};
  EXPECT_EQ(closest("abcz", known), "abcx");
}

}  // namespace

}  // namespace zhanting
