#include "site_test.h"

/// A showcase of a shadow-puppet troupe: plays that were staged in one year, puppets of a reign,
/// facts that no summary repeats.
namespace zhanting {

namespace {

constexpr const char* kPuppetsSettings = R"({
  "name": "河湾皮影班",
  "summary": "一个皮影班。",
  "kinds": [
    {"slug": "puppets", "name": "影人", "one": "件", "facts": [
      {"key": "role", "title": "行当", "type": "choice", "choices": ["生", "旦"], "required": true},
      {"key": "hide", "title": "皮料", "list": true, "property": "material"},
      {"key": "height", "title": "高", "type": "number", "unit": "厘米"},
      {"key": "made", "title": "制作", "type": "date", "property": "dateCreated"},
      {"key": "from", "title": "来自", "type": "place"}
    ]},
    {"slug": "plays", "name": "剧目", "one": "出", "facts": [
      {"key": "staged", "title": "上演", "type": "period", "property": "temporalCoverage"},
      {"key": "tune", "title": "唱腔"},
      {"key": "score", "title": "影卷", "type": "link"}
    ]}
  ],
  "home": {"bands": [{"show": "entries", "kind": "puppets"}, {"show": "entries", "kind": "plays"}]}
})";

SiteTest troupe() {
  SiteTest site(SiteTest::Begin::kEmpty);
  site.write("content/site.json", kPuppetsSettings);
  site.write("content/places/bend.json", R"({"name": "河湾村", "variants": ["河湾老村"]})");
  site.write("content/puppets/sword.json", R"({
  "name": "刀马旦",
  "facts": {"role": "旦", "hide": ["驴皮"], "height": 31, "made": "1736/1795", "from": "河湾村"}
})");
  site.write("content/plays/boat.json", R"({
  "name": "借船",
  "facts": {"staged": "1951/1951", "tune": "弦板腔", "score": {"url": "https://example.org/a"}}
})");
  return site;
}

TEST(Puppets, OfOneYearAreOfThatYear) {
  SiteTest site = troupe();
  site.build().expect_ok().expect_diagnostics("");
  site.expect_text("plays/boat/index.html", "<dt>上演</dt><dd>1951年</dd>");
  site.change("content/site.json", "\"name\": \"河湾皮影班\"",
              "\"name\": \"河湾皮影班\", \"language\": \"en\"");
  site.build().expect_ok().expect_text("plays/boat/index.html", "<dt>上演</dt><dd>1951</dd>");
}

TEST(Puppets, StandOnThePageOfThePlaceThatTheirFactsName) {
  SiteTest site = troupe();
  site.build().expect_ok();
  site.expect_text("puppets/sword/index.html",
                   R"(<dt>来自</dt><dd><a href="../../places/bend/index.html">河湾村</a></dd>)");
  site.expect_text("places/bend/index.html", R"(href="../../puppets/sword/index.html")");
}

/// Its place is not told to be unused, too: that is the same slip.
TEST(Puppets, FromAPlaceThatIsNearlyARecordAreToldOfIt) {
  SiteTest site = troupe();
  site.change("content/puppets/sword.json", "\"from\": \"河湾村\"", "\"from\": \"河弯村\"");
  site.build().expect_ok().expect_diagnostics(
      R"(content/puppets/sword.json:3:85: warning: unknown place '河弯村'
   3 | …"驴皮"], "height": 31, "made": "1736/1795", "from": "河弯村"}
     |                                                      ^~~~~~~~ did you mean '河湾村'?
)");
  // Facts may name places that nobody tells of, near by or of the same kind of name.
  for (const char* other : {"西安", "河湾新村"}) {
    site.write(
        "content/puppets/sword.json",
        R"({"name": "刀马旦", "facts": {"role": "旦", "from": ")" + std::string(other) + "\"}}");
    site.build().expect_ok();
    EXPECT_EQ(site.diagnostics().find("unknown place"), std::string::npos) << site.diagnostics();
  }
}

