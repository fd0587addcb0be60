#include "commands/proof.h"

#include "command_site.h"

namespace zhanting {
namespace {

Ran proof(CommandSite& site, const std::string& report = {}, const std::string& output = {}) {
  return run<ProofOptions>(run_proof,
                           {.report = report, .source = CommandSite::kSource, .output = output},
                           site.files());
}

/// The lines of the CSV that hold `text`.
std::string lines_with(const std::string& csv, std::string_view text) {
  std::string found, line;
  for (std::istringstream lines(csv); std::getline(lines, line);) {
    if (line.find(text) != std::string::npos) found += line + "\n";
  }
  return found;
}

TEST(Proof, WritesASheetForEachReportOutsideTheSite) {
  CommandSite site;
  const Ran ran = proof(site);
  EXPECT_EQ(ran.status, 0) << ran.err;
  EXPECT_EQ(ran.out, "wrote show/proof/library.html\nwrote show/proof/library.csv\n");
}

TEST(Proof, GivesEveryFigureWithItsConditionsPlaceAndPage) {
  CommandSite site;
  proof(site);
  EXPECT_NE(
      lines_with(site.read("proof/library.csv"), "书车停靠的村")
          .find(
              R"("书车每周进山，十四个村有了借书日","数字","书车停靠的村","14","个","云溪市山区",)"
              R"("","","第9段","highlights/mountain-bus/index.html#mountain-bus-villages",)"
              R"("content/highlights/mountain-bus.json:)"),
      std::string::npos)
      << lines_with(site.read("proof/library.csv"), "书车停靠的村");
}

TEST(Proof, HoldsEveryKindOfFact) {
  CommandSite site;
  proof(site);
  const std::string csv = site.read("proof/library.csv");
  for (const char* fact : {"把书送到读者手边——云溪市图书馆的几件事", "云溪市图书馆读者服务部党支部",
                           "云溪市青年文明号", "夜间柜台", "三看三不修", "看纸、看墨、看装订",
                           "书车开出第一趟", "书车从馆门前出发", "《云溪日报》", "午间读书会",
                           "灯亮着，就有人在", "content/branches/book-repair.md:1"})
    EXPECT_NE(csv.find(fact), std::string::npos) << fact;
}

TEST(Proof, OpensInASpreadsheetAndIsNoFormula) {
  CommandSite site;
  site.put("content/highlights/noon-reading.json", R"json({
    "name": "=HYPERLINK(\"x\")", "form": "brief", "report": "library",
    "figures": [{"value": "-5", "label": "@气温", "unit": "+度", "note": "正常=好",
                 "scope": "＝1+1", "period": "\u200b＠年"}]
  })json");
  proof(site);
  const std::string csv = site.read("proof/library.csv");
  EXPECT_TRUE(csv.starts_with("\xEF\xBB\xBF\"序号\",\"条目\","));
  EXPECT_NE(csv.find(R"csv("'=HYPERLINK(""x"")")csv"), std::string::npos)
      << lines_with(csv, "HYPERLINK");
  EXPECT_NE(csv.find(R"("'@气温","'-5","'+度")"), std::string::npos) << lines_with(csv, "气温");
  EXPECT_NE(csv.find(R"("正常=好")"), std::string::npos);
  EXPECT_NE(csv.find("\"'＝1+1\""), std::string::npos);
  EXPECT_NE(csv.find("\"'\u200b＠年\""), std::string::npos);
}

TEST(Proof, PrintsOnA4WithThreeBoxesAFact) {
  CommandSite site;
  proof(site);
  const std::string html = site.read("proof/library.html");
  EXPECT_NE(html.find("@page { size: A4"), std::string::npos);
  EXPECT_NE(html.find("初审</th><th scope=\"col\" class=\"box\">复审</th>"), std::string::npos);
  EXPECT_EQ(html.find("<link"), std::string::npos);
  EXPECT_EQ(html.find("<script"), std::string::npos);
  EXPECT_EQ(html.find("src="), std::string::npos);
}

TEST(Proof, EscapesWhatTheContentSays) {
  CommandSite site;
  site.put("content/highlights/noon-reading.json",
           R"({"name": "<b>&", "form": "brief", "report": "library"})");
  proof(site);
  const std::string html = site.read("proof/library.html");
  EXPECT_EQ(html.find("<b>"), std::string::npos);
  EXPECT_NE(html.find("&lt;b&gt;&amp;"), std::string::npos);
}

TEST(Proof, IsTheSameEachTime) {
  CommandSite site;
  proof(site);
  const std::string html = site.read("proof/library.html");
  const std::string csv = site.read("proof/library.csv");
  proof(site);
  EXPECT_EQ(site.read("proof/library.html"), html);
  EXPECT_EQ(site.read("proof/library.csv"), csv);
}

TEST(Proof, HoldsDrafts) {
  CommandSite site;
  site.put("content/highlights/noon-reading.json",
           R"({"name": "还没发的一条", "form": "brief", "report": "library", "draft": true})");
  proof(site);
  EXPECT_NE(site.read("proof/library.csv").find("还没发的一条"), std::string::npos);
}

TEST(Proof, RefusesAReportThatIsNotThere) {
  CommandSite site;
  const Ran ran = proof(site, "libary");
  EXPECT_EQ(ran.status, 2);
  EXPECT_EQ(ran.err,
            "zhanting: there is no report 'libary', and no kind of entry of that name\n  did you "
            "mean 'library'?\n");
}

TEST(Proof, DoesNotSpeakOfReportsWhereThereAreNone) {
  CommandSite site(Language::kEnglish, "museum");
  const Ran ran = proof(site, "work");
  EXPECT_EQ(ran.status, 2);
  EXPECT_EQ(ran.err, "zhanting: there is no kind of entry 'work'\n  did you mean 'works'?\n");
}

TEST(Proof, StaysOutOfTheSiteAndTheContent) {
  CommandSite site;
  site.build();
  ASSERT_TRUE(site.ok());
  EXPECT_EQ(proof(site, {}, "show/site/proof").status, 2);
  EXPECT_EQ(proof(site, {}, "show/content/proof").status, 2);
  EXPECT_FALSE(site.has("site/proof/library.html"));
}

TEST(Proof, ShowsTheMistakesOfTheContentFirst) {
  CommandSite site;
  site.put("content/highlights/noon-reading.json",
           "{\"name\": \"甲\", \"form\": \"brief\",\n  \"report\": \"libary\"}");
  const Ran ran = proof(site, "libary");
  EXPECT_EQ(ran.status, 1);
  EXPECT_EQ(ran.err,
            "content/highlights/noon-reading.json:2:13: error: unknown report 'libary'\n"
            "   2 |   \"report\": \"libary\"}\n"
            "     |             ^~~~~~~~ did you mean 'library'?\n");
}

}  // namespace
}  // namespace zhanting
