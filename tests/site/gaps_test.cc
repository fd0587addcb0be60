#include "site_test.h"

namespace zhanting {
namespace {

constexpr const char* kBrief = "content/branches/neighbours.json";
constexpr const char* kBriefStory = "content/branches/neighbours.md";

/// A brief that lacks two things, one of them at no place of its story.
SiteTest& with_gaps(SiteTest& site) {
  return site
      .change(kBrief, "\"themes\": [\"neighbours-join\"]",
              "\"themes\": [\"neighbours-join\"],\n  \"missing\": [\"几户，印坏了。\", \"年份。\"]")
      .change(kBriefStory, "一张表，", "一张表〔缺〕，");
}

/// An entry page: behind the sign of its source, in reading order, each with its way back.
TEST(Gaps, StandWithinTheStoryOfAnEntry) {
  SiteTest site;
  site.build().expect_ok();
  const char* page = "branches/patrol/index.html";
  site.expect_text(page,
                   "后来<a class=\"gap\" role=\"doc-noteref\" id=\"page_lacks_1\" "
                   "href=\"#page_gap_1\">〔缺1〕</a>一场大雨");
  site.expect_text(page, "要靠它<a class=\"gap\" role=\"doc-noteref\" id=\"page_lacks_2\"");
  site.expect_text(page, "<p id=\"page_gap_2\"> 开春清了几条河，原文断开了。");
}

/// A report numbers those of all its briefs; elsewhere a brief's sign leads to it there.
TEST(Gaps, OfABriefAreNumberedByThePageThatListsThem) {
  SiteTest site;
  with_gaps(site).build();
  site.expect_diagnostics(
      "content/branches/neighbours.json:9:26: warning: what is missing here has no place in the "
      "story: its 〔缺〕 will stand at the end\n"
      "   9 |   \"missing\": [\"几户，印坏了。\", \"年份。\"]\n"
      "     |                                 ^~~~~~~~ write 〔缺〕 in the .md where it is "
      "missing, "
      "the "
      "first for the first item of 'missing', and so on; those in headings, links and code do not "
      "count\n");
  const char* report = "reports/river-2023/index.html";
  site.expect_text(report,
                   "一张表<a class=\"gap\" role=\"doc-noteref\" id=\"page_lacks_2\" "
                   "href=\"#page_gap_2\">〔缺2〕</a>，");
  site.expect_text(report, "<p id=\"page_gap_2\">2 桥头的邻居 几户，印坏了。");
  site.expect_text(report, "<p id=\"page_gap_3\">3 桥头的邻居 年份。");
  site.expect_text("themes/neighbours-join/index.html",
                   "一张表<a class=\"gap\" "
                   "href=\"../../reports/river-2023/index.html#neighbours\">〔缺〕</a>，");
}

/// The introduction's own, behind what the head of the page lacks.
TEST(Gaps, OfAReportStandInItsIntroduction) {
  SiteTest site;
  site.change("content/reports/river-2023.json", "\"missing\": \"原文没有写明清淤的总量。\"",
              "\"missing\": [\"原文没有写明清淤的总量。\", \"刊期。\"]");
  const std::string story = site.read("content/reports/river-2023.md");
  site.write("content/reports/river-2023.md", "开头〔缺〕。\n\n" + story);
  site.build().expect_ok();
  const char* report = "reports/river-2023/index.html";
  site.expect_text(report, "<p id=\"page_gap_1\">1  刊期。");
  site.expect_text(report, "开头<a class=\"gap\" role=\"doc-noteref\" id=\"page_lacks_2\"");
  site.expect_text(report, "<p id=\"page_gap_2\">2  原文没有写明清淤的总量。");
}

/// Nothing is searched for by it, and a build that converts nothing has it in place.
TEST(Gaps, AreNoWords) {
  SiteTest site;
  site.build().expect_ok();
  const auto clean = site.site();
  site.change("content/branches/patrol.json", "\"slogan\": \"一趟不落\"", "\"slogan\": \"一趟\"");
  site.build();
  site.change("content/branches/patrol.json", "\"slogan\": \"一趟\"", "\"slogan\": \"一趟不落\"");
  site.build();
  EXPECT_EQ(difference(clean, site.site()), "");
  for (const auto& [path, bytes] : clean) {
    if (!path.starts_with("search/")) continue;
    EXPECT_EQ(bytes.find("后来〔缺〕"), std::string::npos) << path;
  }
}

}  // namespace
}  // namespace zhanting
