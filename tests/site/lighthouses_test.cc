#include "site_test.h"

/// A showcase of a field that nobody here had in mind: lights of a coast, with periods that go on,
/// numbers that say nothing by themselves, and people.
namespace zhanting {

namespace {

constexpr const char* kLightsSettings = R"({
  "name": "Lights",
  "language": "en",
  "base_url": "https://lights.example.org/",
  "kinds": [
    {"slug": "lights", "name": "Lights", "single": "Light", "one": "lights",
     "schema": "LandmarksOrHistoricalBuildings",
     "facts": [
       {"key": "lit", "title": "Lit", "type": "period", "filter": true, "card": true},
       {"key": "built", "title": "Built", "type": "date", "property": "yearBuilt"},
       {"key": "height", "title": "Height", "type": "number", "unit": "m", "card": true},
       {"key": "state", "title": "State", "type": "choice", "choices": ["manned", "dark"],
        "card": true},
       {"key": "board", "title": "Board", "type": "organisation"},
       {"key": "site", "title": "Site", "type": "link"}
     ]},
    {"slug": "people", "name": "Keepers", "single": "Keeper", "one": "keepers",
     "schema": "Person",
     "facts": [{"key": "born", "title": "Born", "type": "date", "property": "birthDate"},
               {"key": "board", "title": "Board", "type": "organisation"}]},
    {"slug": "logs", "name": "Logs", "schema": "Manuscript"}
  ]
})";

SiteTest lights() {
  SiteTest site(SiteTest::Begin::kEmpty);
  site.write("content/site.json", kLightsSettings);
  site.write("content/organisations/board.json", R"({"name": "Northern Board"})");
  site.write("content/lights/bell.json", R"({
    "name": "Bell Rock", "headline": "A tower in the sea",
    "facts": {"lit": "1811/..", "built": {"date": "-0280~", "text": "long ago"}, "height": 36,
              "state": "manned", "board": "board"},
    "figures": [{"id": "steps", "value": "over 100", "unit": "steps", "label": "to the lamp"}]
  })");
  site.write("content/lights/head.json", R"({
    "name": "Old Head", "facts": {"lit": "1831/1840", "height": 20, "board": "board"}
  })");
  site.write("content/people/ann.json",
             R"({"name": "Ann", "facts": {"born": "1851", "board": "board"}})");
  site.write(
      "content/logs/log.json",
      R"({"name": "Log 3", "headline": "A winter", "date": "1849", "published": "2026-01-02"})");
  return site;
}

TEST(Lighthouses, StandTogetherOnAnOrganisationThatTheirFactsName) {
  SiteTest site = lights();
  site.build().expect_ok().expect_diagnostics("");
  site.expect_text("lights/bell/index.html", "Same organisation")
      .expect_text("lights/bell/index.html", R"(<a href="../../lights/head/index.html">Old Head)")
      .expect_text("lights/bell/index.html", R"(href="../../organisations/board/index.html">Every)")
      .expect_text("organisations/index.html", R"(<span class="count">3</span>)");
}

TEST(Lighthouses, SayTheTimeThatTheyLasted) {
  SiteTest site = lights();
  site.build().expect_ok();
  site.expect_text("lights/bell/index.html", "<dt>Lit</dt><dd>since 1811</dd>")
      .expect_text("organisations/board/index.html", "<h2 class=\"band-label\">since 1811</h2>");
  site.change("content/site.json", "\"language\": \"en\",", "");
  site.build().expect_ok();
  site.expect_text("lights/bell/index.html", "<dt>Lit</dt><dd>1811年以来</dd>");
}

