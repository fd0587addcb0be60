#include "site_test.h"

/// Showcases of any field: kinds of entry that site.json declares, and what their entries state.
namespace zhanting {

namespace {

constexpr const char* kMuseumSettings = R"({
  "name": "小馆",
  "kinds": [
    {"slug": "works", "name": "藏品", "single": "藏品", "one": "件", "intro": "馆里的东西。",
     "schema": "VisualArtwork",
     "facts": [
       {"key": "material", "title": "材质", "filter": true, "search": true, "card": true,
        "property": "material", "list": true},
       {"key": "height", "title": "高", "type": "number", "unit": "厘米", "sort": true},
       {"key": "room", "title": "展室", "type": "choice", "choices": ["一层", "二层"],
        "required": true, "filter": true},
       {"key": "made", "title": "年代", "type": "date", "card": true, "filter": true, "sort": true},
       {"key": "used", "title": "使用", "type": "period"},
       {"key": "donor", "title": "捐赠者", "type": "organisation", "filter": true},
       {"key": "found", "title": "出土地", "type": "place"},
       {"key": "see", "title": "参见", "type": "link"}
     ]},
    {"slug": "people", "name": "人物"}
  ],
  "navigation": [{"kind": "works", "title": "藏品"}],
  "words": {"organisations": "捐赠者"}
})";

SiteTest museum() {
  SiteTest site(SiteTest::Begin::kEmpty);
  site.write("content/site.json", kMuseumSettings);
  site.write("content/organisations/wang.json", R"({"name": "王氏后人"})");
  site.write("content/works/tripod.json", R"({
    "name": "大鼎",
    "date": "-0221", "date_text": "秦",
    "facts": {
      "material": ["铜", "铅"], "height": 31.5, "room": "一层",
      "made": {"date": "-0221~", "text": "秦始皇二十六年"}, "used": "-0221/-0206",
      "donor": "wang", "found": "咸阳", "see": {"url": "https://example.org/", "text": "图录"}
    }
  })");
  site.write("content/works/vase.json", R"({
    "name": "瓶", "summary": "一只瓶。",
    "facts": {"material": ["瓷"], "height": 12, "room": "二层", "made": "175X", "donor": "王氏后人"}
  })");
  site.write("content/works/vase.md", "一只瓶子。\n");
  site.write("content/people/wang-er.json", R"({"name": "王二"})");
  return site;
}

TEST(Kinds, WithoutEntriesAreLeftOutOfTheMenuAndTold) {
  SiteTest site = museum();
  site.change("content/site.json", R"({"kind": "works", "title": "藏品"})",
              R"({"kind": "works", "title": "藏品"}, {"kind": "drills", "title": "演练"})");
  site.change("content/site.json", R"("name": "人物"})", R"("name": "人物"},
    {"slug": "drills", "name": "演练"})");
  site.build().expect_ok();
  EXPECT_NE(site.diagnostics().find("warning: the kind 'drills' has no published entry yet"),
            std::string::npos)
      << site.diagnostics();
  EXPECT_NE(site.diagnostics().find("write the first: zhanting new drills --name NAME"),
            std::string::npos);
  site.expect_no_text("index.html", "演练");
}

TEST(Facts, OfAPeriodAreFoundByEveryCenturyItTouches) {
  SiteTest site = museum();
  site.change("content/works/vase.json", "\"175X\"", "\"1650/1850\"");
  site.build().expect_ok();
  site.expect_text("works/index.html", "made=c17 made=c18 made=c19");
}

TEST(Facts, AloneLeaveNoOrderByTheEntriesOwnDates) {
  SiteTest site = museum();
  site.build().expect_ok();
  site.expect_text("works/index.html", R"(<option value="date">)");
  site.change("content/works/tripod.json", R"("date": "-0221", "date_text": "秦",)", "");
  site.build().expect_ok();
  site.expect_no_text("works/index.html", R"(<option value="date">)");
}

