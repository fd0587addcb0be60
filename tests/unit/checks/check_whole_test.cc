#include <gtest/gtest.h>

#include "showcase.h"

namespace zhanting {
namespace {

void add_organisations(Showcase& showcase, const std::string& one, const std::string& other) {
  showcase.write("organisations/one.json", one);
  showcase.write("organisations/other.json", other);
  showcase.page(
      "branches/river",
      R"("report": "arena", "themes": ["water"], "organisation": "one", "with": ["other"])",
      Showcase::kLongStory);
}

std::string found_of(const std::string& one, const std::string& other) {
  Showcase showcase;
  add_organisations(showcase, one, other);
  EXPECT_EQ(showcase.found(), "");
  return showcase.found(true);
}

TEST(Whole, FindsNamesThatAreNearlyAlike) {
  EXPECT_EQ(found_of(R"({"name": "市府办公厅"})", R"({"name": "市政府办公厅"})"),
            "content/organisations/other.json:1:10: names-alike\n");
  EXPECT_EQ(found_of(R"({"name": "市府办公厅", "note": "与市政府办公厅不是一家。"})",
                     R"({"name": "市政府办公厅"})"),
            "");
  EXPECT_EQ(found_of(R"({"name": "市府办公厅", "parent": "other"})", R"({"name": "市政府办公厅"})"),
            "");
}

TEST(Whole, FindsNamesThatTwoShare) {
  EXPECT_EQ(found_of(R"({"name": "市民政局", "short_name": "民政局"})",
                     R"({"name": "崂山区民政局", "short_name": "民政局"})"),
            "content/organisations/other.json:1:34: name-twice\n");
}

TEST(Whole, FindsUnusedPictures) {
  Showcase showcase;
  showcase.write("photos/scene.svg",
                 R"(<svg xmlns="http://www.w3.org/2000/svg" width="4" height="3"/>)");
  EXPECT_EQ(showcase.found(true), "content/photos/scene.svg:0:0: picture-unused\n");
}

TEST(Whole, CallsNoPictureUnusedThatABrokenRecordMayShow) {
  Showcase showcase;
  showcase.write("photos/scene.svg",
                 R"(<svg xmlns="http://www.w3.org/2000/svg" width="4" height="3"/>)");
  showcase.write("branches/river.json", "{");
  EXPECT_EQ(showcase.found(true).find("picture-unused"), std::string::npos);
  showcase.river_story("![河](../photos/scene.svg)");
  for (const char* broken : {R"(<svg xmlns="http://www.w3.org/2000/svg" width="4")", ""}) {
    showcase.write("photos/scene.svg", broken);
    EXPECT_NE(showcase.found(true), "");
    EXPECT_EQ(showcase.found(true).find("picture-unused"), std::string::npos);
  }
}

TEST(Whole, FindsFiguresToldInTwoReports) {
  const auto found = [](const std::string& one, const std::string& other) {
    Showcase showcase;
    showcase.river("\"figures\": [" + one + "]");
    showcase.page("highlights/sea",
                  R"("report": "circle", "themes": ["water"], "figures": [)" + other + "]",
                  Showcase::kLongStory);
    return showcase.found(true);
  };
  const std::string branches = R"({"value": "66", "unit": "个", "label": "参加擂台比武的党支部")";
  EXPECT_EQ(found(branches + "}", branches + "}"),
            "content/highlights/sea.json:1:131: figures-alike\n");
  EXPECT_EQ(
      found(branches + "}", R"({"value": "68", "unit": "个", "label": "参加擂台比武的党支部"})"),
      "content/highlights/sea.json:1:131: figures-differ\n");
  EXPECT_EQ(found(branches + "}", branches + R"(, "period": "2023年"})"), "");
  EXPECT_EQ(found(R"({"value": "3", "label": "党员"})", R"({"value": "4", "label": "党员"})"), "");
}

TEST(Whole, FindsThemesWithOneEntryInAShowcaseOfOneReport) {
  Showcase showcase;
  for (const char* file :
       {"reports/circle.json", "reports/circle.md", "highlights/sea.json", "highlights/sea.md"})
    showcase.remove(file);
  EXPECT_EQ(showcase.found(), "");
  EXPECT_EQ(showcase.found(true), "content/themes/water.json:1:10: theme-one-entry\n");
}

}  // namespace
}  // namespace zhanting