TEST(Puppets, SayOfThemselvesWhatTheirStoryOrTheirFactsSay) {
  SiteTest site = troupe();
  site.build().expect_ok();
  site.expect_text(
      "puppets/sword/index.html",
      R"(<meta name="description" content="行当：旦；皮料：驴皮；高：31厘米；制作：1736年至1795年；来自：河湾村">)");
  site.expect_text("plays/boat/index.html",
                   R"(<meta name="description" content="上演：1951年；唱腔：弦板腔">)");
  site.write("content/puppets/sword.md", "## 从头说\n\n她的靠旗**有四面**。\n\n一抖就响。\n");
  site.build().expect_ok().expect_text(
      "puppets/sword/index.html",
      R"(<meta name="description" content="她的靠旗有四面。一抖就响。">)");
  site.change("content/puppets/sword.json", "\"name\"", "\"summary\": \"一件旦角。\", \"name\"");
  site.build().expect_ok().expect_text("puppets/sword/index.html",
                                       R"(<meta name="description" content="一件旦角。">)");
  std::string story;
  for (int i = 0; i < 20; ++i) story += "一二三四五六七八九。";
  site.write("content/plays/boat.md", story + "\n");
  site.build().expect_ok().expect_text("plays/boat/index.html", "八九。\">");
  site.expect_no_text(
      "plays/boat/index.html",
      "content=\"" + story.substr(0, 10 * std::string_view("一二三四五六七八九。").size()));
}

TEST(Puppets, TellMachinesTheDatesThatIsoHas) {
  SiteTest site = troupe();
  site.build().expect_ok();
  site.expect_no_text("puppets/sword/index.html", "dateCreated")
      .expect_text("puppets/sword/index.html", R"("material": "驴皮")")
      .expect_text("plays/boat/index.html", R"("temporalCoverage": "1951")");
  const auto with = [&](const char* made, const char* staged) {
    site.write(
        "content/puppets/sword.json",
        R"({"name": "刀马旦", "facts": {"role": "旦", "made": ")" + std::string(made) + "\"}}");
    site.write("content/plays/boat.json",
               R"({"name": "借船", "facts": {"staged": ")" + std::string(staged) + "\"}}");
    site.build().expect_ok();
  };
  with("1951-03", "1951/..");
  site.expect_text("puppets/sword/index.html", R"("dateCreated": "1951-03")")
      .expect_text("plays/boat/index.html", R"("temporalCoverage": "1951/..")");
  with("1750~", "175X/1780");
  site.expect_no_text("puppets/sword/index.html", "dateCreated")
      .expect_text("plays/boat/index.html", R"("temporalCoverage": "1750年代至1780年")");
}

TEST(Puppets, OfTwoFactsOfOnePropertyTellBoth) {
  SiteTest site = troupe();
  site.change("content/site.json", "\"title\": \"行当\"",
              "\"title\": \"行当\", \"property\": \"material\"");
  site.build().expect_ok().expect_text("puppets/sword/index.html", R"("material": ["旦", "驴皮"])");
}

TEST(Puppets, AreDatedInTheWordsOfTheShowcase) {
  SiteTest site = troupe();
  site.change("content/site.json", "\"home\":",
              R"("language": "fr",
  "words": {"month_3": "mars", "date_about": "vers {time}", "date_century": "{roman}e siècle"},
  "home":)");
  site.write("content/puppets/sword.json", R"({"name": "Épée", "date": "1951-03",
    "facts": {"role": "旦", "made": "17XX~"}, "events": [{"name": "Bal", "date": "1951-03-07"}]})");
  site.build().expect_ok();
  site.expect_text("puppets/sword/index.html", "<dd>vers XVIIIe siècle</dd>")
      .expect_text("puppets/sword/index.html", "mars 1951")
      .expect_text("timeline/index.html", ">mars</h3>")
      .expect_text("timeline/index.html", "7 mars 1951");
}

/// A change of a file and, whole, what is said then.
struct PuppetSlip {
  const char* path;
  const char* before;
  const char* after;
  const char* told;
};

std::string told_of(const SiteTest& site) {
  std::string told;
  for (const Diagnostic& each : site.result().diagnostics.all()) {
    told += text_of(each.message, Language::kEnglish);
    if (each.hint) told += " | " + text_of(*each.hint, Language::kEnglish);
    told += "\n";
  }
  return told;
}

