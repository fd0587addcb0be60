#include <gtest/gtest.h>

#include "convert.h"

namespace zhanting {
namespace {

void expect_report(std::string_view markdown, std::string_view report,
                   Language language = Language::kChinese) {
  EXPECT_EQ(convert(markdown, {.language = language}).reported, report) << markdown;
}

TEST(RawHtml, IsLeftOutAndReported) {
  expect_report(
      "青岛的`<b>`与<b class=\"x\">崂山</b>。",
      "story.md:1:10: 警告: HTML 标记不会输出到网页\n"
      "   1 | 青岛的`<b>`与<b class=\"x\">崂山</b>。\n"
      "     |              ^~~~~~~~~~~~~ 请改用 Markdown；要照原样显示，用反引号括起来\n");
  EXPECT_EQ(html_of("青岛的`<b>`与<b class=\"x\">崂山</b>。"),
            "<p>青岛的<code>&lt;b&gt;</code>与崂山。</p>\n");
  expect_report("甲\n\n> <div>\n> 乙\n> </div>\n",
                "story.md:3:3: warning: raw HTML is left out of the page\n"
                "   3 | > <div>\n"
                "     |   ^~~~~ use Markdown, or put it between backticks to show it as it is\n",
                Language::kEnglish);
  expect_report("</b>多余",
                "story.md:1:1: 警告: HTML 标记不会输出到网页\n"
                "   1 | </b>多余\n"
                "     | ^~~~ 请改用 Markdown；要照原样显示，用反引号括起来\n");
}

TEST(RawHtml, LeavesNoEmptyParagraph) {
  EXPECT_EQ(html_of("<span></span>\n\n甲\n\n<!-- 注 -->\n"), "<p>甲</p>\n");
  EXPECT_EQ(html_of("<script>alert(1)</script>"), "");
}

TEST(TopHeading, IsReported) {
  expect_report("甲\n\n# 一、题\n",
                "story.md:3:1: 警告: 网页已有一级标题，这里按二级标题输出\n"
                "   3 | # 一、题\n"
                "     | ^~~~~~~~ 请写“##”\n");
  expect_report(
      "题\n==\n",
      "story.md:1:1: warning: the page has its own top heading; this one comes out as the second "
      "level\n"
      "   1 | 题\n"
      "     | ^~ underline it with '-' instead of '='\n",
      Language::kEnglish);
  expect_report("> C# 语言\n> ==\n",
                "story.md:1:3: 警告: 网页已有一级标题，这里按二级标题输出\n"
                "   1 | > C# 语言\n"
                "     |   ^~~~~~~ 请把下面一行的“=”改为“-”\n");
  expect_report("## 题\n", "");
}

TEST(MaskedNames, AreReported) {
  expect_report("获奖者王**、赵**。",
                "story.md:1:4: 警告: “王**”的星号会使后面的文字变成强调\n"
                "   1 | 获奖者王**、赵**。\n"
                "     |       ^~~~ 请写“王某”，或写“王\\*\\*”\n");
  expect_report(
      "张*和李*到场",
      "story.md:1:1: warning: the stars of '张*' turn the words behind them into emphasis\n"
      "   1 | 张*和李*到场\n"
      "     | ^~~ write '张某', or '张\\*'\n",
      Language::kEnglish);
  expect_report("他**我想做的事**。", "");
  expect_report("王\\*\\*、赵\\*\\*。", "");
  expect_report("王**到场", "");
}

TEST(GluedLines, AreReported) {
  expect_report("春天来了\n——作者",
                "story.md:2:1: 警告: 这一行会和上一行连成一段\n"
                "   2 | ——作者\n"
                "     | ^~~~~~ 要另起一行，请在上一行末尾加“\\”，或写成列表\n");
  expect_report(
      "> 做法：\n> （一）学习",
      "story.md:2:3: warning: this line runs on from the line above\n"
      "   2 | > （一）学习\n"
      "     |   ^~~~~~~~~~ end the line above with '\\' for a line break, or make a list\n",
      Language::kEnglish);
}

TEST(GluedLines, AreKnownByTheirBeginning) {
  const struct {
    std::string_view line;
    std::size_t warnings;
  } cases[] = {{"1、甲", 1}, {"一、甲", 1}, {"①甲", 1},  {"(2)甲", 1},    {"（三）甲", 1},
               {"2.甲", 1},  {"●甲", 1},    {"——甲", 1}, {"—甲", 0},      {"2022年", 0},
               {"1.5倍", 0}, {"一是甲", 0}, {"甲", 0},   {"（甲）乙", 0}, {"2022.3.4起", 0}};
  for (const auto& c : cases) {
    const std::string line(c.line);
    EXPECT_EQ(convert("前文\n" + line).diagnostics.warning_count(), c.warnings) << line;
    EXPECT_EQ(convert("前文\\\n" + line).diagnostics.warning_count(), 0U) << line;
    EXPECT_EQ(convert("前文  \n" + line).diagnostics.warning_count(), 0U) << line;
    EXPECT_EQ(convert("前文\n\n" + line).diagnostics.warning_count(), 0U) << line;
  }
}

TEST(ForbiddenCharacters, AreErrors) {
  expect_report("甲\n乙\xEF\xB7\x90丙\n",
                "story.md:2:2: 错误: 不允许出现非字符 U+FDD0\n"
                "   2 | 乙\xEF\xB7\x90丙\n"
                "     |   ^\n");
  expect_report(std::string_view("a\0b", 3),
                "story.md:1:2: error: the control character U+0000 is not allowed\n"
                "   1 | a b\n"
                "     |  ^\n",
                Language::kEnglish);
  expect_report(
      "a\x07\x07"
      "b\x1B\n\xC2\x85",
      "story.md:1:2: error: the control character U+0007 is not allowed\n"
      "   1 | a  b \n"
      "     |  ^\n"
      "story.md:2:1: error: the control character U+0085 is not allowed\n"
      "   2 |  \n"
      "     | ^\n",
      Language::kEnglish);
  expect_report("甲\t乙\r\n丙\n", "");
}

TEST(ForbiddenCharacters, DoNotComeThroughEntities) {
  EXPECT_EQ(html_of("a&#1;b&#xFDD0;c&#xFFFF;d&#0;e"), "<p>a\uFFFDbc\uFFFDd\uFFFDe</p>\n");
}

}  // namespace
}  // namespace zhanting
