#include "template/fit_text.h"

#include <gtest/gtest.h>

#include "page.h"

namespace zhanting::test {
namespace {

std::string set_in(std::string_view text, const TextBox& box, const Lexicon& lexicon = {}) {
  const FittedText fitted = fit_text(text, lexicon, box);
  std::string out = std::to_string(fitted.size) + (fitted.cut ? " cut" : "");
  for (const std::string& line : fitted.lines) out += "/" + line;
  return out;
}

TEST(FitText, TakesTheLargestLettersThatHaveRoom) {
  EXPECT_EQ(set_in("河堤", {200, 100, 80, 20}), "80/河堤");
  EXPECT_EQ(set_in("河堤", {100, 100, 80, 20}), "50/河堤");
  EXPECT_EQ(set_in("河堤", {200, 40, 80, 20}), "80/河堤") << "one line always has room";
  EXPECT_EQ(set_in("", {200, 100, 80, 20}), "80");
  EXPECT_EQ(set_in(" \n ", {200, 100, 80, 20}), "80");
}

TEST(FitText, EndsLinesBetweenWordsAndMakesThemAlike) {
  EXPECT_EQ(set_in("沿着河堤走一趟", {240, 120, 50, 20}), "50/沿着河堤/走一趟");
  EXPECT_EQ(set_in("沿着河堤走一趟", {240, 60, 50, 20}), "34/沿着河堤走一趟");
  const Lexicon lexicon({"河堤走"}, {});
  EXPECT_EQ(set_in("沿着河堤走一趟", {240, 120, 50, 20}, lexicon), "48/沿着河堤走/一趟");
  const Lexicon told({}, {"沿着河|堤走一趟"});
  EXPECT_EQ(set_in("沿着河堤走一趟", {240, 120, 50, 20}, told), "50/沿着河/堤走一趟");
  EXPECT_EQ(set_in("A walk along  the river\nin May", {150, 120, 30, 10}),
            "24/A walk/along the/river in May");
}

TEST(FitText, EndsLinesWithPhrases) {
  EXPECT_EQ(set_in("从结婚登记窗口，到128个微心愿", {568, 342, 76, 30, 128}),
            "70/从结婚登记窗口，/到128个微心愿");
  EXPECT_EQ(set_in("改两座山、上擂台比武：青岛机关的2023年", {568, 342, 76, 30, 128}),
            "66/改两座山、/上擂台比武：/青岛机关的2023年");
  EXPECT_EQ(set_in("两年建起一座实验室，把本事教到边远地区", {568, 342, 76, 30, 128},
                   Lexicon({"本事"}, {})),
            "76/两年建起一座/实验室，把本事/教到边远地区")
      << "not at any price";
}

TEST(FitText, PartsWordsAndCutsOnlyWhereThereIsNoOtherWay) {
  EXPECT_EQ(set_in("incomprehensibilities", {100, 80, 30, 20}), "20/incompre/hensibilit/ies");
  EXPECT_EQ(set_in("沿着河堤走一趟", {60, 20, 40, 20}), "20 cut/沿着…");
  EXPECT_EQ(set_in("“河堤”", {60, 26, 40, 20}), "20 cut/“河…");
  EXPECT_EQ(set_in("河", {1, 1, 1, 1}), "1/河");
  EXPECT_EQ(set_in("河堤", {1, 1, 1, 1}), "1 cut/…");
}

TEST(FitText, IsBoundedByWhatCardsHold) {
  const std::string long_text(200'000, 'x');
  const FittedText fitted = fit_text(long_text, {}, {400, 300, 60, 20});
  EXPECT_TRUE(fitted.cut);
  EXPECT_TRUE(fitted.lines.back().ends_with("…"));
  EXPECT_LE(fitted.lines.size(), 12U);
  EXPECT_TRUE(fit_text(std::string(5000, ' '), {}, {400, 300, 60, 20}).lines.empty());
}

TEST(FitText, IsAFilter) {
  EXPECT_EQ(
      render("{% set t = entries[0].title|fit(100, 50, 40, 10) %}{{ t.size }} {{ t.lines|join }} "
             "{{ t.cut }}")
          .out,
      "40 一 False");
  EXPECT_EQ(
      render("{% set t = number|fit(width=10, height=9, largest=8, smallest=7, leading=100) %}"
             "{{ t.lines|length }}")
          .out,
      "1");
  EXPECT_EQ(render("{{ (name|fit(0, 1, 1, 1)).size }}").problems,
            "templates/main.html:1:10: error: expected a size from 1 to 10000, found 0\n"
            "   1 | {{ (name|fit(0, 1, 1, 1)).size }}\n"
            "     |          ^~~\n");
}

}  // namespace
}  // namespace zhanting::test
