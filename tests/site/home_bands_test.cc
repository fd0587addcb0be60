#include "site_test.h"

/// The home page by data: its bands in the order in which site.json lists them.
namespace zhanting {

namespace {

std::string settings(const std::string& bands) {
  return R"({
  "name": "Museum", "language": "en",
  "kinds": [{"slug": "works", "name": "Works",
             "facts": [{"key": "found", "title": "Found at", "type": "place"}]}],
  "home": {)" +
         bands + R"(}
})";
}

SiteTest museum(const std::string& bands) {
  SiteTest site(SiteTest::Begin::kEmpty);
  site.write("content/site.json", settings(bands));
  site.write("content/works/bowl.json", R"({"name": "Bowl", "facts": {"found": "Ferry"}})");
  site.write("content/works/jar.json", R"({"name": "Jar", "facts": {"found": "Ferry"}})");
  site.write("content/pages/hello.json", R"({"title": "Hello"})");
  site.write("content/pages/hello.md", "Two things of clay.\n");
  return site;
}

TEST(HomeBands, StandInTheirOrder) {
  SiteTest site = museum(R"("bands": [
    {"show": "places"}, {"show": "text", "page": "hello"},
    {"show": "entries", "kind": "works", "count": 1, "title": "One of them"},
    {"show": "entries", "kind": "works"}, {"show": "figures"}])");
  site.build().expect_ok();
  const std::string page = site.page("index.html");
  std::size_t last = 0;
  for (const char* text : {"<li>Ferry<span class=\"count\">2</span></li>", "Two things of clay.",
                           "<h2 class=\"band-label\" id=\"page_entries\">One of them</h2>", "Bowl",
                           "<h2 class=\"band-label\" id=\"page_entries_2\">Works</h2>", "Jar"}) {
    const std::size_t at = page.find(text, last);
    ASSERT_NE(at, std::string::npos) << text;
    last = at;
  }
  site.expect_no_text("index.html", "page_figures");  // there are none
}

TEST(HomeBands, FollowWhatTheyShow) {
  SiteTest site = museum(R"("bands": [{"show": "text", "page": "hello"}, {"show": "places"},
                                      {"show": "entries", "kind": "works"}])");
  site.build().expect_ok();
  site.change("content/pages/hello.md", "clay", "glass");
  site.build().expect_ok().expect_text("index.html", "Two things of glass.");
  site.change("content/works/jar.json", "Ferry", "Hill");
  site.build().expect_ok().expect_text("index.html", "<li>Hill");
  site.change("content/works/jar.json", "\"Jar\"", "\"Pot\"");
  site.build().expect_ok().expect_text("index.html", "Pot");
}

TEST(HomeBands, AreTheKindsWhereNoneIsListed) {
  SiteTest site = museum("");
  site.build().expect_ok().expect_text("index.html", "id=\"page_entries\">Works</h2>");
}

TEST(HomeBands, TellThatNoneOfThemShowsTheStory) {
  SiteTest site = museum(R"("story": "bowl", "bands": [{"show": "entries", "kind": "works"}])");
  site.write("content/works/bowl.md", "It came from the ferry.\n");
  site.build().expect_diagnostics(
      R"(content/site.json:5:21: warning: no band of home shows this story: it is left out
   5 |   "home": {"story": "bowl", "bands": [{"show": "entries", "kind": "works"}]}
     |                     ^~~~~~ add {"show": "report"} to bands
)");
  site.change("content/site.json", "\"bands\": [", "\"bands\": [{\"show\": \"report\"}, ");
  site.build().expect_diagnostics("").expect_text("index.html", "It came from the ferry.");
}

TEST(HomeBands, TellWhatIsWrong) {
  SiteTest site = museum(R"("bands": [
    {"show": "entries"}, {"show": "text", "kind": "works"}, {"show": "entry", "kind": "works"},
    {"show": "places", "count": 0}, {"show": "entries", "kind": "work"}])");
  site.build().expect_diagnostics(R"(content/site.json:6:5: error: a band of entries needs kind
   6 |     {"show": "entries"}, {"show": "text", "kind": "work…
     |     ^
content/site.json:6:26: error: a band of text needs page
   6 |     {"show": "entries"}, {"show": "text", "kind": "works"}, {"show": "entry"…
     |                          ^
content/site.json:6:51: error: a band of text has no kind
   6 |     {"show": "entries"}, {"show": "text", "kind": "works"}, {"show": "entry", "kind": "works"},
     |                                                   ^~~~~~~
content/site.json:6:70: error: 'entry' is not one of report, entries, figures, themes, organisations, places, text, walks
   6 | …es"}, {"show": "text", "kind": "works"}, {"show": "entry", "kind": "works"},
     |                                                    ^~~~~~~ did you mean 'entries'?
content/site.json:7:33: error: at least 1 is shown
   7 |     {"show": "places", "count": 0}, {"show": "entries", "kind": "work"}]}
     |                                 ^
content/site.json:7:65: error: unknown kind 'work'
   7 | …places", "count": 0}, {"show": "entries", "kind": "work"}]}
     |                                                    ^~~~~~ did you mean 'works'?
)");
  site.write("content/site.json", settings(R"("bands": [{"show": "entries", "kind": "work"}])"));
  site.build().expect_diagnostics(R"(content/site.json:5:50: error: unknown kind 'work'
   5 |   "home": {"bands": [{"show": "entries", "kind": "work"}]}
     |                                                  ^~~~~~ did you mean 'works'?
)");
}

