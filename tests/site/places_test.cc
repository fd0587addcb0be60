#include "site_test.h"

/// Places on a map, and walks: what a showcase that has them shows, and that one without them is
/// none the wiser.
namespace zhanting {

namespace {

constexpr std::string_view kMap =
    R"(<svg xmlns="http://www.w3.org/2000/svg" width="200" height="100"/>)";

SiteTest town(const std::string& map = R"("map": {"file": "map.svg", "alt": "Plan"},)") {
  SiteTest site(SiteTest::Begin::kEmpty);
  site.write("content/site.json", R"({"name": "Town", "language": "en", )" + map +
                                      R"("kinds": [{"slug": "works", "name": "Works",
      "facts": [{"key": "found", "title": "Found at", "type": "place"}]}]})");
  site.write("content/photos/map.svg", std::string(kMap));
  site.write("content/works/bowl.json", R"({"name": "Bowl", "places": ["Old Ferry"],
    "figures": [{"id": "age", "value": "300", "unit": "years", "label": "of age"}]})");
  site.write("content/works/jar.json", R"({"name": "Jar", "facts": {"found": "Ferry"}})");
  site.write("content/places/ferry.json",
             R"({"name": "Ferry", "variants": ["Old Ferry"], "kind": "site", "x": 50, "y": 25})");
  return site;
}

std::string map_sheet(const SiteTest& site) {
  for (const auto& [path, bytes] : site.site()) {
    if (path.starts_with("assets/on-map.")) return bytes;
  }
  return {};
}

TEST(Places, HaveAPageUnderEachOfTheirNames) {
  SiteTest site = town();
  site.build().expect_ok().expect_diagnostics("");
  site.expect_text("places/ferry/index.html", "Bowl");
  site.expect_text("places/ferry/index.html", "Jar");
  site.expect_text("places/ferry/index.html", "of age");
  site.expect_text("works/bowl/index.html",
                   "<a href=\"../../places/ferry/index.html\">Old Ferry</a>");
  site.expect_text("works/jar/index.html", "<a href=\"../../places/ferry/index.html\">Ferry</a>");
  site.expect_text("sitemap/index.html", "places/index.html");
}

TEST(Places, StandOnTheMapWhereTheDrawingsOwnUnitsSay) {
  SiteTest site = town();
  site.build().expect_ok();
  const std::string page = site.page("places/index.html");
  EXPECT_NE(page.find("class=\"pin on-map-ferry\""), std::string::npos) << page;
  EXPECT_NE(page.find("<span class=\"pin-number\">1</span><span>Ferry</span>"), std::string::npos);
  site.expect_text("works/bowl/index.html", "<circle cx=\"50\" cy=\"25\"");
  EXPECT_NE(map_sheet(site).find(".on-map-ferry{left:25.00%;top:25.00%}"), std::string::npos);
}

TEST(Places, OnAMapWithUnitsOfItsOwnAreToldThatTheyWouldStandElsewhere) {
  SiteTest site = town();
  site.write("content/photos/map.svg",
             R"(<svg xmlns="http://www.w3.org/2000/svg" viewBox="100 100 200 100"/>)");
  site.build().expect_diagnostics(
      R"(content/site.json:1:52: error: the viewBox of the map content/photos/map.svg is not its width and height: places would stand elsewhere
   1 | …"name": "Town", "language": "en", "map": {"file": "map.svg", "alt": "Plan"},"kinds": [{"slug": "works", "name…
     |                                                    ^~~~~~~~~ write width="200" height="100" viewBox="0 0 200 100", or leave out width and height
)");
}

TEST(Places, WithoutAPositionStandBesideTheMap) {
  SiteTest site = town();
  site.write("content/places/hill.json", R"({"name": "Hill"})");
  site.write("content/works/bowl.json", R"({"name": "Bowl", "places": ["Old Ferry", "Hill"]})");
  site.build().expect_ok().expect_diagnostics("");
  site.expect_text("places/index.html", "Not on the map");
  site.expect_no_text("places/index.html", "on-map-hill");
}

TEST(Places, NeedNoMap) {
  SiteTest site = town("");
  site.write("content/places/ferry.json", R"({"name": "Ferry", "variants": ["Old Ferry"]})");
  site.build().expect_ok();
  site.expect_text("places/index.html",
                   "<a href=\"../places/ferry/index.html\"><span>Ferry</span>");
  site.expect_no_text("places/index.html", "map-sheet");
}

TEST(Walks, LeadFromStopToStop) {
  SiteTest site = town();
  site.write("content/walks/first.json", R"({"title": "First walk", "summary": "Two stops.",
    "stops": [{"entry": "jar", "text": "Begin here."},
              {"figure": "bowl#age", "text": "Then count the years."}]})");
  site.build().expect_ok().expect_diagnostics("");
  const std::string page = site.page("walks/first/index.html");
  std::size_t last = 0;
  for (const char* text : {"id=\"page_stop_1\"", "Begin here.", "Jar", "id=\"page_stop_2\"",
                           "Then count the years.", "300", "Bowl"}) {
    const std::size_t at = page.find(text, last);
    ASSERT_NE(at, std::string::npos) << text;
    last = at;
  }
  site.expect_text("walks/index.html", "First walk");
  site.expect_text("index.html", "First walk");
  site.expect_text("works/jar/index.html", "hall-bar");
}

TEST(Walks, LeaveAShowcaseWithoutThemAsItWas) {
  SiteTest site(SiteTest::Begin::kEmpty);
  site.write("content/site.json", R"({"name": "Town", "language": "en"})");
  site.build().expect_ok();
  for (const char* word : {"hall", "walk", "places"}) site.expect_no_text("index.html", word);
}

TEST(Places, LeaveTheirNamesToAKindThatWasThereBefore) {
  SiteTest site(SiteTest::Begin::kEmpty);
  site.write("content/site.json", R"({"name": "Town", "language": "en", "kinds": [
    {"slug": "places", "name": "Sights"}, {"slug": "walks", "name": "Strolls"}]})");
  site.write("content/places/gate.json", R"({"name": "Gate"})");
  site.write("content/walks/short.json", R"({"name": "Short"})");
  site.build().expect_ok().expect_diagnostics("");
  site.expect_text("places/gate/index.html", "Gate");
  site.expect_text("walks/short/index.html", "Short");
}

/// What refers to kinds is checked as ever.
TEST(Places, LeaveTheirNamesToAKindOfWhichNothingIsInDoubt) {
  SiteTest site(SiteTest::Begin::kEmpty);
  site.write("content/site.json", R"({"name": "Town", "language": "en",
  "home": {"bands": [{"show": "entries", "kind": "place"}]},
  "kinds": [{"slug": "places", "name": "Sights"}]})");
  site.write("content/places/gate.json", R"({"name": "Gate"})");
  site.build().expect_diagnostics(R"(content/site.json:2:50: error: unknown kind 'place'
   2 |   "home": {"bands": [{"show": "entries", "kind": "place"}]},
     |                                                  ^~~~~~~ did you mean 'places'?
)");
}

TEST(Places, InTheWayOfAKindThatHasTheirNameAreToldWhoseItIs) {
  SiteTest site(SiteTest::Begin::kEmpty);
  site.write("content/site.json", R"({"name": "Town", "language": "en", "kinds": [
    {"slug": "place", "name": "Sights"}]})");
  site.write("content/places/gate.json", R"({"name": "Gate"})");
  site.build().expect_diagnostics(
      R"(content/places:1:1: error: content/ has no folder 'places'
     | the kind 'place' that site.json declares has its name: give that kind another slug, and this is read as usual
)");
}

}  // namespace

}  // namespace zhanting
