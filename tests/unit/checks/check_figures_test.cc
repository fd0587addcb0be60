#include <gtest/gtest.h>

#include "showcase.h"

namespace zhanting {
namespace {

const std::string kFile = "content/branches/river.json:";

std::string found_in_river(const std::string& keys) {
  Showcase showcase;
  showcase.river(keys);
  return showcase.found();
}

TEST(Numbers, AgreeWithTheirValues) {
  EXPECT_EQ(found_in_river(R"("figures": [
{"value": "180万", "label": "甲", "number": 180}])"),
            kFile + "2:43: number-mismatch\n");
  EXPECT_EQ(found_in_river(R"("figures": [
{"value": "180万", "label": "甲", "number": 1800000},
{"value": "180", "unit": "万笔", "label": "乙", "number": 1800000},
{"value": "180", "unit": "万笔", "label": "丙", "number": 180},
{"value": "99.3%", "label": "丁", "number": 99.3},
{"value": "约八成", "label": "戊", "number": 80}])"),
            "");
}

TEST(Figures, HaveOneValueUnderTheSameConditions) {
  EXPECT_EQ(found_in_river(R"("figures": [
{"value": "3", "unit": "项", "label": "甲"},
{"value": "4", "unit": "项", "label": "甲"},
{"value": "5", "unit": "项", "label": "甲", "as_of": "刊出时"}])"),
            kFile + "3:11: figure-two-values\n");
}

TEST(Alt, SaysMoreThanThatThereIsAPicture) {
  const auto told = [](std::string_view alt) {
    return found_in_river("\"photos\": [\n{\"caption\": \"甲\", \"alt\": \"" + std::string(alt) +
                          "\"}]");
  };
  for (const std::string_view alt : {"图", "照片 2", "封面", "Photo", "cover image"})
    EXPECT_EQ(told(alt), kFile + "2:25: alt-is-only-picture\n") << alt;
  for (const std::string_view alt : {"图书馆", "封面上的河堤", "photo of a dyke"})
    EXPECT_EQ(told(alt), "");
}

TEST(Alt, IsNotTheNameOfAFile) {
  for (const std::string_view alt : {"IMG_2034.jpg", "IMG_2034", "dsc-0012", "微信图片_20230401"}) {
    EXPECT_EQ(found_in_river("\"photos\": [\n{\"caption\": \"甲\", \"alt\": \"" + std::string(alt) +
                             "\"}]"),
              kFile + "2:25: alt-is-file-name\n")
        << alt;
  }
  EXPECT_EQ(found_in_river(R"("photos": [
{"caption": "甲", "alt": "2023年4月的河堤"}])"),
            "");
}

const std::string kFigures = R"("figures": [
{"id": "a", "value": "3", "unit": "项", "label": "甲", "number": 3, "period": "日均"},
{"id": "b", "value": "4", "unit": "项", "label": "乙", "number": 4, "period": "日均"},
{"id": "c", "value": "5", "unit": "人", "label": "丙", "number": 5, "period": "日均"},
{"id": "d", "value": "6", "unit": "项", "label": "丁", "number": 6, "period": "三年来"},
{"id": "e", "value": "几", "unit": "项", "label": "戊", "period": "日均"}],
"plots": [{"title": "图", "form": )";

TEST(Plots, CompareWhatCanBeCompared) {
  EXPECT_EQ(found_in_river(kFigures + R"("bars", "figures": ["a", "b"]}])"), "");
  EXPECT_EQ(found_in_river(kFigures + R"("bars", "figures": ["a", "c"]}])"),
            kFile + "7:59: error plot-unlike-units\n");
  EXPECT_EQ(found_in_river(kFigures + R"("steps", "figures": ["a", "b", "d"]}])"),
            kFile + "7:65: error plot-unlike-periods\n");
  EXPECT_EQ(found_in_river(kFigures + R"("change", "figures": ["a", "e"]}])"),
            kFile + "7:61: error plot-without-number\n");
  EXPECT_EQ(found_in_river(kFigures + R"("bars", "figures": ["a"]}])"),
            kFile + "7:11: error plot-too-few\n");
  EXPECT_EQ(found_in_river(kFigures + R"("rank", "figures": ["e"]}])"), "");
}

TEST(Plots, BeginAtNought) {
  std::string figures = kFigures;
  figures.replace(figures.find("\"number\": 5"), 11, "\"number\": -5");
  figures.replace(figures.find("\"value\": \"5\""), 12, "\"value\": \"零下\"");
  EXPECT_EQ(found_in_river(figures + R"("bars", "figures": ["c", "c"]}])"),
            kFile + "7:54: error plot-below-nought\n" + kFile + "7:59: error plot-below-nought\n");
}

TEST(Plots, DrawADotForEach) {
  EXPECT_EQ(found_in_river(kFigures + R"("count", "figures": ["a"]}])"), "");
  EXPECT_EQ(found_in_river(kFigures + R"("funnel", "figures": ["a"]}])"),
            kFile + "7:11: error plot-too-few\n");
  std::string figures = kFigures;
  figures.replace(figures.find("\"number\": 5"), 11, "\"number\": 0");
  figures.replace(figures.find("\"value\": \"5\""), 12, "\"value\": \"没有\"");
  EXPECT_EQ(found_in_river(figures + R"("count", "figures": ["c"]}])"),
            kFile + "7:55: error plot-without-marks\n");
}

TEST(Plots, FunnelsGoFromManyToFew) {
  EXPECT_EQ(found_in_river(kFigures + R"("funnel", "figures": ["a", "b"]}])") +
                found_in_river(kFigures + R"("funnel", "figures": ["b", "a"]}])"),
            kFile + "7:61: error plot-widens\n");
}

TEST(Themes, JoinReports) {
  Showcase showcase;
  showcase.page("highlights/sea", R"("report": "arena", "themes": ["water"])",
                Showcase::kLongStory);
  EXPECT_EQ(showcase.found(), "content/themes/water.json:1:10: theme-one-report\n");
}

}  // namespace
}  // namespace zhanting