TEST(Kinds, HaveCataloguesAddressesAndFilesOfTheirOwn) {
  SiteTest site = museum();
  site.build().expect_ok().expect_diagnostics("");
  for (const char* path :
       {"works/index.html", "works/tripod/index.html", "works/vase/index.html", "people/index.html",
        "people/wang-er/index.html", "api/works.json", "api/people.json"})
    site.expect_file(path);
  for (const char* path : {"branches/index.html", "reports/index.html", "api/entries.json"})
    site.expect_no_file(path);
  site.expect_text("works/index.html", "本站收录2件")
      .expect_text("works/index.html", "馆里的东西。");
  site.expect_text("index.html", R"(<a href="works/index.html")");
  site.expect_text("sitemap/index.html", R"(<a href="../works/index.html">藏品</a>)");
  site.expect_text("sitemap/index.html", R"(<a href="../organisations/index.html">捐赠者</a>)");
}

TEST(Kinds, SayNothingOfReportsUnlessTheyAskForThem) {
  SiteTest site = museum();
  site.build().expect_ok();
  for (const auto& [path, bytes] : site.site()) {
    if (!path.ends_with(".html")) continue;
    for (const char* word : {"刊出时", "专题", "报道", "支部", "党", "刊期", "工作动态"})
      site.expect_no_text(path, word);
  }
}

TEST(Kinds, ShowTheirFacts) {
  SiteTest site = museum();
  site.build().expect_ok();
  const std::string page = "works/tripod/index.html";
  for (const char* row :
       {"<dt>材质</dt><dd>铜、铅</dd>", "<dt>高</dt><dd>31.5厘米</dd>",
        "<dt>展室</dt><dd>一层</dd>", "<dt>年代</dt><dd>秦始皇二十六年</dd>",
        "<dt>使用</dt><dd>公元前221年至公元前206年</dd>",
        R"(<dt>捐赠者</dt><dd><a href="../../organisations/wang/index.html">王氏后人</a></dd>)",
        "<dt>出土地</dt><dd>咸阳</dd>",
        R"(<dt>参见</dt><dd><a href="https://example.org/">图录</a></dd>)",
        "<dt>时间</dt><dd>秦</dd>"})
    site.expect_text(page, row);
  site.expect_text(page, R"("@type": "VisualArtwork")");
  site.expect_text(page, R"("material": ["铜", "铅"])");
  site.expect_text("works/vase/index.html", "<dt>年代</dt><dd>1750年代</dd>");
  site.expect_text("organisations/wang/index.html", "大鼎");
  site.expect_text(
      "api/works.json",
      R"("made": {"date": "-0221~", "text": "秦始皇二十六年"}, "used": "-0221/-0206")");
}

TEST(Kinds, AreNarrowedAndSortedByFacts) {
  SiteTest site = museum();
  site.build().expect_ok();
  const std::string list = "works/index.html";
  site.expect_text(list, R"(<select name="fact-material">)")
      .expect_text(list, R"(<option value="铜">铜 1</option>)");
  site.expect_text(list,
                   R"(<option value="一层">一层 1</option><option value="二层">二层 1</option>)");
  site.expect_text(
      list, R"(<option value="c-3">公元前3世纪 1</option><option value="c18">18世纪 1</option>)");
  site.expect_text(
      list, R"(<option value="fact-height">高</option><option value="fact-made">年代</option>)");
  site.expect_text(list, R"(data-facts="material=铜 material=铅 room=一层 made=c-3 donor=wang")");
  site.expect_text(list, "<p class=\"facts\"><span>铜、铅</span><span>秦始皇二十六年</span></p>");
  site.expect_no_text(list, R"(<select name="fact-donor">)");  // one donor gives no choice
}

TEST(Kinds, MayHaveATemplateOfTheirOwn) {
  SiteTest site = museum();
  site.write("templates/entry-works.html",
             "{% extends \"base.html\" %}{% block content %}<p>{{ entry.fact.material }}|{{ "
             "entry.fact.height }}|{{ entry.fact.found }}</p>{% endblock %}");
  site.build().expect_ok();
  site.expect_text("works/tripod/index.html", "<p>铜、铅|31.5厘米|咸阳</p>");
  site.expect_text("works/vase/index.html", "<p>瓷|12厘米|</p>");
  site.expect_text("people/wang-er/index.html", "<h1>王二</h1>");
  site.remove("templates/entry-works.html").build_live().expect_ok();
  site.write("templates/entry-works.html",
             "{% extends \"base.html\" %}{% block content %}own{% endblock %}");
  site.build_live().expect_ok().expect_text("works/tripod/index.html", "own");
}