/// Of one century there is nothing to choose; what goes on goes on to the latest date of the site.
TEST(Lighthouses, AreNarrowedByDecadesOfACentury) {
  SiteTest site = lights();
  site.build().expect_ok();
  site.expect_text(
      "lights/index.html",
      R"(<option value="d182">1810s 1</option><option value="d183">1820s 1</option><option value="d184">1830s 2</option><option value="d185">1840s 2</option><option value="d186">1850s 1</option></select>)");
  site.expect_text("lights/index.html",
                   R"(data-facts="lit=d182 lit=d183 lit=d184 lit=d185 lit=d186")");
  // A later date elsewhere in the site reaches further.
  site.change("content/logs/log.json", "1849", "1872");
  site.build().expect_ok();
  site.expect_text("lights/index.html", R"(<option value="d188">1870s 1</option></select>)");
  // A range of many decades is narrowed by centuries.
  site.change("content/logs/log.json", "1872", "2012");
  site.build().expect_ok();
  site.expect_text(
      "lights/index.html",
      R"(<option value="c19">19th century 2</option><option value="c20">20th century 1</option><option value="c21">21st century 1</option></select>)");
}

TEST(Lighthouses, SayOnCardsWhatANumberIs) {
  SiteTest site = lights();
  site.build().expect_ok();
  site.expect_text("lights/index.html",
                   "<p class=\"facts\"><span>since 1811</span><span>Height 36 m</span>"
                   "<span>manned</span></p>");
  site.change("content/site.json", "\"property\": \"yearBuilt\"",
              "\"property\": \"yearBuilt\", \"card\": true");
  site.build().expect_ok();
  site.expect_text("lights/index.html", "<span>Lit since 1811</span><span>Built long ago</span>");
}

TEST(Lighthouses, AreOneInEnglishAndSeveral) {
  SiteTest site = lights();
  site.build().expect_ok();
  site.expect_text("people/index.html", "1 keeper on this site")
      .expect_text("lights/index.html", "2 lights on this site")
      .expect_text("logs/index.html", "1 on this site");
}

