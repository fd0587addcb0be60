#include <fmt/format.h>
#include <gtest/gtest.h>

#include <set>

#include "base/text.h"
#include "paper_engraver.h"
#include "records/choices.h"
#include "site_test.h"

/// What showcase.md promises of the site, one promise a test.
namespace zhanting {

namespace {

constexpr const char* kNeighboursStory =
    "东门桥头的人家排了一张表，轮流看河，看见有人倒垃圾就上前劝一句。\n";

/// One report and nothing else.
SiteTest small_site() {
  SiteTest site(SiteTest::Begin::kEmpty);
  site.write("content/site.json", R"({"name": "展厅", "language": "en"})");
  site.write("content/reports/first.json",
             R"({"title": "First", "summary": "A report.", "order": 1})");
  site.write("content/reports/first.md", "Introduction.\n");
  return site;
}

void add_branch(SiteTest& site, const std::string& slug, const std::string& more = "") {
  site.write("content/branches/" + slug + ".json",
             "{\"name\": \"Branch " + slug + "\", \"report\": \"first\", \"summary\": \"S.\"" +
                 more + "}");
  site.write("content/branches/" + slug + ".md", "Story.\n");
}

TEST(Site, HoldsNoEmptyLists) {
  SiteTest site = small_site();
  site.build().expect_ok();
  std::set<std::string> pages;
  for (const auto& [path, bytes] : site.site()) {
    if (path.ends_with(".html")) pages.insert(path);
  }
  EXPECT_EQ(pages, (std::set<std::string>{"404.html", "index.html", "reports/first/index.html",
                                          "reports/index.html", "search/index.html",
                                          "sitemap/index.html"}));
  for (const char* folder : {"branches/", "themes/", "figures/", "honours/", "timeline/"})
    site.expect_no_text("index.html", folder).expect_no_text("sitemap/index.html", folder);
}

/// Site paths of the files in `folder`.
std::set<std::string> files_below(const SiteTest& site, std::string_view folder) {
  std::set<std::string> found;
  for (const auto& [path, bytes] : site.site()) {
    if (path.starts_with(folder)) found.insert(path);
  }
  return found;
}

TEST(Site, DoesWithoutTheKindsOfPageThatItsSettingsName) {
  SiteTest site;
  site.options().base_url = "https://rivers.example/";
  site.options().engraver = &open_paper_engraver;
  site.change("content/branches/patrol.md", "[荣誉榜](/honours/)", "荣誉榜");
  site.change("content/pages/about.md", "[站点地图](/sitemap/)", "站点地图");
  for (const auto& [path, bytes] : read_tree(site.files(), site.source() + "/templates"))
    site.remove("templates/" + path);  // the default theme asks before it links
  site.build().expect_ok();
  const std::string settings = site.read("content/site.json");
  for (const ChoiceRow& kind : kOptionalKindRows) {
    const std::string folder = std::string(kind.value) + "/";
    EXPECT_FALSE(files_below(site, folder).empty()) << folder << ": the fixture should have some";
    site.write("content/site.json",
               fmt::format("{{\"name\": \"展厅\", \"without\": [\"{}\"]}}", kind.value));
    site.build().expect_ok();  // and so no page links them
    EXPECT_EQ(files_below(site, folder), std::set<std::string>()) << folder;
    site.expect_no_text("sitemap.xml", "rivers.example/" + folder);
    if (kind.value != "sitemap") site.expect_no_text("sitemap/index.html", "../" + folder);
    site.write("content/site.json", settings);
    site.build().expect_ok();
    EXPECT_FALSE(files_below(site, folder).empty()) << folder << ": wanted again";
  }
}

TEST(Site, HasAbsoluteAddressesOnlyWithABaseUrl) {
  SiteTest site;
  site.build().expect_ok().expect_no_file("sitemap.xml").expect_no_file("feed.xml");
  EXPECT_EQ(site.page("robots.txt"), "User-agent: *\nAllow: /\n");
  site.expect_no_text("branches/patrol/index.html", "canonical");

  site.options().base_url = "https://rivers.example/show/";
  site.build().expect_ok();
  site.expect_text("robots.txt", "Sitemap: https://rivers.example/show/sitemap.xml\n");
  site.expect_text("branches/patrol/index.html",
                   R"(<link rel="canonical" href="https://rivers.example/show/branches/patrol/">)");
  site.expect_text("branches/patrol/index.html", R"(href="../../feed.xml")");
  site.expect_text("branches/old-patrol/index.html",
                   R"(<link rel="canonical" href="https://rivers.example/show/branches/patrol/">)");
  site.expect_text("sitemap.xml", "<loc>https://rivers.example/show/</loc>");
  site.expect_text(
      "sitemap.xml",
      "<loc>https://rivers.example/show/reports/river-2023/</loc><lastmod>2024-03-05</lastmod>");
  site.expect_text("sitemap.xml", "<loc>https://rivers.example/show/themes/water/</loc></url>");
  site.expect_no_text("sitemap.xml", "old-patrol").expect_no_text("sitemap.xml", "404");
  site.expect_no_text("sitemap.xml", "#");

  site.options().base_url = "https://rivers.example//show///";
  site.build().expect_ok();
  site.expect_text("robots.txt", "Sitemap: https://rivers.example/show/sitemap.xml\n");
}

TEST(Feed, HoldsWhatWasPublishedLatestFirst) {
  SiteTest site;
  site.options().base_url = "https://rivers.example";
  site.build().expect_ok();
  const std::string feed = site.page("feed.xml");
  EXPECT_EQ(feed,
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
            "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"zh-CN\">\n"
            "<title>治河展厅</title>\n<id>https://rivers.example/</id>\n"
            "<updated>2024-03-05T00:00:00+08:00</updated>\n"
            "<link href=\"https://rivers.example/\"/>\n"
            "<link rel=\"self\" href=\"https://rivers.example/feed.xml\"/>\n"
            "<author><name>治河展厅</name></author>\n"
            "<entry><title>河道巡查队党支部</title><id>https://rivers.example/branches/patrol/</id>"
            "<link href=\"https://rivers.example/branches/patrol/\"/>"
            "<published>2024-03-02T10:30:00+08:00</published>"
            "<updated>2024-03-02T10:30:00+08:00</updated>"
            "<summary>四十二名党员每天沿河走一趟。</summary></entry>\n"
            "<entry><title>人人护河</title><id>https://rivers.example/reports/river-2023/</id>"
            "<link href=\"https://rivers.example/reports/river-2023/\"/>"
            "<published>2024-03-01T09:00:00+08:00</published>"
            "<updated>2024-03-05T00:00:00+08:00</updated>"
            "<summary>巡河、清淤、护岸，居民也来搭把手。</summary></entry>\n"
            "</feed>\n");
}

TEST(NotFoundPage, LinksFromTheRoot) {
  SiteTest site;
  site.build().expect_ok().expect_text("404.html", R"(<a href="/reports/river-2023/index.html">)");
  site.options().base_url = "https://rivers.example/show";
  site.build().expect_ok().expect_text("404.html",
                                       R"(<a href="/show/reports/river-2023/index.html">)");
  site.expect_text("index.html", R"(<a href="reports/index.html">)");
}

TEST(Aliases, LeadToTheRecord) {
  SiteTest site;
  site.build().expect_ok();
  site.expect_text("branches/old-patrol/index.html",
                   R"(content="0; url=../../branches/patrol/index.html")");
  site.expect_text("branches/old-patrol/index.html",
                   R"(<a href="../../branches/patrol/index.html">)");
  site.expect_text("intro.html", R"(<a href="about/index.html">)");
  site.change("content/branches/patrol.json", "branches/old-patrol/", "branches/older-patrol/");
  site.build().expect_ok().expect_removed({"branches/old-patrol/index.html"});
  site.expect_no_file("branches/old-patrol/index.html")
      .expect_file("branches/older-patrol/index.html");
}

TEST(PubDate, NeedsATimeOfDay) {
  SiteTest site;
  site.build().expect_ok();
  site.expect_text("branches/patrol/index.html",
                   R"(<meta name="PubDate" content="2024-03-02 10:30">)");
  site.change("content/branches/patrol.json", "2024-03-02 10:30", "2024-03-02");
  site.build().expect_ok().expect_no_text("branches/patrol/index.html", "PubDate");
  site.expect_no_text("branches/river-office-branch/index.html", "PubDate");
}

TEST(Drafts, ComeOnlyWhenAskedFor) {
  SiteTest site;
  site.build().expect_ok().expect_no_file("highlights/night-school/index.html");
  for (const auto& [path, bytes] : site.site())
    EXPECT_EQ(bytes.find("河边夜校"), std::string::npos) << path;
  site.options().drafts = true;
  site.build();
  EXPECT_FALSE(site.result().diagnostics.has_errors()) << site.diagnostics();
  site.expect_file("highlights/night-school/index.html");
  site.options().drafts = false;
  site.build().expect_ok().expect_no_file("highlights/night-school/index.html");
}

TEST(Drafts, MustBeWellFormedAndMayReferToWhatIsStillToCome) {
  SiteTest site;
  site.write("content/highlights/night-school.json", R"({
  "name": "河边夜校",
  "report": "river-2023",
  "organisation": "夜校",
  "themes": ["night"],
  "summery": "还在核实的一条。",
  "figures": [{"id": "classes", "value": 12}],
  "photos": [{"file": "class.svg", "alt": "夜校的课"}],
  "draft": true
}
)");
  site.write("content/highlights/night-school.md", "见[河长](river-chief.md)。<br>\n");
  site.build().expect_diagnostics(
      R"(content/highlights/night-school.json:6:3: error: entry has no key 'summery'
   6 |   "summery": "还在核实的一条。",
     |   ^~~~~~~~~ did you mean 'summary'?
content/highlights/night-school.json:7:15: error: figure lacks the required key 'label'
   7 |   "figures": [{"id": "classes", "value": 12}],
     |               ^
content/highlights/night-school.json:7:42: error: expected a string, found 12
   7 |   "figures": [{"id": "classes", "value": 12}],
     |                                          ^~
)");
  site.change("content/highlights/night-school.json", "summery", "summary");
  site.change("content/highlights/night-school.json", "\"value\": 12",
              "\"value\": \"12\", \"label\": \"开过的课\"");
  site.build().expect_ok();
  site.options().drafts = true;
  site.build().expect_diagnostics(
      R"(content/highlights/night-school.json:4:19: error: unknown organisation '夜校'
   4 |   "organisation": "夜校",
     |                   ^~~~~~ there is: library, river-office, river-patrol, 市图书馆, 市河道管理处, 河管处, 河道巡查队, 河道管理处
content/highlights/night-school.json:5:14: error: unknown theme 'night'
   5 |   "themes": ["night"],
     |              ^~~~~~~ there is: neighbours-join, water
content/highlights/night-school.json:8:23: error: there is no picture 'class.svg' in content/highlights/night-school
   8 |   "photos": [{"file": "class.svg", "alt": "夜校的课"}],
     |                       ^~~~~~~~~~~ put the file there; where there is no picture yet, leave out "file" and keep the caption
content/highlights/night-school.md:1:1: warning: the story of a page has 4 characters; at least 300 are wanted
   1 | 见[河长](river-chief.md)。<br>
     | ^~ make it a brief (form: brief) if there is no more to tell
content/highlights/night-school.md:1:7: error: the link 'river-chief.md' leads to no file
   1 | 见[河长](river-chief.md)。<br>
     |          ^~~~~~~~~~~~~~
content/highlights/night-school.md:1:23: warning: raw HTML is left out of the page
   1 | 见[河长](river-chief.md)。<br>
     |                           ^~~~ use Markdown, or put it between backticks to show it as it is
)");
}

TEST(Briefs, StandOnTheReportAndHaveNoPage) {
  SiteTest site;
  site.build().expect_ok().expect_no_file("branches/neighbours/index.html");
  site.expect_text("reports/river-2023/index.html", R"(<article id="neighbours">)");
  site.expect_text("themes/neighbours-join/index.html", "轮流看河");
  site.expect_text("branches/index.html", R"(href="../reports/river-2023/index.html#neighbours")");
}

TEST(Organisations, GetAPageWhenTwoThingsStandOnThem) {
  SiteTest site;
  site.build().expect_ok();
  site.expect_file("organisations/river-office/index.html");
  site.expect_no_file("organisations/river-patrol/index.html");
  site.expect_text("organisations/index.html",
                   R"(<a href="../branches/patrol/index.html">河道巡查队</a>)");
  site.change("content/highlights/reading-boat.json", "\"with\": [\"river-office\"]",
              "\"with\": [\"河道巡查队\"]");
  site.build().expect_ok().expect_file("organisations/river-patrol/index.html");
}

TEST(Order, IsReportSectionOrderDateSlug) {
  SiteTest site = small_site();
  site.write("content/reports/first.json",
             R"({"title": "First", "summary": "A.", "order": 2,
                 "sections": [{"slug": "a", "title": "A"}, {"slug": "b", "title": "B"}]})");
  site.write("content/reports/second.json", R"({"title": "Second", "summary": "B.", "order": 1})");
  site.write("content/reports/second.md", "");
  add_branch(site, "e", R"(, "section": "b", "order": 1)");
  add_branch(site, "d", R"(, "section": "a", "date": "2022")");
  add_branch(site, "c", R"(, "section": "a", "date": "2021-05")");
  add_branch(site, "b", R"(, "section": "a", "order": 9)");
  add_branch(site, "a2", R"(, "section": "a", "date": "2022")");
  add_branch(site, "f");
  add_branch(site, "last");
  site.write("content/branches/last.json",
             R"({"name": "Branch last", "report": "second", "summary": "S."})");
  site.write("templates/list.html", "{% for c in items %}{{ c.slug }} {% endfor %}\n");
  site.build().expect_ok();
  EXPECT_EQ(site.page("branches/index.html"), "last f b c a2 d e ");
  EXPECT_EQ(site.page("reports/index.html"), "second first ");
}

TEST(Listings, HoldTwentyFourAPage) {
  SiteTest site = small_site();
  site.write("content/themes/all.json", R"({"name": "All", "summary": "All of them."})");
  for (int i = 100; i < 149; ++i) add_branch(site, fmt::format("b{}", i), R"(, "themes": ["all"])");
  site.write(
      "templates/list.html",
      "{{ items|length }} of {{ list.total }}, page {{ pagination.number }} of "
      "{{ pagination.count }}\n{% if pagination.previous %}<a href=\"{{ pagination.previous|link "
      "}}\">"
      "{% endif %}{% if pagination.next %}<a href=\"{{ pagination.next|link }}\">{% endif %}\n");
  site.build().expect_ok();
  EXPECT_EQ(site.page("branches/index.html"),
            "24 of 49, page 1 of 3\n<a href=\"../branches/page/2/index.html\">");
  EXPECT_EQ(site.page("branches/page/2/index.html"),
            "24 of 49, page 2 of 3\n<a href=\"../../../branches/index.html\">"
            "<a href=\"../../../branches/page/3/index.html\">");
  EXPECT_EQ(site.page("branches/page/3/index.html"),
            "1 of 49, page 3 of 3\n<a href=\"../../../branches/page/2/index.html\">");
  site.expect_file("themes/all/page/3/index.html").expect_no_file("themes/all/page/4/index.html");
  site.expect_no_file("reports/page/2/index.html");
}

TEST(ListOfFiles, IsSortedAndWhole) {
  SiteTest site;
  site.build().expect_ok();
  std::string expected;
  for (const auto& [path, bytes] : site.site()) {
    if (path != ".zhanting-files") expected += path + "\n";
  }
  EXPECT_EQ(site.page(".zhanting-files"), expected);
}

TEST(Bytes, OfAShowcaseMayHaveMarksAndOtherLineEnds) {
  SiteTest plain, windows;
  for (const char* path : {"content/site.json", "content/branches/patrol.json",
                           "content/branches/patrol.md", "templates/page.html"})
    windows.write(path, "\xEF\xBB\xBF" + replace_all(windows.read(path), "\n", "\r\n"));
  windows.change("content/branches/patrol.json", "\"slogan\"",
                 "\"$schema\": \"x.json\", \"slogan\"");
  plain.build().expect_ok();
  windows.build().expect_ok();
  EXPECT_EQ(plain.page("branches/patrol/index.html"), windows.page("branches/patrol/index.html"));
  EXPECT_EQ(plain.page("api/entries.json"), windows.page("api/entries.json"));
}

TEST(Attachments, KeepTheirNames) {
  SiteTest site;
  site.build().expect_ok();
  EXPECT_EQ(site.page("branches/patrol/log.csv"), site.read("content/branches/patrol/log.csv"));
  site.write("content/branches/patrol/log.csv", "new\n").build().expect_ok();
  EXPECT_EQ(site.page("branches/patrol/log.csv"), "new\n");
}

TEST(Rebuild, MakesOnlyWhatChanged) {
  SiteTest site;
  site.build().expect_ok();
  site.build().expect_ok().expect_made({}).expect_removed({});
  site.change("content/pages/about.md", "内容出自两期专题", "内容都出自两期专题");
  site.build().expect_ok().expect_made({"about/index.html"});
  site.change("content/themes/water.md", "摘出来", "摘录");
  site.build().expect_ok().expect_made({"themes/water/index.html"});
  site.change("content/branches/neighbours.md", "轮流看河", "轮着看河");
  site.build().expect_ok().expect_made(
      {"reports/river-2023/index.html", "themes/neighbours-join/index.html"});
  site.change("templates/redirect.html", "<body>", "<body >");
  site.build().expect_ok().expect_made(
      {"branches/old-patrol/index.html", "intro.html", "themes/neighbours/index.html"});
}

TEST(Rebuild, SaysAgainWhatItWarnedOf) {
  SiteTest site;
  site.change("content/pages/about.md", "## 来源", "# 来源").build();
  const std::string warnings = site.diagnostics();
  EXPECT_NE(warnings, "");
  EXPECT_EQ(site.build().diagnostics(), warnings);
}

TEST(Strict, MakesWarningsErrorsAndWritesNothing) {
  SiteTest site;
  site.options().strict = true;
  site.change("content/pages/about.md", "## 来源", "# 来源").build();
  EXPECT_FALSE(site.result().ok());
  EXPECT_TRUE(site.site().empty());
}

TEST(Defaults, StandInForTemplatesThatAreNotThere) {
  SiteTest site = small_site();
  site.build().expect_ok().expect_text("index.html", "<!DOCTYPE html>");
  site.write("templates/home.html", "mine {{ page.title }}\n").build().expect_ok();
  EXPECT_EQ(site.page("index.html"), "mine 展厅");
  site.remove("templates/home.html")
      .build()
      .expect_ok()
      .expect_text("index.html", "<!DOCTYPE html>");
}

TEST(Walls, GroupWhatHasNoKindOrLevelLast) {
  SiteTest site = small_site();
  add_branch(site, "a",
             R"(, "brands": [{"name": "Nameless"}, {"name": "Team", "kind": "team"}],
                "honours": [{"name": "Somewhere"}, {"name": "City", "level": "municipal"}])");
  site.write("templates/brands.html",
             "{% for g in groups %}{{ g.kind_name }}:{% for b in g.brands %} {{ b.name }}{% endfor "
             "%}; {% endfor %}");
  site.write("templates/honours.html",
             "{% for g in received %}{{ g.level_name }}:{% for h in g.honours %} {{ h.name }}{% "
             "endfor %}; {% endfor %}");
  site.build().expect_ok();
  EXPECT_EQ(site.page("brands/index.html"), "Team: Team; Kind not stated: Nameless; ");
  EXPECT_EQ(site.page("honours/index.html"), "Municipal: City; Level not stated: Somewhere; ");
}

TEST(Levels, AllHaveTheirWords) {
  SiteTest site = small_site();
  for (const char* level : {"international", "national", "provincial", "municipal", "district",
                            "department", "subdistrict", "community", "other"}) {
    site.write("content/organisations/" + std::string(level) + ".json",
               "{\"name\": \"Body " + std::string(level) + "\", \"level\": \"" + level + "\"}");
    add_branch(site, level, ", \"organisation\": \"" + std::string(level) + "\"");
  }
  site.write("templates/list.html",
             "{% for f in filters %}{{ f.title }}:{% for o in f.options %} {{ o.title }}{% endfor "
             "%}; {% endfor %}");
  site.build().expect_ok().expect_text("branches/index.html", "International");
  site.expect_text("branches/index.html", "Subdistrict");
}

TEST(Brands, OfOneNameAreShownAsOneUnlessTheirSenseDiffers) {
  SiteTest site = small_site();
  add_branch(site, "a", R"(, "brands": [{"name": "Door to door", "kind": "brand"},
                                        {"name": "Lamp", "kind": "brand"}])");
  add_branch(site, "b", R"(, "brands": [{"name": "Door to door", "kind": "brand"},
                                        {"name": "Lamp", "kind": "brand", "sense": "a prize"}])");
  site.build().expect_ok();
  const std::string page = site.page("brands/index.html");
  const auto count = [&](std::string_view text) {
    std::size_t n = 0;
    for (std::size_t at = page.find(text); at != std::string::npos; at = page.find(text, at + 1))
      ++n;
    return n;
  };
  EXPECT_EQ(count(">Door to door<"), 1U);
  EXPECT_EQ(count(">Lamp<"), 2U);
  EXPECT_EQ(count("<p class=\"from\">"), 4U);
}

TEST(Themes, ShowTheReportsThatNameThem) {
  SiteTest site = small_site();
  site.write("content/reports/second.json",
             R"({"title": "Second", "summary": "Another.", "order": 2,
                 "themes": [{"slug": "light", "why": "It began here."}]})");
  site.write("content/reports/second.md", "Introduction.\n");
  site.write("content/themes/light.json", R"({"name": "Light", "summary": "Of lamps."})");
  site.build().expect_ok();
  site.expect_text("themes/light/index.html", "It began here.");
  site.expect_text("themes/light/index.html", "../../reports/second/index.html");
}