TEST(Kinds, TellWhatAnEntryStatesWrong) {
  SiteTest site = museum();
  site.write("content/works/vase.json", R"({
  "name": "瓶",
  "facts": {
    "materal": ["瓷"],
    "height": "12",
    "made": "约1750年",
    "used": "1750",
    "donor": "王家",
    "see": "example.org",
    "颜色": "白"
  }
})");
  site.build().expect_diagnostics(
      R"(content/works/vase.json:3:12: error: the required fact 'room' (展室) is missing
   3 |   "facts": {
     |            ^
content/works/vase.json:4:5: error: '藏品' has no fact 'materal'
   4 |     "materal": ["瓷"],
     |     ^~~~~~~~~ did you mean 'material'?
content/works/vase.json:5:15: error: expected a number without quotes, found "…"
   5 |     "height": "12",
     |               ^~~~ write 12
content/works/vase.json:6:13: error: expected a date like 2022, 2022-09, 2022-09-07, 1750~, 17XX, 1956/1960 or -0221, found '约1750年'
   6 |     "made": "约1750年",
     |             ^~~~~~~~~~ did you mean '1750~'?
content/works/vase.json:7:13: error: expected a period like 1956/1960, ../1900 or 1900/.., found '1750'
   7 |     "used": "1750",
     |             ^~~~~~ since then: 1750/..; at that time only: 1750/1750
content/works/vase.json:8:14: error: unknown organisation '王家'
   8 |     "donor": "王家",
     |              ^~~~~~ there is: wang, 王氏后人
content/works/vase.json:9:12: error: expected an address that begins with https:// or http://, found 'example.org'
   9 |     "see": "example.org",
     |            ^~~~~~~~~~~~~ write https://example.org
content/works/vase.json:10:5: error: '藏品' has no fact '颜色'
  10 |     "颜色": "白"
     |     ^~~~~~ declared are: material 材质, height 高, room 展室, made 年代, used 使用, donor 捐赠者, found 出土地, see 参见
)");
  site.write("content/works/vase.json", R"({"name": "瓶", "facts": {"room": "三层"}})");
  site.build().expect_diagnostics(
      R"(content/works/vase.json:1:33: error: '三层' is no choice of '展室': 一层, 二层
   1 | {"name": "瓶", "facts": {"room": "三层"}}
     |                                  ^~~~~~
)");
  site.write("content/works/vase.json", R"({"name": "瓶"})");
  site.build().expect_diagnostics(
      R"(content/works/vase.json:1:1: error: entry lacks the required key 'facts'
   1 | {"name": "瓶"}
     | ^
)");
}

/// What follows from it is not told, too.
TEST(Kinds, UnderANameOfTheSitesOwnAreToldOnce) {
  SiteTest site(SiteTest::Begin::kEmpty);
  site.write("content/site.json", R"({
  "name": "Museum", "language": "en",
  "kinds": [{"slug": "api", "name": "Interfaces"}],
  "home": {"bands": [{"show": "entries", "kind": "api"}]}
})");
  site.build().expect_diagnostics(
      R"(content/site.json:3:22: error: 'api' is an address of the site itself and cannot be a kind's slug
   3 |   "kinds": [{"slug": "api", "name": "Interfaces"}],
     |                      ^~~~~ did you mean 'interfaces'?
)");
}

TEST(Words, InBracesAreOthersAndThere) {
  SiteTest site = museum();
  site.change(
      "content/site.json", R"("words": {"organisations": "捐赠者"})",
      R"("words": {"organisations": "捐赠者", "all_organisations": "每一位{organisations}"})");
  site.build().expect_ok().expect_diagnostics("");
  site.change("content/site.json", R"("words": {"organisations": "捐赠者", )", R"("words": {
    "home": "{organisatons}", "menu": "{单位}", "close": "{xyz}", "up": "{themes}",
    "themes": "{up}", "search": "a { b", )");
  site.build();
  for (const char* told :
       {"content/site.json:22:13: error: the word 'home' has {organisatons} in it, which is no "
        "word",
        "did you mean '{organisations}'?", "the word 'menu' has {单位} in it",
        "the word 'close' has {xyz} in it", "braces hold the key of another word",
        "the word 'up' has {themes} in it, which in turn needs 'up'",
        "the word 'themes' has {up} in it, which in turn needs 'themes'"})
    EXPECT_NE(site.diagnostics().find(told), std::string::npos) << site.diagnostics();
  EXPECT_EQ(site.diagnostics().find("'search'"), std::string::npos) << site.diagnostics();
}

