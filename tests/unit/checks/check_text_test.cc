#include <gtest/gtest.h>

#include <ctime>

#include "showcase.h"

namespace zhanting {
namespace {

const std::string kStory = "content/branches/river.md:1:";

/// What is found in a story that begins with `text`.
std::string found_in_story(const std::string& text) {
  Showcase showcase;
  showcase.river_story(text);
  return showcase.found();
}

TEST(Checks, FindNothingInACleanShowcase) {
  EXPECT_EQ(Showcase().found(), "");
  EXPECT_EQ(Showcase().found(true), "");
}

TEST(Marks, AreFullWidthBetweenHan) {
  EXPECT_EQ(found_in_story("干得好,有用;真的(很)好!"),
            kStory + "4: half-width-mark\n" + kStory + "7: half-width-mark\n" + kStory +
                "10: half-width-mark\n" + kStory + "12: half-width-mark\n" + kStory +
                "14: half-width-mark\n");
  EXPECT_EQ(found_in_story("比分3:2，共1,700件，Hello, world (ok)。"), "");
}

TEST(Marks, OfMarkdownAndCodeAreNoPunctuation) {
  EXPECT_EQ(found_in_story("看[河](../highlights/sea.md \"海\")、`甲,乙`、https://x.cn/a,b。"), "");
  EXPECT_EQ(found_in_story("甲\n\n```\n甲,乙...\n```\n\n| 甲 | 乙 |\n| --- | --- |\n| 丙 | 丁 |"),
            "");
  EXPECT_EQ(found_in_story("**重点**:说清楚"), kStory + "7: half-width-mark\n");
}

TEST(Quotes, AreCurlyAndPaired) {
  EXPECT_EQ(found_in_story("叫\"红帆\"的"),
            kStory + "2: straight-quote\n" + kStory + "5: straight-quote\n");
  EXPECT_EQ(found_in_story("叫“红帆的《意见》"), kStory + "2: unpaired-mark\n");
  EXPECT_EQ(found_in_story("叫”红帆“的"),
            kStory + "2: unpaired-mark\n" + kStory + "5: unpaired-mark\n");
  EXPECT_EQ(found_in_story("（一）甲（乙）。1）丙"), "");
}

TEST(Ellipses, AreTwoCharacters) {
  EXPECT_EQ(found_in_story("看病...上学。。。养老…"), kStory + "3: dots-for-ellipsis\n" + kStory +
                                                          "8: dots-for-ellipsis\n" + kStory +
                                                          "13: dots-for-ellipsis\n");
  EXPECT_EQ(found_in_story("看病……都好"), "");
}

TEST(Dashes, AreTwoCharactersAndOneJoinsEnds) {
  EXPECT_EQ(found_in_story("目标--清水—活水"),
            kStory + "3: hyphens-for-dash\n" + kStory + "7: hyphens-for-dash\n");
  EXPECT_EQ(found_in_story("环湾路—长沙路、2—4段，叫“转办—落实”，好——真好"), "");
}

TEST(FullWidthLetters, AreReported) {
  EXPECT_EQ(found_in_story("共３项"), kStory + "2: full-width-letter\n");
  EXPECT_EQ(found_in_story("共１２３项，ＡＢ座"),
            kStory + "2: full-width-letter\n" + kStory + "7: full-width-letter\n");
}

TEST(LeftOvers, AreReportedEverywhere) {
  EXPECT_EQ(found_in_story("此处待补充，TODO：xxx。"),
            kStory + "3: left-over\n" + kStory + "7: left-over\n" + kStory + "12: left-over\n");
  Showcase showcase;
  showcase.river(R"("slogan": "待定")");
  EXPECT_EQ(showcase.found(), "content/branches/river.json:1:91: left-over\n");
}

/// Stubs come in the language of the site; an editor may paste one of the other.
TEST(LeftOvers, OfStubsAreReportedInBothLanguages) {
  EXPECT_EQ(found_in_story("Fill in here: the steps. 此处填写经过。"),
            kStory + "1: left-over\n" + kStory + "26: left-over\n");
  Showcase showcase;
  showcase.write("site.json", R"({"name": "Showcase", "language": "en"})");
  showcase.page("branches/river", R"("report": "arena", "themes": ["water"])",
                "Fill in here: the steps. 此处填写经过。");
  EXPECT_EQ(showcase.found(), kStory + "1: left-over\n" + kStory + "26: left-over\n");
}

TEST(RelativeTime, IsReportedInProse) {
  EXPECT_EQ(found_in_story("今年办了3件，截至目前2件。"),
            kStory + "1: relative-time\n" + kStory + "8: relative-time\n");
  EXPECT_EQ(found_in_story("如今年轻人说明年份，项目前期，9月7日前，过去年份，离河最近。"), "");
  EXPECT_EQ(found_in_story("原文写“今年”。"), "");
  Showcase showcase;
  showcase.river(
      R"("slogan": "今年更好", "figures": [{"value": "3", "label": "甲", "note": "目前"}])");
  EXPECT_EQ(showcase.found(), "content/branches/river.json:1:148: relative-time\n");
}

TEST(Claims, NeedAFigureOfKindFirstOrRank) {
  EXPECT_EQ(found_in_story("全省率先，是首家。"),
            kStory + "3: claim-without-figure\n" + kStory + "7: claim-without-figure\n");
  EXPECT_EQ(found_in_story("第一书记第一时间到“第一方阵”，第一，要快。第一季度。"), "");
  EXPECT_EQ(found_in_story("他在第一车间干活，后来进了第一机械厂，孩子上第一中学，在第一人民医院"
                           "出生。第一党支部、第一大队。"),
            "");
  for (const char* claim : {"全市第一家工厂。", "产量第一的机械厂。", "第一个支部。"})
    EXPECT_NE(found_in_story(claim).find("claim-without-figure"), std::string::npos) << claim;
  Showcase showcase;
  showcase.page("branches/river", R"("report": "arena", "themes": ["water"], "figures": [
      {"value": "率先", "label": "甲", "scope": "全省", "kind": "first"}])",
                "全省率先。" + Showcase::kLongStory);
  EXPECT_EQ(showcase.found(), "");
}

