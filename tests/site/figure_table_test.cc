#include "site_test.h"

/// figures/: what is drawn, then one table of all figures.
namespace zhanting {

namespace {

TEST(FigureTable, HoldsEachFigureWithItsAddressAndWhatItCanBeNarrowedTo) {
  SiteTest site = themed_fixture();
  site.build().expect_ok();
  site.expect_text("figures/index.html",
                   "data-theme=\"water neighbours-join\" data-report=\"river-2023\" "
                   "data-organisation=\"river-patrol library\" data-kind=\"statistic\" "
                   "data-number=\"12000.0\"")
      .expect_text("figures/index.html", "branches/patrol/index.html#patrol-walks\">沿河巡查</a>")
      .expect_text("figures/index.html", "data-kind=\"target\"")
      .expect_text("figures/index.html", "<span class=\"sort\">目标</span>")
      .expect_text("figures/index.html", "<th scope=\"col\" data-sort=\"number\">")
      .expect_text("figures/index.html", "<select name=\"theme\"><option value=\"\">全部</option>")
      .expect_text("figures/index.html", "<select name=\"kind\">");
}

TEST(FigureTable, PutsTargetsBehindAllResults) {
  SiteTest site = themed_fixture();
  site.build().expect_ok();
  const std::string page = site.page("figures/index.html");
  EXPECT_LT(page.rfind("data-kind=\"statistic\""), page.find("data-kind=\"target\""));
}

TEST(FigureTable, FollowsNamesAndThemes) {
  SiteTest site = themed_fixture();
  site.build().expect_ok();
  site.change("content/themes/water.json", "清水", "活水");
  site.build().expect_ok().expect_text("figures/index.html", "<option value=\"water\">活水 ");
  site.change("content/branches/patrol.json", ", \"neighbours-join\"]", "]");
  site.build().expect_ok().expect_text("figures/index.html", "data-theme=\"water\" ");
}

TEST(FigureTable, AsksNothingWhereThereIsNothingToNarrow) {
  SiteTest site(SiteTest::Begin::kEmpty);
  site.write("content/site.json",
             R"({"name": "A", "kinds": [{"slug": "works", "name": "Works"}]})");
  site.write("content/works/bowl.json", R"({"name": "Bowl", "figures": [
    {"value": "7", "label": "feet"}, {"value": "8", "label": "hands"}]})");
  site.build().expect_ok();
  site.expect_text("figures/index.html", "<form class=\"scripted\" data-filters=\"\"")
      .expect_text("figures/index.html", "<input type=\"hidden\" name=\"sort\">")
      .expect_text("figures/index.html", "<button type=\"submit\" hidden>筛选")
      .expect_no_text("figures/index.html", "<button type=\"reset\"");
  site.change("content/works/bowl.json", "\"label\": \"hands\"",
              "\"label\": \"hands\", \"kind\": \"target\"");
  site.build().expect_ok();
  site.expect_text("figures/index.html", "<form class=\"filters scripted\" data-filters=\"\"")
      .expect_text("figures/index.html", "<button type=\"submit\">筛选");
}

TEST(FigureTable, GoesOnOnFurtherPages) {
  SiteTest site(SiteTest::Begin::kEmpty);
  site.write("content/site.json",
             R"({"name": "A", "kinds": [{"slug": "works", "name": "Works"}]})");
  std::string figures;
  for (int i = 0; i < 241; ++i)
    figures +=
        std::string(i > 0 ? "," : "") + R"({"value": "7", "label": "f)" + std::to_string(i) + "\"}";
  site.write("content/works/bowl.json", R"({"name": "Bowl", "figures": [)" + figures + "]}");
  site.build().expect_ok();
  site.expect_text("figures/index.html", ">f239</a>")
      .expect_no_text("figures/index.html", ">f240</a>")
      .expect_text("figures/page/2/index.html", ">f240</a>")
      .expect_text("figures/page/2/index.html", "data-pages=\"2\"");
}

}  // namespace

}  // namespace zhanting