/// Of what stands in site.json nothing else is said.
TEST(Kinds, TellWhatTheShowcaseDeclaresWrong) {
  SiteTest site = museum();
  site.remove("content/works/tripod.json").write("content/works/vase.json", R"({"name": "瓶"})");
  site.write("content/site.json", R"({
  "name": "小馆",
  "kinds": [
    {"slug": "works", "name": "藏品",
     "facts": [
       {"key": "material", "title": "材质", "typ": "text", "unit": "克"},
       {"key": "Made", "title": "年代", "type": "dat"},
       {"key": "room", "title": "展室", "type": "choice", "sort": true},
       {"key": "material", "title": "材料", "list": true, "sort": true},
       {"key": "see", "title": "参见", "type": "link", "filter": true}
     ]},
    {"slug": "works", "name": "藏品二"},
    {"slug": "search", "name": "找", "report": "maybe", "as_printed": true}
  ],
  "navigation": [{"kind": "work", "title": "藏品"}]
})");
  site.build().expect_diagnostics(R"(content/site.json:6:43: error: fact has no key 'typ'
   6 |        {"key": "material", "title": "材质", "typ": "text", "unit": "克"},
     |                                             ^~~~~ did you mean 'type'?
content/site.json:6:66: error: a fact of type text has no unit
   6 | …"material", "title": "材质", "typ": "text", "unit": "克"},
     |                                                      ^~~~ types that have unit: number
content/site.json:7:16: error: 'Made' cannot be the key of a fact: a-z first, then a-z, 0-9 and _
   7 |        {"key": "Made", "title": "年代", "type": "dat"},
     |                ^~~~~~ did you mean 'made'?
content/site.json:7:47: error: 'dat' is not one of text, number, date, period, choice, organisation, place, link
   7 |        {"key": "Made", "title": "年代", "type": "dat"},
     |                                                 ^~~~~ did you mean 'date'?
content/site.json:8:8: error: the fact 'room' of type choice has no choices
   8 |        {"key": "room", "title": "展室", "type": "choice", "s…
     |        ^ write "choices": ["…", "…"]
content/site.json:9:16: error: the fact 'material' is declared twice
   9 |        {"key": "material", "title": "材料", "list": true, "sort": true},
     |                ^~~~~~~~~~ the first is on line 6
content/site.json:9:65: error: a list of values gives no order
   9 | … "material", "title": "材料", "list": true, "sort": true},
     |                                                      ^~~~
content/site.json:10:64: error: a fact of type link has no filter
  10 | …: "see", "title": "参见", "type": "link", "filter": true}
     |                                                      ^~~~ types that have filter: text, number, date, period, choice, organisation, place
content/site.json:12:14: error: the kind 'works' is declared twice
  12 |     {"slug": "works", "name": "藏品二"},
     |              ^~~~~~~ the first is on line 4
content/site.json:13:14: error: 'search' is an address of the site itself and cannot be a kind's slug
  13 |     {"slug": "search", "name": "找", "report": "maybe", "as_printed": tr…
     |              ^~~~~~~~ did you mean 'zhao'?
content/site.json:13:47: error: 'maybe' is not one of none, optional, required
  13 |     {"slug": "search", "name": "找", "report": "maybe", "as_printed": true}
     |                                                ^~~~~~~
)");
}