void expect_puppets_told(const std::vector<PuppetSlip>& slips) {
  for (const PuppetSlip& slip : slips) {
    SiteTest site = troupe();
    site.change(slip.path, slip.before, slip.after).build();
    EXPECT_EQ(told_of(site), slip.told) << slip.after;
  }
}

constexpr const char* kSite = "content/site.json";
constexpr const char* kBands =
    R"({"bands": [{"show": "entries", "kind": "puppets"}, {"show": "entries", "kind": "plays"}]})";

TEST(Puppets, AreOfferedWhatIsAcceptedInTheSettings) {
  expect_puppets_told({
      {kSite, R"("slug": "puppets")", R"("slug": "影人")",
       "'影人' is not a slug: only a-z, 0-9 and - are allowed | did you mean 'ying-ren'?\n"},
      {kSite, R"("key": "hide")", R"("key": "皮料")",
       "'皮料' cannot be the key of a fact: a-z first, then a-z, 0-9 and _ | did you mean "
       "'pi_liao'?\n"},
      {kSite, R"("name": "剧目")", R"("name": "影人")",
       "two kinds are called '影人': readers cannot tell them apart | the first is on line 5\n"},
      {kSite, R"("property": "material")", R"("property": "name")",
       "the page itself says its name: no fact can be that property | leave the property out, or "
       "take another\n"},
      {kSite, R"("property": "material")", R"("property": "url")",
       "the page itself says its url: no fact can be that property | did you mean 'sameAs'?\n"},
      {kSite, kBands, R"(["entries", "剧目"])",
       "expected an object {…}, found […] | write {\"bands\": [{\"show\": \"entries\", \"kind\": "
       "\"puppets\"}, {\"show\": \"entries\", \"kind\": \"plays\"}]}\n"},
      {kSite, kBands, R"([{"show": "themes"}])",
       "expected an object {…}, found […] | write {\"bands\": [{\"show\": \"themes\", …}]}\n"},
      {kSite, kBands, R"("剧目")",
       "expected an object {…}, found \"…\" | write {\"bands\": [{\"show\": \"entries\", \"kind\": "
       "\"plays\"}]}\n"},
      {kSite, R"("kind": "plays"})", R"("kind": "puppets"})",
       "the band 'entries' stands twice and shows the same twice | the first is on line 18\n"},
      {kSite, R"("kind": "plays"})", R"("kind": "plays", "sort": "staged"})",
       "band has no key 'sort' | the home page has no order of its own: entries stand by their own "
       "order, the smallest first\n"},
      {kSite, R"("kind": "plays"})", R"("kind": "剧目"})",
       "unknown kind '剧目' | did you mean 'plays'?\n"},
      {kSite, R"("name": "剧目")", R"("name": "")",
       "the text is empty | this key has to say something\n"},
      {kSite, R"("home":)", R"("words": {"单位": "班子"}, "home":)",
       "words has no key '单位' | did you mean 'organisations'?\n"},
      {kSite, R"("home":)", R"("words": {"organisations": " ", "total_after": ""}, "home":)",
       "the word 'organisations' is blank: readers see nothing in its place | leave it out, and it "
       "stays '单位'\n"},
      {kSite, R"("home":)", R"("words": {"date_about": "大约"}, "home":)",
       "the word 'date_about' has to have {time} in it | it is built in as '约{time}'\n"},
      {kSite, R"("home":)", R"("words": {"date_about": "{year}前后"}, "home":)",
       "the word 'date_about' cannot have {year} in it | it is built in as '约{time}'\n"},
  });
}

TEST(Puppets, DeclaredByTheirKeysAreToldHowAListIsWritten) {
  SiteTest site = troupe();
  site.write("content/site.json", R"({"name": "班", "kinds": {"puppets": {"name": "影人"}}})");
  site.build();
  EXPECT_EQ(told_of(site), "expected a list […], found {…} | write [{\"slug\": \"puppets\", …}]\n");
  site.write("content/site.json", R"({"name": "班", "kinds": [{"slug": "puppets", "name": "影人",
    "facts": {"role": {"title": "行当"}}}]})");
  site.build();
  EXPECT_EQ(told_of(site), "expected a list […], found {…} | write [{\"key\": \"role\", …}]\n");
}

