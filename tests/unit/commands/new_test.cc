#include "commands/new.h"

#include "command_site.h"

namespace zhanting {
namespace {

Ran make(CommandSite& site, NewOptions options, Language language = Language::kEnglish) {
  options.source = CommandSite::kSource;
  return run(run_new, options, site.files(), language);
}

class NewOfKind : public testing::TestWithParam<std::pair<const char*, const char*>> {};

TEST_P(NewOfKind, WritesAPairThatBuildsAtOnce) {
  CommandSite site;
  const auto [kind, folder] = GetParam();
  const Ran ran = make(site, {.kind = kind, .slug = "fresh", .name = "新的一条"});
  ASSERT_EQ(ran.status, 0) << ran.err;
  const std::string path = "content/" + std::string(folder) + "/fresh";
  EXPECT_TRUE(ran.out.starts_with("wrote " + path + ".json\nwrote " + path + ".md\n")) << ran.out;
  EXPECT_TRUE(site.has(path + ".json"));
  EXPECT_TRUE(site.has(path + ".md"));
  const std::string reported = site.build();
  EXPECT_TRUE(site.ok()) << reported;
}

TEST_P(NewOfKind, WritesAPairThatBuildsWithoutAName) {
  CommandSite site;
  ASSERT_EQ(make(site, {.kind = GetParam().first, .slug = "fresh", .name = {}}).status, 0);
  const std::string reported = site.build();
  EXPECT_TRUE(site.ok()) << reported;
}

TEST_P(NewOfKind, RefusesToOverwrite) {
  CommandSite site;
  const NewOptions options = {.kind = GetParam().first, .slug = "fresh", .name = "新的一条"};
  ASSERT_EQ(make(site, options).status, 0);
  const std::string path = "content/" + std::string(GetParam().second) + "/fresh.json";
  site.put(path, "{\"name\": \"changed\"}");
  const Ran again = make(site, options);
  EXPECT_EQ(again.status, 2);
  EXPECT_EQ(again.err, "zhanting: the slug 'fresh' is taken: " + path + "\n");
  EXPECT_EQ(site.read(path), "{\"name\": \"changed\"}");
}

INSTANTIATE_TEST_SUITE_P(Kinds, NewOfKind,
                         testing::Values(std::pair("report", "reports"),
                                         std::pair("branch", "branches"),
                                         std::pair("highlight", "highlights"),
                                         std::pair("organisation", "organisations"),
                                         std::pair("theme", "themes"), std::pair("page", "pages")),
                         [](const auto& kind) { return kind.param.first; });

TEST(New, MakesTheSlugFromTheChineseName) {
  CommandSite site;
  EXPECT_EQ(make(site, {.kind = "branch", .slug = {}, .name = "市财政局税政处党支部"}).status, 0);
  EXPECT_TRUE(site.has("content/branches/shi-cai-zheng-ju-shui-zheng-chu.json"));
  EXPECT_NE(site.read("content/branches/shi-cai-zheng-ju-shui-zheng-chu.json")
                .find("\"name\": \"市财政局税政处党支部\""),
            std::string::npos);
}

TEST(New, WritesTheNameAsAnEditorWouldTypeIt) {
  CommandSite site;
  EXPECT_EQ(make(site, {.kind = "page", .slug = "q", .name = "问&答 <A'B>"}).status, 0);
  EXPECT_NE(site.read("content/pages/q.json").find("\"title\": \"问&答 <A'B>\""), std::string::npos)
      << site.read("content/pages/q.json");
}

TEST(New, NumbersASlugFromANameThatIsTaken) {
  CommandSite site;
  make(site, {.kind = "branch", .slug = {}, .name = "税政处党支部"});
  EXPECT_EQ(make(site, {.kind = "highlight", .slug = {}, .name = "税政处"}).status, 0);
  EXPECT_TRUE(site.has("content/highlights/shui-zheng-chu-2.md"));
}

TEST(New, FillsEveryFieldInItsOrder) {
  CommandSite site;
  make(site, {.kind = "branch", .slug = "hall", .name = "云溪市图书馆大厅党支部"});
  EXPECT_EQ(site.read("content/branches/hall.json"), R"({
  "name": "云溪市图书馆大厅党支部",
  "form": "page",
  "report": "library",
  "section": "branches",
  "order": 3,
  "organisation": "yunxi-library",
  "with": [],
  "summary": "此处填写摘要：这个支部做了什么，结果怎样，九十字以内。",
  "figures": [],
  "plots": [],
  "events": [],
  "honours": [],
  "brands": [],
  "themes": [],
  "places": [],
  "photos": [],
  "source": {},
  "draft": false,
  "aliases": [],
  "corrections": []
}
)");
}

TEST(New, TakesTheOrganisationThatTheNameBeginsWith) {
  CommandSite site;
  site.put("content/organisations/city.json", R"({"name": "云溪市"})");
  site.put("content/organisations/archive.json", R"({"name": "云溪市档案馆"})");
  make(site, {.kind = "branch", .slug = "vault", .name = "云溪市档案馆库房党支部"});
  EXPECT_NE(site.read("content/branches/vault.json").find("\"organisation\": \"archive\""),
            std::string::npos);
}

/// Where entries name an organisation in a fact, that is where it is guessed.
TEST(New, TakesItForTheFactThatNamesOne) {
  CommandSite site(Language::kEnglish, "museum");
  site.put("content/organisations/tea-house.json", R"({"name": "Tea House"})");
  const Ran ran = make(site, {.kind = "works", .slug = "caddy", .name = "Tea House caddy"});
  EXPECT_NE(site.read("content/works/caddy.json").find("\"donor\": \"tea-house\""),
            std::string::npos)
      << site.read("content/works/caddy.json");
  EXPECT_NE(ran.out.find("facts.donor=tea-house"), std::string::npos) << ran.out;
}

TEST(New, SaysWhatToCheckWhatIsLeftOutAndWhatNext) {
  CommandSite site;
  const Ran ran =
      make(site, {.kind = "branch", .slug = "hall", .name = "大厅"}, Language::kChinese);
  EXPECT_EQ(
      ran.out,
      "已写好 content/branches/hall.json\n"
      "已写好 content/branches/hall.md\n"
      "这些值是按现有内容填的，请核对：report=library、section=branches、"
      "organisation=yunxi-library\n"
      "没有内容的键先不写，需要时再加：headline 本站标题、short_name 简称、slogan 口号、date 日期、"
      "date_text 日期原文、"
      "missing 本文缺失、published 发布时间、updated 更新时间\n"
      "下一步：把写着“此处填写”的地方换成自己的内容，运行 zhanting serve 边写边看\n");
}

TEST(New, WarnsOfAnExampleThatIsPublishedUnchanged) {
  CommandSite site;
  make(site, {.kind = "theme", .slug = "fresh", .name = "新主题"});
  EXPECT_NE(site.build().find("'此处填写' is left over from a draft"), std::string::npos);
}

/// What must not be published unseen says so in its own place, and nobody's name is guessed.
TEST(New, MarksEachFactThatIsToBeFilledIn) {
  CommandSite site(Language::kEnglish, "museum");
  const Ran ran = make(site, {.kind = "works", .slug = "cup", .name = "Cup"});
  ASSERT_EQ(ran.status, 0) << ran.err;
  EXPECT_EQ(ran.out.find("check them"), std::string::npos) << ran.out;
  const std::string json = site.read("content/works/cup.json");
  EXPECT_NE(json.find(R"("era": "Fill in here: Era (one of: )"), std::string::npos) << json;
  EXPECT_NE(json.find(R"("made": "Fill in here: )"), std::string::npos) << json;
  EXPECT_NE(json.find("(a date, such as 1750~)"), std::string::npos) << json;
  EXPECT_EQ(json.find("\"organisation\""), std::string::npos) << json;
  const std::string said = site.build();
  EXPECT_TRUE(site.ok()) << said;
  EXPECT_NE(said.find("content/works/cup.json:9:12: warning: the fact 'Era' is still to be "
                      "filled in"),
            std::string::npos)
      << said;
  site.build(true);
  EXPECT_FALSE(site.ok());
}

TEST(New, MarksWhatAKindsOwnStubSays) {
  CommandSite site;
  site.put("content/site.json", R"({"name": "小馆", "kinds": [{"slug": "works", "name": "藏品",
    "stub": {"name": "某件藏品", "summary": "它是什么", "story": "## 来历\n\n从哪里来"}}]})");
  ASSERT_EQ(make(site, {.kind = "works", .slug = "cup", .name = {}}).status, 0);
  const std::string json = site.read("content/works/cup.json");
  EXPECT_NE(json.find(R"("name": "此处填写：某件藏品")"), std::string::npos) << json;
  EXPECT_NE(json.find(R"("summary": "此处填写：它是什么")"), std::string::npos) << json;
  EXPECT_EQ(site.read("content/works/cup.md"), "此处填写：开头的一段。\n\n## 来历\n\n从哪里来\n");
}

TEST(New, WorksWhileAnotherRecordIsBroken) {
  CommandSite site;
  site.put("content/branches/broken.json", "{");
  site.put("content/branches/broken.md", "");
  EXPECT_EQ(make(site, {.kind = "branch", .slug = "fresh", .name = "大厅"}).status, 0);
}

struct Refusal {
  NewOptions options;
  const char* message;
};

TEST(New, RefusesWhatItCannotMake) {
  CommandSite site;
  const Refusal refusals[] = {
      {{.kind = "brunch", .slug = "a", .name = {}},
       "zhanting: there is no kind 'brunch'; choose from report, branch, highlight, organisation, "
       "theme, place, walk, page\n  did you mean 'branch'?\n"},
      {{.kind = "branch", .slug = {}, .name = {}},
       "zhanting: give a slug, or a name with --name\n"},
      {{.kind = "branch", .slug = "Big Hall", .name = {}},
       "zhanting: 'Big Hall' is not a slug: only a-z, 0-9 and - are allowed\n"
       "  did you mean 'big-hall'?\n"},
      {{.kind = "branch", .slug = "税政处", .name = {}},
       "zhanting: '税政处' is not a slug: only a-z, 0-9 and - are allowed\n"
       "  did you mean 'shui-zheng-chu'?\n"},
      {{.kind = "branch", .slug = "../outside", .name = {}},
       "zhanting: '../outside' is not a slug: only a-z, 0-9 and - are allowed\n"
       "  did you mean 'outside'?\n"},
      {{.kind = "branch", .slug = {}, .name = "……"},
       "zhanting: no slug can be made from '……'; give one of a-z, 0-9 and -\n"},
      {{.kind = "page", .slug = "figures", .name = {}},
       "zhanting: 'figures' is an address of the site itself and cannot be a page's slug\n"},
      {{.kind = "highlight", .slug = "library", .name = {}},
       "zhanting: the slug 'library' is taken: content/reports/library.json\n"},
  };
  for (const Refusal& refusal : refusals) {
    const Ran ran = make(site, refusal.options);
    EXPECT_EQ(ran.status, 2) << refusal.message;
    EXPECT_EQ(ran.err, refusal.message);
    EXPECT_EQ(ran.out, "");
  }
}

TEST(New, AsksForAReportBeforeAnEntry) {
  const auto files = make_memory_files();
  ASSERT_FALSE(files->make_folders("bare/content"));
  ASSERT_FALSE(files->write("bare/content/site.json", R"({"name": "展厅"})"));
  register_markdown_extensions();
  const Ran ran = run<NewOptions>(
      run_new, {.kind = "branch", .slug = "a", .name = "甲", .source = "bare"}, *files);
  EXPECT_EQ(ran.status, 2);
  EXPECT_EQ(ran.err,
            "zhanting: the showcase has no report yet, and an entry belongs to one; first make "
            "one: zhanting new report --name TITLE\n");
}

TEST(New, AsksForAShowcase) {
  const auto files = make_memory_files();
  const Ran ran = run<NewOptions>(
      run_new, {.kind = "branch", .slug = "a", .name = {}, .source = "nowhere"}, *files);
  EXPECT_EQ(ran.status, 2);
  EXPECT_EQ(ran.err,
            "zhanting: there is no content folder here\n"
            "  name the showcase folder with --source, or make one with zhanting init\n");
}

TEST(New, WritesInTheLanguageOfTheSite) {
  CommandSite site;
  site.put("content/site.json", R"({"name": "Library", "language": "en"})");
  make(site, {.kind = "theme", .slug = "fresh", .name = "Rivers"});
  EXPECT_TRUE(site.read("content/themes/fresh.md").starts_with("Fill in here: "));
}

}  // namespace
}  // namespace zhanting