TEST(Kinds, TellWhereAKeyBelongs) {
  SiteTest site = museum();
  site.write("content/works/vase.json", R"({
  "name": "瓶",
  "material": ["瓷"],
  "出土地": "咸阳",
  "report": "river",
  "form": "brief",
  "facts": {"room": "二层", "summary": "一只瓶。", "height": "25.5"}
})");
  site.write("content/people/wang-er.json", R"({"name": "王二", "facts": {"born": "1900"}})");
  site.build().expect_diagnostics(
      R"(content/people/wang-er.json:1:16: error: entry has no key 'facts'
   1 | {"name": "王二", "facts": {"born": "1900"}}
     |                  ^~~~~~~ its kind declares no facts: write "facts" in the kinds of site.json
content/works/vase.json:3:3: error: entry has no key 'material'
   3 |   "material": ["瓷"],
     |   ^~~~~~~~~~ it is a fact: write "facts": {"material": …}
content/works/vase.json:4:3: error: entry has no key '出土地'
   4 |   "出土地": "咸阳",
     |   ^~~~~~~~ it is a fact: write "facts": {"found": …}
content/works/vase.json:5:3: error: entry has no key 'report'
   5 |   "report": "river",
     |   ^~~~~~~~ its kind belongs to no report: leave it out, or write "report": "optional" in the kinds of site.json
content/works/vase.json:6:3: error: entry has no key 'form'
   6 |   "form": "brief",
     |   ^~~~~~ its kind has no briefs: leave it out, or write "brief": true in the kinds of site.json
content/works/vase.json:7:27: error: '藏品' has no fact 'summary'
   7 |   "facts": {"room": "二层", "summary": "一只瓶。", "height": "25.5"}
     |                             ^~~~~~~~~ it is no fact: write it beside "facts", not in it
content/works/vase.json:7:56: error: expected a number without quotes, found "…"
   7 | …cts": {"room": "二层", "summary": "一只瓶。", "height": "25.5"}
     |                                                          ^~~~~~ write 25.5
)");
}