TEST(HomeBands, WithoutShowAreToldByWhatTheyHave) {
  SiteTest site = museum(R"("bands": [
    {"kind": "works"}, {"page": "hello"}, {"count": 3}])");
  site.build().expect_diagnostics(
      R"(content/site.json:6:5: error: band lacks the required key 'show'
   6 |     {"kind": "works"}, {"page": "hello"}, {"count": 3}]…
     |     ^ write "show": "entries"
content/site.json:6:24: error: band lacks the required key 'show'
   6 |     {"kind": "works"}, {"page": "hello"}, {"count": 3}]}
     |                        ^ write "show": "text"
content/site.json:6:43: error: band lacks the required key 'show'
   6 |     {"kind": "works"}, {"page": "hello"}, {"count": 3}]}
     |                                           ^ write "show": "report" / "entries" / "figures" / "themes" / "organisations" / "places" / "text" / "walks"
)");
}

/// Whichever is nearest of bands, kinds and pages, with the key that it needs.
TEST(HomeBands, TellWhichKindOrPageIsMeant) {
  SiteTest site = museum(R"("bands": [
    {"show": "work"}, {"show": "Works", "count": 3}, {"show": "hello"}, {"show": "thems"},
    {"show": "works", "kind": "works"}, {"show": "条目"}, {"show": "news"}])");
  site.build().expect_diagnostics(
      R"(content/site.json:6:14: error: 'work' is not one of report, entries, figures, themes, organisations, places, text, walks
   6 |     {"show": "work"}, {"show": "Works", "count": 3}, {"show": "hello"…
     |              ^~~~~~ write "show": "entries", "kind": "works"
content/site.json:6:32: error: 'Works' is not one of report, entries, figures, themes, organisations, places, text, walks
   6 |     {"show": "work"}, {"show": "Works", "count": 3}, {"show": "hello"}, {"show": "thems"…
     |                                ^~~~~~~ write "show": "entries", "kind": "works"
content/site.json:6:63: error: 'hello' is not one of report, entries, figures, themes, organisations, places, text, walks
   6 | … "work"}, {"show": "Works", "count": 3}, {"show": "hello"}, {"show": "thems"},
     |                                                    ^~~~~~~ write "show": "text", "page": "hello"
content/site.json:6:82: error: 'thems' is not one of report, entries, figures, themes, organisations, places, text, walks
   6 | …"Works", "count": 3}, {"show": "hello"}, {"show": "thems"},
     |                                                    ^~~~~~~ did you mean 'themes'?
content/site.json:7:14: error: 'works' is not one of report, entries, figures, themes, organisations, places, text, walks
   7 |     {"show": "works", "kind": "works"}, {"show": "条目"}, {"show": "news…
     |              ^~~~~~~ did you mean 'entries'?
content/site.json:7:50: error: '条目' is not one of report, entries, figures, themes, organisations, places, text, walks
   7 |     {"show": "works", "kind": "works"}, {"show": "条目"}, {"show": "news"}]}
     |                                                  ^~~~~~ did you mean 'entries'?
content/site.json:7:66: error: 'news' is not one of report, entries, figures, themes, organisations, places, text, walks
   7 | …orks", "kind": "works"}, {"show": "条目"}, {"show": "news"}]}
     |                                                      ^~~~~~
)");
  site = museum(R"("bands": ["plays", "Plays", "places"])");
  site.change("content/site.json", R"("slug": "works", "name": "Works")",
              R"("slug": "plays", "name": "Stücke")");
  site.build().expect_diagnostics(
      R"(content/site.json:5:22: error: expected an object {…}, found "…"
   5 |   "home": {"bands": ["plays", "Plays", "places"]}
     |                      ^~~~~~~ write {"show": "entries", "kind": "plays"}
content/site.json:5:31: error: expected an object {…}, found "…"
   5 |   "home": {"bands": ["plays", "Plays", "places"]}
     |                               ^~~~~~~ write {"show": "entries", "kind": "plays"}
content/site.json:5:40: error: expected an object {…}, found "…"
   5 |   "home": {"bands": ["plays", "Plays", "places"]}
     |                                        ^~~~~~~~ write {"show": "places"}
content/works:1:1: error: content/ has no folder 'works'
     | there is: reports, plays, organisations, themes, places, walks, pages, photos, site.json
)");
}

/// A story leads, with its picture and its first paragraph; the reports stand beside it.
TEST(HomeStory, OpensTheSite) {
  SiteTest site = themed_fixture();
  site.change("content/site.json", "\"report\": \"river-2023\"",
              "\"story\": \"patrol\", \"report\": \"river-2023\"");
  site.build().expect_ok();
  const std::string page = site.page("index.html");
  const std::string lead = page.substr(page.find("<article class=\"lead lead-told\">"));
  for (const char* text :
       {"branches/patrol/index.html", "media/scene.", "<div class=\"story\"><p>"})
    EXPECT_NE(lead.find(text), std::string::npos) << text;
  const std::string others = page.substr(page.find("<section class=\"others\""));
  EXPECT_LT(others.find("reports/river-2023/index.html"),
            others.find("reports/river-2022/index.html"));

  const std::string story = "content/branches/patrol.md";
  site.write(story, "每天清早六点，河边先有人。\n\n" + site.read(story));
  site.build().expect_ok().expect_text("index.html", "河边先有人");
}

TEST(HomeStory, IsAnEntry) {
  SiteTest site = themed_fixture();
  site.change("content/site.json", "\"report\": \"river-2023\"", "\"story\": \"patrl\"");
  site.build();
  EXPECT_NE(site.diagnostics().find("'patrl'"), std::string::npos) << site.diagnostics();
  EXPECT_NE(site.diagnostics().find("did you mean 'patrol'?"), std::string::npos);
}

}  // namespace

}  // namespace zhanting