TEST(Claims, AreBorneOutByTheNameOfAnHonour) {
  Showcase showcase;
  showcase.page("branches/river", R"("report": "arena", "themes": ["water"],
      "honours": [{"name": "首批试点城市"}])",
                "进入首批试点，是首家。" + Showcase::kLongStory);
  EXPECT_EQ(showcase.found(), kStory + "9: claim-without-figure\n");
}

TEST(Watchwords, HaveTheirSeverityAndWinOverOtherRules) {
  Showcase showcase;
  showcase.write("site.json", R"({"name": "展厅", "watchwords": [
      {"text": "截止目前", "instead": "写明日期", "severity": "warning"},
      {"text": "二0", "instead": "二〇", "why": "零写作〇", "severity": "error"}]})");
  showcase.river_story("截止目前，二0二二年的事。");
  EXPECT_EQ(showcase.found(), kStory + "1: watchword\n" + kStory + "6: error watchword\n");
}

TEST(EnglishShowcases, HaveTheirOwnPunctuationAndLengths) {
  Showcase showcase;
  showcase.write("site.json", R"({"name": "Showcase", "language": "en"})");
  showcase.page("branches/river", R"("report": "arena", "themes": ["water"])",
                "\"青岛\"(a city)... and TODO.");
  EXPECT_EQ(showcase.found(), kStory + "21: left-over\n");
}

TEST(Lengths, OfSummariesCaptionsAndShortTitles) {
  std::string ten = "十个字的一句话在这里";
  std::string long_text;
  for (int i = 0; i < 10; ++i) long_text += ten;
  Showcase showcase;
  showcase.page("branches/river",
                R"("report": "arena", "themes": ["water"],
"photos": [{"caption": ")" +
                    long_text + "\"}]",
                Showcase::kLongStory, long_text);
  showcase.write("reports/arena.json", R"({"title": "专题", "summary": "同场。",
"headline": "这个本站标题一共有三十多个字那么长，一行怎么也放不下，所以要提醒写的人"})");
  EXPECT_EQ(showcase.found(),
            "content/branches/river.json:1:28: summary-too-long\n"
            "content/branches/river.json:2:25: caption-too-long\n"
            "content/reports/arena.json:2:14: headline-too-long\n");
}

TEST(Lengths, OfStories) {
  Showcase showcase;
  showcase.brief("highlights/short", R"("report": "arena")", "太短了。");
  showcase.brief("highlights/right", R"("report": "arena")",
                 "一条简讯说清楚一件事，长短正好，既不拖沓，也不潦草，读完就懂。");
  showcase.brief("highlights/long", R"("report": "arena")", Showcase::kLongStory);
  showcase.page("branches/river", R"("report": "arena", "themes": ["water"])", "## 题\n\n一段。");
  EXPECT_EQ(showcase.found(),
            "content/branches/river.md:1:1: page-too-short\n"
            "content/highlights/long.md:1:1: brief-too-long\n"
            "content/highlights/short.md:1:1: brief-too-short\n");
}

TEST(Summaries, AreNotSaidAgainInTheStory) {
  Showcase showcase;
  showcase.page("branches/river", R"("report": "arena", "themes": ["water"])",
                "从前，党员们用三年把河水**理清**了。" + Showcase::kLongStory,
                "短句。党员们用三年把河水理清了。");
  EXPECT_EQ(showcase.found(), "content/branches/river.json:1:31: summary-repeated\n");
}

/// Seconds of the processor that a showcase with a story of `size` bytes takes.
double seconds_of(const std::string& piece, std::size_t size) {
  Showcase showcase;
  std::string story;
  while (story.size() < size) story += piece;
  showcase.river_story(story);
  const std::clock_t begin = std::clock();
  showcase.found();
  return static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
}

/// Eight times the text takes some eight times as long; 64 times, where time grows with its square.
TEST(Checks, TakeTimeInProportionToTheText) {
  const char* pieces[] = {"`", "``` `` ", "<a ", "](", "“", "甲,", "》（", "·…"};
  for (const std::string piece : pieces) {
    const double once = seconds_of(piece, 20'000);
    EXPECT_LT(seconds_of(piece, 160'000), 24 * once + 0.1) << piece;
  }
}

TEST(Places, AreRightOnLaterLines) {
  EXPECT_EQ(found_in_story("甲。\r\n\r\n- 乙\n- 丙,丁"),
            "content/branches/river.md:4:4: half-width-mark\n");
}

}  // namespace
}  // namespace zhanting