TEST(Kinds, TellWhatSaysNothing) {
  SiteTest site(SiteTest::Begin::kEmpty);
  site.write("content/organisations/wang.json", R"({"name": "王氏后人"})");
  site.write("content/pages/about.json", R"({"title": "关于"})");
  site.write("content/pages/about.md", "说明。\n");
  site.write("content/site.json", R"({
  "name": "小馆",
  "sponsor": "wang",
  "logo": "assets/favicon.svg",
  "kinds": [
    {"slug": "-x", "name": "物", "schema": "visual artwork",
     "facts": [
       {"key": "a", "title": "材质", "property": "https://schema.org/Material"},
       {"key": "b", "title": "材质", "property": "材质"}
     ]}
  ],
  "navigation": [{"kind": "themes", "title": "主题"}],
  "home": {"bands": [{"show": "text", "page": "about", "count": 2}]}
})");
  site.build().expect_diagnostics(
      R"(content/site.json:3:14: error: expected the name of an organisation, found its slug 'wang'
   3 |   "sponsor": "wang",
     |              ^~~~~~ write '王氏后人'
content/site.json:6:14: error: the slug of a kind begins and ends with a letter or digit, found '-x'
   6 |     {"slug": "-x", "name": "物", "schema": "visual artwork",
     |              ^~~~ did you mean 'x'?
content/site.json:6:43: error: expected the name of a schema.org type such as VisualArtwork or Person, found 'visual artwork'
   6 |     {"slug": "-x", "name": "物", "schema": "visual artwork",
     |                                            ^~~~~~~~~~~~~~~~ did you mean 'VisualArtwork'?
content/site.json:8:48: error: expected the name of a schema.org property such as material or dateCreated, found 'https://schema.org/Material'
   8 |        {"key": "a", "title": "材质", "property": "https://schema.org/Material"},
     |                                                  ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~ did you mean 'material'?
content/site.json:9:30: error: two facts are called '材质': readers cannot tell them apart
   9 |        {"key": "b", "title": "材质", "property": "材质"}
     |                              ^~~~~~ the first is on line 8
content/site.json:9:48: error: expected the name of a schema.org property such as material or dateCreated, found '材质'
   9 |        {"key": "b", "title": "材质", "property": "材质"}
     |                                                  ^~~~~~
content/site.json:12:27: error: unknown kind 'themes'
  12 |   "navigation": [{"kind": "themes", "title": "主题"}],
     |                           ^~~~~~~~ it is a column of the site itself: write "url": "/themes/" in place of kind
content/site.json:13:65: error: a band of text has no count
  13 | …nds": [{"show": "text", "page": "about", "count": 2}]}
     |                                                    ^
)");
}

TEST(Kinds, AreOfferedTheNearestWord) {
  SiteTest site = museum();
  site.change("content/site.json", "\"type\": \"number\"", "\"type\": \"数字\"");
  site.change("content/site.json", "\"search\": true", "\"search\": \"true\"");
  site.change("content/site.json", "\"words\":",
              "\"home\": {\"bands\": [{\"show\": \"entry\", \"kind\": \"works\"}]}, \"words\":");
  site.build();
  for (const char* hint : {"did you mean 'number'?", "write true\n", "did you mean 'entries'?"})
    EXPECT_NE(site.diagnostics().find(hint), std::string::npos) << hint << site.diagnostics();
  SiteTest logo = museum();
  logo.write("assets/logo.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1 1\"/>");
  logo.change("content/site.json", "\"words\":", "\"logo\": \"assets/logo.svg\", \"words\":");
  logo.build();
  EXPECT_NE(logo.diagnostics().find("did you mean 'logo.svg'?"), std::string::npos)
      << logo.diagnostics();
}

/// What is read by kinds that are in doubt would be told wrong.
TEST(Kinds, InDoubtAreToldAlone) {
  SiteTest broken = museum();
  broken.write("content/site.json", "{\"name\": \"小馆\" \"kinds\": []}");
  broken.write("content/works/vase.md", "见[鼎](/works/nowhere/)。\n");
  broken.build().expect_diagnostics(
      R"(content/site.json:1:15: error: JSON syntax error: '"' cannot stand here
   1 | {"name": "小馆" "kinds": []}
     |                 ^ is a comma missing before it?
)");
  SiteTest twice = museum();
  twice.change("content/site.json", "\"slug\": \"people\"", "\"slug\": \"works\"");
  twice.build().expect_diagnostics(
      R"(content/site.json:18:14: error: the kind 'works' is declared twice
  18 |     {"slug": "works", "name": "人物"}
     |              ^~~~~~~ the first is on line 4
)");
  SiteTest other = museum();
  other.change("content/site.json", "\"name\": \"人物\"", "\"name\": \"人物\", \"intr\": \"人。\"");
  other.write("content/people/wang-er.json", R"({"nam": "王二"})");
  other.build();
  EXPECT_TRUE(other.diagnostics().starts_with("content/site.json:")) << other.diagnostics();
}

TEST(Kinds, WithoutATemplateOfThatNameAreOfferedTheNearest) {
  SiteTest site = museum();
  site.write("templates/entry-wroks.html", "{% extends \"entry.html\" %}");
  site.write("templates/entry-part.html", "part");
  site.write("templates/entry-works.html",
             "{% extends \"entry.html\" %}{% block head %}{% include 'entry-part.html' %}"
             "{% endblock %}");
  site.build().expect_diagnostics(
      R"(templates/entry-wroks.html:1:1: warning: no kind of entry uses 'entry-wroks.html': it has no effect
     | did you mean 'entry-works.html'?
)");
}

TEST(Kinds, StandOnAnOrganisationsPageByTheDateOfTheirFacts) {
  SiteTest site = museum();
  site.build().expect_ok();
  site.expect_text("organisations/wang/index.html", "1750年代");
  site.expect_no_text("organisations/wang/index.html", "时间未载明");
}

TEST(Kinds, DoNotLinkTheirOwnPage) {
  SiteTest site = museum();
  site.write("content/works/tripod.json",
             R"({"name": "大鼎", "organisation": "li", "facts": {"room": "一层", "donor": "li"}})");
  site.write("content/organisations/li.json", R"({"name": "李家"})");
  site.build().expect_ok();
  site.expect_no_text("works/tripod/index.html", "href=\"../../works/tripod/index.html\">李家");
  site.expect_no_text("works/tripod/index.html", ">李家</a>");
}

TEST(Kinds, WithoutAStoryAreLinkedByTheirAddress) {
  SiteTest site = museum();
  site.write("content/works/vase.md", "见[鼎](tripod.md)和[鼎](tripot.md)。\n");
  site.build().expect_diagnostics(
      R"(content/works/vase.md:1:6: error: the link 'tripod.md' leads to no file
   1 | 见[鼎](tripod.md)和[鼎](tripot.md)。
     |        ^~~~~~~~~ did you mean '/works/tripod/'?
content/works/vase.md:1:21: error: the link 'tripot.md' leads to no file
   1 | 见[鼎](tripod.md)和[鼎](tripot.md)。
     |                         ^~~~~~~~~ did you mean '/works/tripod/'?
)");
}

TEST(Kinds, DoNotTakeTheNamesThatCommandsHave) {
  for (const std::string name : {"site", "report", "organisation", "theme", "page"}) {
    SiteTest site(SiteTest::Begin::kEmpty);
    site.write("content/site.json",
               R"({"name": "展厅", "kinds": [{"slug": ")" + name + R"(", "name": "物"}]})")
        .build();
    EXPECT_NE(site.diagnostics().find("error: '" + name +
                                      "' is a kind of file that every showcase "
                                      "has and cannot be a kind's slug"),
              std::string::npos)
        << site.diagnostics();
  }
}

TEST(Kinds, AreReadAnewWhenTheyChange) {
  SiteTest site = museum();
  site.build_live().expect_ok();
  site.change("content/site.json", "\"title\": \"材质\"", "\"title\": \"质地\"");
  site.build_live().expect_ok().expect_text("works/tripod/index.html", "<dt>质地</dt>");
  const auto live = site.site();
  site.forget().options().force = true;
  site.build().expect_ok();
  EXPECT_EQ(difference(live, site.site()), "");
  site.change("content/site.json", "\"slug\": \"people\"", "\"slug\": \"persons\"");
  site.build_live();
  EXPECT_FALSE(site.result().ok());
}

TEST(Words, AreTheShowcasesBeforeTheBuiltInOnes) {
  SiteTest site = museum();
  site.change("content/site.json", "{\"organisations\": \"捐赠者\"}",
              "{\"organisations\": \"捐赠者\", \"home\": \"门厅\", \"total_after\": \"\"}");
  site.build().expect_ok().expect_text("works/index.html", "门厅");
  site.change("content/site.json", "\"home\": \"门厅\"", "\"hom\": \"门厅\"");
  site.build();
  EXPECT_FALSE(site.result().ok());
  EXPECT_NE(site.diagnostics().find("words has no key 'hom'"), std::string::npos);
  EXPECT_NE(site.diagnostics().find("did you mean 'home'?"), std::string::npos);
}

TEST(Words, OfAThirdLanguageFallBackToEnglish) {
  SiteTest site(SiteTest::Begin::kEmpty);
  site.write("content/site.json", R"({"name": "Musée", "language": "fr",
    "kinds": [{"slug": "oeuvres", "name": "Œuvres"}], "words": {"home": "Accueil"}})");
  site.write("content/oeuvres/vase.json", R"({"name": "Vase"})");
  site.build().expect_ok();
  site.expect_text("oeuvres/vase/index.html", "lang=\"fr\"");
  site.expect_text("oeuvres/vase/index.html", "Accueil")
      .expect_text("oeuvres/vase/index.html", "Larger text");
  site.options().whole_view = true;
  site.build();
  EXPECT_NE(site.diagnostics().find("words of the interface are missing in fr"), std::string::npos);
}

TEST(Dates, StandOnTheTimelineByWhatTheyMean) {
  SiteTest site = museum();
  site.write("content/people/wang-er.json", R"({"name": "王二", "events": [
    {"name": "丁", "date": "1956-03"}, {"name": "甲", "date": "-0221"},
    {"name": "丙", "date": "1956/1960"}, {"name": "乙", "date": "17XX", "date_text": "清"}]})");
  site.build().expect_ok();
  const std::string page = site.page("timeline/index.html");
  std::size_t last = 0;
  for (const char* title : {"公元前221年", "18世纪", "1956年至1960年", "1956年</h2>"}) {
    const std::size_t at = page.find(title);
    ASSERT_NE(at, std::string::npos) << title;
    EXPECT_GT(at, last) << title;
    last = at;
  }
}

}  // namespace

}  // namespace zhanting