TEST(Lighthouses, TellSchemaOrgWhatItsTypesHave) {
  SiteTest site = lights();
  site.build().expect_ok();
  site.expect_text(
      "lights/bell/index.html",
      R"({"@context": "https://schema.org", "@type": "LandmarksOrHistoricalBuildings", "name": "Bell Rock", "alternateName": "A tower in the sea", "description": "Lit: since 1811; Built: long ago; Height: 36 m; State: manned; Board: Northern Board", "url": "https://lights.example.org/lights/bell/"})");
  site.expect_text(
      "logs/log/index.html",
      R"({"@context": "https://schema.org", "@type": "Manuscript", "name": "Log 3", "headline": "A winter", "inLanguage": "en", "url": "https://lights.example.org/logs/log/", "datePublished": "2026-01-02", "dateModified": "2026-01-02"})");
  site.expect_text("people/ann/index.html",
                   R"("name": "Ann", "description": "Born: 1851; Board: Northern Board", "url": )");
  for (const auto& [path, bytes] : site.site()) {
    if (path.ends_with(".html")) site.expect_no_text(path, "null");
  }
}

TEST(Lighthouses, AreCalledAlikeOnTheSiteMapAndByTheirFigures) {
  SiteTest site = lights();
  site.build().expect_ok();
  site.expect_text("sitemap/index.html", ">A tower in the sea</a>")
      .expect_no_text("sitemap/index.html", "Bell Rock");
  site.expect_text("figures/index.html", "<td>A tower in the sea<")
      .expect_no_text("figures/index.html", "Bell Rock");
}

TEST(Lighthouses, AreNotTheYearsInWhichPeopleWereBorn) {
  SiteTest site = lights();
  site.build().expect_ok();
  site.expect_no_text("organisations/board/index.html", "1851");
  site.expect_text("organisations/board/index.html", "<h2 class=\"band-label\">Keepers</h2>");
}

TEST(Lighthouses, WithoutReportsDoNotSpeakOfThem) {
  SiteTest site = lights();
  site.change("content/site.json", R"("slug": "logs",)",
              R"("slug": "logs", "report": "optional",)");
  site.build().expect_ok();
  site.expect_no_text("lights/index.html", "As reported")
      .expect_no_text("404.html", "Start from a report");
}

TEST(Lighthouses, AreToldOfBandsThatShowNothing) {
  SiteTest site = lights();
  site.change("content/site.json", R"("base_url":)",
              R"("home": {"bands": [{"show": "report"}, {"show": "organisations"},
  {"show": "figures"}, {"show": "themes"}, {"show": "places"}, {"show": "entries", "kind": "logs"}]},
  "base_url":)");
  site.build().expect_ok().expect_diagnostics(
      R"(content/site.json:4:31: warning: the band report has nothing to show and is left out
   4 |   "home": {"bands": [{"show": "report"}, {"show": "organisations"},
     |                               ^~~~~~~~ there are no reports
content/site.json:4:51: warning: the band organisations has nothing to show and is left out
   4 |   "home": {"bands": [{"show": "report"}, {"show": "organisations"},
     |                                                   ^~~~~~~~~~~~~~~ list in organisations of home what it is to show
content/site.json:5:12: warning: the band figures has nothing to show and is left out
   5 |   {"show": "figures"}, {"show": "themes"}, {"show": "places"}, {"show"…
     |            ^~~~~~~~~ list in figures of home what it is to show
content/site.json:5:33: warning: the band themes has nothing to show and is left out
   5 |   {"show": "figures"}, {"show": "themes"}, {"show": "places"}, {"show": "entries", "kind":…
     |                                 ^~~~~~~~ no entry belongs to a theme
content/site.json:5:53: warning: the band places has nothing to show and is left out
   5 | …{"show": "figures"}, {"show": "themes"}, {"show": "places"}, {"show": "entries", "kind": "logs"}]},
     |                                                    ^~~~~~~~ no entry names a place
)");
}

TEST(Lighthouses, AreToldOfNamesThatSchemaOrgHasNot) {
  SiteTest site = lights();
  site.change("content/site.json", "LandmarksOrHistoricalBuildings",
              "LandmarkOrHistoricalBuilding");
  site.change("content/site.json", "\"yearBuilt\"", "\"yearbuilt\"");
  site.change("content/site.json", "\"schema\": \"Person\"", "\"schema\": \"Lamplighter\"");
  site.build().expect_ok();
  for (const char* told :
       {"warning: 'LandmarkOrHistoricalBuilding' is none of the common types of schema.org",
        "did you mean 'LandmarksOrHistoricalBuildings'?",
        "warning: 'yearbuilt' is none of the common properties of schema.org",
        "did you mean 'yearBuilt'?"})
    EXPECT_NE(site.diagnostics().find(told), std::string::npos) << told << site.diagnostics();
  EXPECT_EQ(site.diagnostics().find("Lamplighter"), std::string::npos);  // near none
}

/// A change of site.json and, whole, what is said then.
struct Slip {
  const char* before;
  const char* after;
  const char* told;
};

void expect_told(const std::vector<Slip>& slips, const std::string& path) {
  for (const Slip& slip : slips) {
    SiteTest site = lights();
    site.change(path, slip.before, slip.after).build();
    EXPECT_FALSE(site.result().ok()) << slip.after;
    std::string told;
    for (const Diagnostic& each : site.result().diagnostics.all()) {
      told += each.path.substr(each.path.rfind('/') + 1) + ": ";
      told += text_of(each.message, Language::kEnglish);
      if (each.hint) told += " | " + text_of(*each.hint, Language::kEnglish);
      told += "\n";
    }
    EXPECT_EQ(told, slip.told) << slip.after;
  }
}

TEST(Lighthouses, AreToldTheCauseAloneInTheSettings) {
  const std::vector<Slip> slips = {
      {R"("slug": "lights")", R"("slug": "old lights")",
       "site.json: 'old lights' is not a slug: only a-z, 0-9 and - are allowed | did you mean "
       "'old-lights'?\n"},
      {R"("slug": "lights")", R"("slug": "灯塔")",
       "site.json: '灯塔' is not a slug: only a-z, 0-9 and - are allowed | did you mean "
       "'deng-ta'?\n"},
      {R"("slug": "lights")", R"("slug": "figures")",
       "site.json: 'figures' is an address of the site itself and cannot be a kind's slug | did "
       "you mean 'lights'?\n"},
      {R"("slug": "lights")", R"("slug": "search")",
       "site.json: 'search' is an address of the site itself and cannot be a kind's slug | did "
       "you mean 'lights'?\n"},
      {R"("choices": ["manned", "dark"])", R"("choices": "manned, dark")",
       "site.json: expected a list […], found \"…\" | put it in square brackets: [\"manned\", "
       "\"dark\"]\n"},
      {R"("type": "choice", )", "",
       "site.json: the fact 'state' has choices but no type | write \"type\": \"choice\"\n"},
      {R"("type": "number", )", "",
       "site.json: the fact 'height' has unit but no type | write \"type\": \"number\"\n"},
      {R"("key": "height")", R"("key": "lit")",
       "site.json: the fact 'lit' is declared twice | the first is on line 9\n"},
      {R"("name": "Keepers")", R"("title": "Keepers")",
       "site.json: kind has no key 'title' | did you mean 'name'?\n"},
      {R"("choices": ["manned", "dark"])", R"("options": ["manned", "dark"])",
       "site.json: fact has no key 'options' | did you mean 'choices'?\n"},
      {R"("name": "Lights",
  "language")",
       R"("bands": [{"show": "themes"}], "name": "Lights",
  "language")",
       "site.json: site.json has no key 'bands' | it belongs to the home page: \"home\": "
       "{\"bands\": …}\n"},
      {R"("filter": true)", R"("filter": "yes")",
       "site.json: expected true or false, found \"…\" | write true\n"},
      {R"("type": "number")", R"("type": "integer")",
       "site.json: 'integer' is not one of text, number, date, period, choice, organisation, "
       "place, link | did you mean 'number'?\n"},
      {R"("type": "choice")", R"("type": "enum")",
       "site.json: 'enum' is not one of text, number, date, period, choice, organisation, place, "
       "link | did you mean 'choice'?\n"},
      {R"("type": "link")", R"("type": "url")",
       "site.json: 'url' is not one of text, number, date, period, choice, organisation, place, "
       "link | did you mean 'link'?\n"},
      {R"("base_url":)",
       R"("home": {"bands": ["themes", "Keepers", "lighst"]}, "footer": ["light", "/themes/", "x"],
  "base_url":)",
       "site.json: expected an object {…}, found \"…\" | write {\"show\": \"themes\"}\n"
       "site.json: expected an object {…}, found \"…\" | write {\"show\": \"entries\", \"kind\": "
       "\"people\"}\n"
       "site.json: expected an object {…}, found \"…\" | write {\"show\": \"entries\", \"kind\": "
       "\"lights\"}\n"
       "site.json: expected an object {…}, found \"…\" | write {\"kind\": \"lights\", \"title\": "
       "\"Lights\"}\n"
       "site.json: expected an object {…}, found \"…\" | write {\"url\": \"/themes/\", \"title\": "
       "\"…\"}\n"
       "site.json: expected an object {…}, found \"…\" | write {\"url\": \"https://…\", \"title\": "
       "\"x\"}\n"},
  };
  expect_told(slips, "content/site.json");
}

TEST(Lighthouses, MustHaveAKindWhereKindsAreDeclared) {
  SiteTest site = lights();
  site.write("content/site.json", R"({"name": "Lights", "kinds": []})");
  site.build().expect_diagnostics(
      R"(content/site.json:1:29: error: kinds declares no kind of entry
   1 | {"name": "Lights", "kinds": []}
     |                             ^ declare at least one; without kinds there are branches and highlights
)");
  site.write("content/site.json",
             R"({"name": "Lights", "kinds": {"slug": "lights", "name": "x"}})");
  site.build().expect_diagnostics(
      R"(content/site.json:1:29: error: expected a list […], found {…}
   1 | {"name": "Lights", "kinds": {"slug": "lights", "name": "x"}}
     |                             ^ put it in square brackets: [{…}]
)");
}

TEST(Lighthouses, AreOfferedWhatIsAcceptedInAnEntry) {
  const std::vector<Slip> slips = {
      {R"("height": 36)", R"("height": "36 m")",
       "bell.json: expected a number without quotes, found \"…\" | write 36; its unit, m, is "
       "declared\n"},
      {R"("height": 36)", R"("height": "118 feet")",
       "bell.json: expected a number without quotes, found \"…\" | the declared unit is m: write "
       "the number in it, without quotes\n"},
      {R"("height": 36)", R"("height": "unknown")",
       "bell.json: 'unknown' is no value of 'Height' | leave the key out if there is nothing to "
       "say\n"},
      {R"("1811/..")", R"("1811")",
       "bell.json: expected a period like 1956/1960, ../1900 or 1900/.., found '1811' | since "
       "then: 1811/..; at that time only: 1811/1811\n"},
      {R"("1811/..")", R"("since May 1811")",
       "bell.json: expected a period like 1956/1960, ../1900 or 1900/.., found 'since May 1811' | "
       "did you mean '1811-05/..'?\n"},
      {R"("-0280~")", R"("90s")",
       "bell.json: expected a date like 2022, 2022-09, 2022-09-07, 1750~, 17XX, 1956/1960 or "
       "-0221, found '90s' | of which century: 199X, or 189X?\n"},
      {R"("-0280~")", R"("c. 280 BC")",
       "bell.json: expected a date like 2022, 2022-09, 2022-09-07, 1750~, 17XX, 1956/1960 or "
       "-0221, found 'c. 280 BC' | did you mean '-0280~'?\n"},
      {R"("state": "manned")", R"("site": "www.example.org/bell")",
       "bell.json: expected an address that begins with https:// or http://, found "
       "'www.example.org/bell' | write https://www.example.org/bell\n"},
      {R"("state": "manned")", R"("site": {"href": "https://example.org/", "title": "Bell"})",
       "bell.json: link has no key 'href' | did you mean 'url'?\n"
       "bell.json: link has no key 'title' | did you mean 'text'?\n"},
      {R"("name": "Bell Rock")", R"("title": "Bell Rock")",
       "bell.json: entry has no key 'title' | did you mean 'name'?\n"},
  };
  expect_told(slips, "content/lights/bell.json");
}

TEST(Lighthouses, RequireNothingThatNobodyKnows) {
  SiteTest site = lights();
  site.change("content/site.json", R"("unit": "m",)", R"("unit": "m", "required": true,)");
  site.change("content/lights/bell.json", R"("height": 36)", R"("height": "unknown")");
  site.build();
  EXPECT_NE(site.diagnostics().find(
                "what nobody knows is left out: in site.json, remove the required of this fact"),
            std::string::npos)
      << site.diagnostics();
}

TEST(Lighthouses, AreToldOfAllTheirLinksAtOnce) {
  SiteTest site = lights();
  site.write("content/lights/bell.md",
             "See [a](nowhere.md), [b](/nowhere/), [c](../lights/head.pdf) and [d](#nothing).\n");
  site.build();
  EXPECT_FALSE(site.result().ok());
  for (const char* link : {"nowhere.md", "/nowhere/", "../lights/head.pdf", "#nothing"})
    EXPECT_NE(site.diagnostics().find("'" + std::string(link) + "'"), std::string::npos)
        << link << site.diagnostics();
  EXPECT_TRUE(site.site().empty());
}

TEST(Lighthouses, AreNotToldWhatFollowsFromAMistakeOfATemplate) {
  SiteTest site = lights();
  site.write("templates/entry-lights.html",
             "{% extends \"base.html\" %}{% blok content %}<p>{{ entry.name }}</p>{% endblock %}");
  site.build();
  EXPECT_FALSE(site.result().ok());
  EXPECT_EQ(site.result().diagnostics.warning_count(), 0U) << site.diagnostics();
}

}  // namespace

}  // namespace zhanting
