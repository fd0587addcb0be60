#include <gtest/gtest.h>

#include "site_test.h"

/// What has its day to come stays out of the site until that day; which day it is the caller says.
namespace zhanting {

namespace {

class WaitingTest : public testing::Test {
 protected:
  WaitingTest() {
    site.write("content/site.json", R"({"name": "展厅"})")
        .write("content/reports/now.json", R"({"title": "今天", "summary": "一句。"})")
        .write("content/reports/now.md", "一段。\n")
        .write("content/reports/later.json",
               R"({"title": "以后", "summary": "一句。", "published": "2026-12-10"})")
        .write("content/reports/later.md", "一段。\n");
    entry("first", "now", "2026-12-01 09:00");
    entry("second", "now", "2026-12-05");
    entry("of-later", "later", "");
    site.write("content/pages/about.json", R"({"title": "关于", "published": "2026-12-03"})")
        .write("content/pages/about.md", "一段。\n");
  }

  void entry(const std::string& slug, const std::string& report, const std::string& published) {
    const std::string day = published.empty() ? "" : R"(, "published": ")" + published + '"';
    site.write("content/branches/" + slug + ".json", R"({"name": ")" + slug +
                                                         R"(", "summary": "一句。", "report": ")" +
                                                         report + '"' + day + "}")
        .write("content/branches/" + slug + ".md", "一段。\n");
  }
  /// The pages of records that a build on that day has.
  std::string pages_on(const std::string& day) {
    site.options().day = day;
    site.build().expect_ok();
    std::string found;
    for (const char* path : {"reports/now", "reports/later", "branches/first", "branches/second",
                             "branches/of-later", "about"}) {
      if (site.site().contains(std::string(path) + "/index.html")) found += std::string(path) + ' ';
    }
    return found;
  }

  SiteTest site{SiteTest::Begin::kEmpty};
};

TEST_F(WaitingTest, RecordsComeOnTheirDays) {
  EXPECT_EQ(pages_on("2026-11-30"), "reports/now ");
  EXPECT_EQ(pages_on("2026-12-01"), "reports/now branches/first ");
  EXPECT_EQ(pages_on("2026-12-01 08:59"), "reports/now ");
  EXPECT_EQ(pages_on("2026-12-01 09:00"), "reports/now branches/first ");
  EXPECT_EQ(pages_on("2026-12-04"), "reports/now branches/first about ");
  EXPECT_EQ(pages_on("2026-12-09"), "reports/now branches/first branches/second about ");
  EXPECT_EQ(pages_on("2026-12-10"),
            "reports/now reports/later branches/first branches/second branches/of-later about ");
}

TEST_F(WaitingTest, NothingOfThemIsAnywhere) {
  pages_on("2026-12-02");
  for (const auto& [path, bytes] : site.site()) {
    if (path.starts_with("assets/") || path == "settings.js") continue;  // their own words
    for (const char* word : {"second", "of-later", "以后"})
      EXPECT_EQ(bytes.find(word), std::string::npos) << path << ": " << word;
  }
}

TEST_F(WaitingTest, OnTheDayTheSiteIsTheOneWithoutAClock) {
  pages_on("2026-12-02");
  pages_on("2026-12-31");
  const auto on_the_day = site.site();
  site.options().day.clear();
  site.forget().build().expect_ok();
  EXPECT_EQ(difference(site.site(), on_the_day), "");
}

TEST_F(WaitingTest, WithoutADayTheyArePublishedAndTold) {
  site.options().now = [] { return std::int64_t{1'764'547'200'000'000'000}; };  // 2025-12-01
  site.options().day.clear();
  site.build().expect_ok().expect_file("branches/second/index.html");
  EXPECT_NE(site.diagnostics().find("'2026-12-05' is still to come; today is 2025-12-01"),
            std::string::npos)
      << site.diagnostics();
}

TEST_F(WaitingTest, WhatIsOutCannotBeReferredTo) {
  site.write("content/reports/now.md", "[一](../branches/second.md)\n");
  site.write("content/site.json",
             R"({"name": "展厅", "navigation": [{"page": "about", "title": "关于"}]})");
  site.options().day = "2026-12-02";
  site.build();
  EXPECT_FALSE(site.result().ok());
  const std::string said = site.diagnostics();
  for (const char* expected :
       {"now.md:1:5: error: '../branches/second.md' is not published before 2026-12-05; what is "
        "published now cannot refer to it",
        "site.json:1:40: error: 'about' is not published before 2026-12-03",
        "take the reference out, or write \"published\": \"2026-12-03\" in what refers to it, too"})
    EXPECT_NE(said.find(expected), std::string::npos) << expected << '\n' << said;
  pages_on("2026-12-06");
}

TEST_F(WaitingTest, WhatOnlyTheyNameIsNotCalledUnused) {
  site.write("content/themes/t.json", R"({"name": "主题", "summary": "一句。"})");
  site.change("content/branches/second.json", "\"summary\"", "\"themes\": [\"t\"], \"summary\"");
  site.options().day = "2026-12-02";
  site.build().expect_ok().expect_no_file("themes/t/index.html");
  EXPECT_EQ(site.diagnostics().find("no published entry belongs"), std::string::npos);
  site.options().day = "2026-12-31";
  site.build().expect_ok().expect_file("themes/t/index.html");
}

}  // namespace

}  // namespace zhanting
