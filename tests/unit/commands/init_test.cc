#include "base/utf8.h"
#include "command_site.h"
#include "commands/init_template.h"

namespace zhanting {
namespace {

TEST(Init, MakesAShowcaseThatBuildsWithoutAWarning) {
  CommandSite site;
  EXPECT_EQ(site.build(true), "");
  EXPECT_TRUE(site.ok());
  for (const char* page :
       {"index.html", "reports/library/index.html", "branches/reader-service/index.html",
        "highlights/mountain-bus/index.html", "themes/reading/index.html",
        "organisations/yunxi-library/index.html", "about/index.html"})
    EXPECT_TRUE(site.has("site/" + std::string(page))) << page;
}

TEST(Init, TellsTheEditorWhatToDoEachDay) {
  CommandSite site;
  const std::string readme = site.read("README.md");
  for (const char* command : {"zhanting serve", "zhanting new branch", "zhanting check",
                              "zhanting proof", "zhanting build"})
    EXPECT_NE(readme.find(command), std::string::npos) << command;
}

TEST(Init, KeepsWhatIsMadeOutOfVersionControl) {
  CommandSite site;
  EXPECT_EQ(site.read(".gitignore"), "/site/\n/proof/\n/.zhanting/\n");
}

TEST(Init, WiresTheSchemasToTheEditor) {
  CommandSite site;
  const std::string settings = site.read(".vscode/settings.json");
  for (const char* kind :
       {"site", "report", "branch", "highlight", "organisation", "theme", "page"}) {
    const std::string schema = ".zhanting/schema/" + std::string(kind) + ".json";
    EXPECT_TRUE(site.has(schema)) << schema;
    EXPECT_NE(settings.find("./" + schema), std::string::npos) << schema;
  }
}

TEST(Init, MakesAnEnglishShowcaseToo) {
  CommandSite site(Language::kEnglish);
  EXPECT_EQ(site.build(true), "");
  EXPECT_TRUE(site.ok());
  for (const char* page :
       {"README.md", ".github/workflows/site.yml", ".gitlab-ci.yml", "publish.sh",
        "site/index.html", "site/reports/library/index.html",
        "site/branches/reader-service/index.html", "site/highlights/mountain-bus/index.html",
        "site/organisations/index.html", "site/timeline/index.html", "site/honours/index.html",
        "site/figures/index.html", "site/brands/index.html", "site/404.html"}) {
    const std::string text = site.read(page);
    for (std::size_t i = 0; i < text.size();) {
      const Decoded read = decode(text, i);
      ASSERT_FALSE(is_han(read.code_point)) << page << ": " << text.substr(i, 60);
      i += static_cast<std::size_t>(read.length);
    }
  }
  EXPECT_NE(site.read("site/reports/library/index.html").find("23 April 2024"), std::string::npos);
  EXPECT_NE(site.read("site/timeline/index.html").find("March"), std::string::npos);
}

TEST(Init, MakesShowcasesOfOtherFields) {
  for (const std::string like : {"museum", "faculty"}) {
    for (const Language language : {Language::kChinese, Language::kEnglish}) {
      CommandSite site(language, like);
      EXPECT_EQ(site.build(true), "") << like;
      EXPECT_TRUE(site.ok()) << like;
    }
  }
}

/// Of the Party's world and of newspapers.
TEST(Init, SaysNothingOfTheirWorldInOtherFields) {
  for (const std::string like : {"museum", "faculty"}) {
    CommandSite site(Language::kChinese, like);
    site.build();
    for (const auto& [path, bytes] : site.pages()) {
      for (const char* word : {"党", "支部", "专题", "报道", "刊", "亮点"})
        EXPECT_EQ(bytes.find(word), std::string::npos) << path << " holds " << word;
    }
  }
}

TEST(Init, RefusesWhatItHasNoShowcaseLike) {
  const auto files = make_memory_files();
  const Ran ran = run<InitOptions>(run_init, {.folder = "new", .like = "musum"}, *files);
  EXPECT_EQ(ran.status, 2);
  EXPECT_EQ(ran.err,
            "zhanting: there is no kind 'musum'; choose from party, museum, faculty\n"
            "  did you mean 'museum'?\n");
}

TEST(Init, TellsBothLanguagesTheSame) {
  for (const std::string_view like : init_names()) {
    const std::vector<EmbeddedFile> chinese = init_template(like, Language::kChinese);
    const std::vector<EmbeddedFile> english = init_template(like, Language::kEnglish);
    ASSERT_EQ(chinese.size(), english.size());
    for (std::size_t i = 0; i < chinese.size(); ++i) {
      EXPECT_EQ(chinese[i].path, english[i].path);
      const bool has_words = chinese[i].path.ends_with(".md") || chinese[i].path.ends_with(".json");
      const bool same = chinese[i].bytes == english[i].bytes;
      EXPECT_TRUE(!same || !has_words || chinese[i].path == ".vscode/settings.json")
          << like << " " << chinese[i].path;
    }
  }
}

TEST(Init, TakesAnEmptyFolder) {
  const auto files = make_memory_files();
  ASSERT_FALSE(files->make_folders("empty"));
  EXPECT_EQ(run<InitOptions>(run_init, {.folder = "empty"}, *files).status, 0);
}

TEST(Init, RefusesAFolderWithAnythingInIt) {
  const auto files = make_memory_files();
  ASSERT_FALSE(files->make_folders("full"));
  ASSERT_FALSE(files->write("full/letter.txt", "dear"));
  const Ran ran = run<InitOptions>(run_init, {.folder = "full"}, *files);
  EXPECT_EQ(ran.status, 2);
  EXPECT_EQ(ran.err, "zhanting: full is not empty (letter.txt); name a new or an empty folder\n");
  EXPECT_EQ(files->kind_of("full/README.md"), FileKind::kMissing);
}

TEST(Init, RefusesAFile) {
  const auto files = make_memory_files();
  ASSERT_FALSE(files->write("note", "dear"));
  const Ran ran = run<InitOptions>(run_init, {.folder = "note"}, *files, Language::kChinese);
  EXPECT_EQ(ran.status, 2);
  EXPECT_EQ(ran.err, "zhanting: note 是一个文件，不是文件夹\n");
}

}  // namespace
}  // namespace zhanting