TEST(Organisations, ShowTogetherWhatSubUnitsDidOnceAndWhatTheyConferred) {
  SiteTest site = small_site();
  site.write("content/organisations/office.json", R"({"name": "Office"})");
  for (const char* unit : {"north", "south"})
    site.write("content/organisations/" + std::string(unit) + ".json",
               "{\"name\": \"Unit " + std::string(unit) + "\", \"parent\": \"office\"}");
  add_branch(site, "joint", R"(, "organisation": "north", "with": ["south"])");
  add_branch(site, "prize", R"(, "organisation": "office",
      "honours": [{"name": "Golden Lamp", "awarded_by": "Office", "to": ["Unit north"]}])");
  site.build().expect_ok();
  const std::string page = site.page("organisations/office/index.html");
  const std::size_t joint = page.find(">Branch joint<");
  ASSERT_NE(joint, std::string::npos);
  EXPECT_EQ(page.find(">Branch joint<", joint + 1), std::string::npos);
  EXPECT_NE(page.find("Golden Lamp", page.find("id=\"page_honours\"")), std::string::npos);
}

TEST(TitleElement, LosesTheColumnThenTheSiteWhenItIsLong) {
  SiteTest site = small_site();
  const auto title_of = [&](std::size_t letters) {
    const std::string name(letters, 'n');
    site.write("content/branches/b.json",
               R"({"report": "first", "summary": "S.", "name": ")" + name + R"("})");
    site.write("content/branches/b.md", "Story.\n").build().expect_ok();
    const std::string page = site.page("branches/b/index.html");
    EXPECT_NE(page.find(">" + name + "</h1>"), std::string::npos);
    const std::size_t begin = page.find("<title>" + name) + 7 + letters;
    return page.substr(begin, page.find("</title>") - begin);
  };
  EXPECT_EQ(title_of(40), " | First | 展厅");
  EXPECT_EQ(title_of(57), " | First | 展厅");  // 70 in all
  EXPECT_EQ(title_of(58), " | 展厅");
  EXPECT_EQ(title_of(65), " | 展厅");
  EXPECT_EQ(title_of(66), "");
}

TEST(Language, IsTheSitesOwn) {
  SiteTest site = small_site();
  site.build().expect_ok().expect_text("index.html", "<html lang=\"en\"");
  site.write("content/site.json", R"({"name": "展厅"})").build().expect_ok();
  site.expect_text("index.html", "<html lang=\"zh-CN\"").expect_text("reports/index.html", "专题");
}

TEST(Entries, OfAShowcaseMayBeGrouped) {
  SiteTest site = small_site();
  site.write("content/branches/2022/river.json",
             R"({"name": "River", "report": "first", "form": "brief"})");
  site.write("content/branches/2022/river.md", kNeighboursStory);
  site.write("content/branches/.hidden.json", "{").write("content/branches/_old/x.txt", "x");
  site.write("content/branches/~$river.json", "{").write("content/branches/river.json~", "{");
  site.write("content/branches/#river.json#", "{");
  site.write("content/README.en.md", "x").write("content/branches/README.fr.md", "x");
  site.build().expect_ok().expect_text("reports/first/index.html", "id=\"river\"");
}

}  // namespace

}  // namespace zhanting