TEST(Puppets, AreOfferedWhatIsAcceptedInAnEntry) {
  constexpr const char* kSword = "content/puppets/sword.json";
  constexpr const char* kBoat = "content/plays/boat.json";
  const std::string date =
      "expected a date like 2022, 2022-09, 2022-09-07, 1750~, 17XX, 1956/1960 or -0221, found ";
  const std::string words = ", and the words in date_text (in a fact: \"text\")\n";
  const std::string in_words[] = {
      date + "'清乾隆' | write the years that are known, such as 1736/1795" + words,
      date + "'光绪二十三年' | write the years that are known, such as 1897" + words,
      date +
          "'解放前' | write the years that are known (1930~ is about, 193X the decade, "
          "1900/1930 between) and the words in date_text (in a fact: \"text\")\n",
      date + "'大约1930到1935年' | did you mean '1930~/1935~'?\n",
      date + "'1898?~' | did you mean '1898%'?\n",
      date + "'1736年至1736年' | did you mean '1736'?\n"};
  expect_puppets_told({
      {kSword, R"("role": "旦")", R"("role": "")",
       "the text is empty | what nobody knows is left out: in site.json, remove the required of "
       "this fact\n"},
      {kSword, R"("role": "旦")", R"("role": null)",
       "'null' is no value of '行当' | what nobody knows is left out: in site.json, remove the "
       "required of this fact\n"},
      {kSword, "31", "\"1,250\"", "expected a number without quotes, found \"…\" | write 1250\n"},
      {kSword, "31", "\"31,5\"", "expected a number without quotes, found \"…\" | write 31.5\n"},
      {kSword, "31", "\"4,2 厘米\"",
       "expected a number without quotes, found \"…\" | write 4.2; its unit, 厘米, is declared\n"},
      {kSword, "31", "\"1,250厘米\"",
       "expected a number without quotes, found \"…\" | write 1250; its unit, 厘米, is declared\n"},
      {kSword, "31", "[31]",
       "expected a number without quotes, found […] | it has one value: leave the brackets out; "
       "for several write \"list\": true beside the fact 'height' in site.json\n"},
      {kSword, "1736/1795", "清乾隆", in_words[0].c_str()},
      {kSword, "1736/1795", "光绪二十三年", in_words[1].c_str()},
      {kSword, "1736/1795", "解放前", in_words[2].c_str()},
      {kSword, "1736/1795", "大约1930到1935年", in_words[3].c_str()},
      {kSword, "1736/1795", "1898?~", in_words[4].c_str()},
      {kSword, "1736/1795", "1736年至1736年", in_words[5].c_str()},
      {kSword, "\"1736/1795\"", R"({"year": "1736"})",
       "date has no key 'year' | did you mean 'date'?\n"},
      {kBoat, "example.org/a", "example.org/a b",
       "an address has no spaces, found 'https://example.org/a b' | write "
       "\"https://example.org/a%20b\"\n"},
      {kBoat, "1951/1951", "1951",
       "expected a period like 1956/1960, ../1900 or 1900/.., found '1951' | since then: 1951/..; "
       "at that time only: 1951/1951\n"},
  });
}

TEST(Puppets, OnAWalkAreOfferedBySlug) {
  SiteTest site = troupe();
  site.write("content/walks/walk.json", R"({"title": "一条路线", "summary": "看戏。", "stops": [
    {"entry": "刀马旦", "text": "先看她。"}, {"entry": "boat", "text": "再看船。"}]})");
  site.build();
  EXPECT_EQ(told_of(site), "unknown entry '刀马旦' | did you mean 'sword'?\n");
  site.write("content/walks/walk.json",
             R"({"title": "一条路线", "summary": "看戏。", "stops": ["sword", "boat"]})");
  site.build();
  EXPECT_EQ(told_of(site),
            "expected an object {…}, found \"…\" | write {\"entry\": \"sword\", \"text\": \"…\"}\n"
            "expected an object {…}, found \"…\" | write {\"entry\": \"boat\", \"text\": \"…\"}\n");
}

}  // namespace

}  // namespace zhanting
