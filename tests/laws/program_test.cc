#include <fmt/format.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include "laws/program.h"
#include "site/site_test.h"

/// Laws that only the program itself can keep: its environment, its modes, its death.
namespace zhanting {

namespace {

std::vector<std::string> build_arguments(const std::string& source) {
  return {"build", "--source", source, "--output", source + "/site"};
}

std::map<std::string, std::string> built(const std::string& source,
                                         const std::vector<std::string>& settings, unsigned mask) {
  const ProgramRun run = run_program(build_arguments(source), settings, mask);
  EXPECT_EQ(run.status, 0) << run.err;
  return read_tree(*make_disk_files(), source + "/site");
}

TEST(SameBytes, InAnyFolderTimeZoneLocaleAndUmask) {
  const TempFolder one, other;
  const SiteTest first(one, SiteTest::Begin::kShowcase);
  const TempFolder deep;
  ASSERT_EQ(mkdir((deep.path() + "/展厅 a&b").c_str(), 0755), 0);
  const SiteTest second(other, SiteTest::Begin::kShowcase);
  const auto expected = built(first.source(), {}, 022);
  EXPECT_FALSE(expected.empty());
  const auto found = built(second.source(),
                           {"TZ=America/New_York", "LANG=zh_CN.UTF-8", "LC_ALL=tr_TR.UTF-8"}, 077);
  EXPECT_EQ(difference(expected, found), "");
  for (const auto& [path, bytes] : found) {
    struct stat info {};
    ASSERT_EQ(stat((second.source() + "/site/" + path).c_str(), &info), 0);
    EXPECT_EQ(info.st_mode & 0777, 0644U) << path;
  }
  for (const char* folder : {"", "/branches", "/branches/patrol", "/media"}) {
    struct stat info {};
    ASSERT_EQ(stat((second.source() + "/site" + folder).c_str(), &info), 0);
    EXPECT_EQ(info.st_mode & 0777, 0755U) << folder;
  }
  // A plain copy elsewhere is the same site: nothing in it knows where it lies.
  SiteTest third(deep, SiteTest::Begin::kShowcase);
  third.options().output = deep.path() + "/展厅 a&b/site";
  third.build().expect_ok();
  EXPECT_EQ(difference(expected, third.site()), "");
}

TEST(Program, SaysWhatItDidAndDoesNothingTwice) {
  const TempFolder folder;
  const SiteTest site(folder, SiteTest::Begin::kShowcase);
  const ProgramRun first = run_program(build_arguments(site.source()));
  EXPECT_EQ(first.status, 0) << first.err;
  EXPECT_EQ(first.err, "");
  std::vector<std::string> arguments = build_arguments(site.source());
  arguments.push_back("--explain");
  const ProgramRun second = run_program(arguments);
  EXPECT_EQ(second.status, 0);
  EXPECT_NE(second.out.find(" 0 files made, "), std::string::npos) << second.out;
  EXPECT_EQ(second.out.find("index.html"), std::string::npos) << second.out;
}

TEST(Program, EndsWithOneOnMistakesAndTwoOnWrongUse) {
  const TempFolder folder;
  SiteTest site(folder, SiteTest::Begin::kShowcase);
  EXPECT_EQ(run_program({"build", "--no-such-option"}).status, 2);
  EXPECT_EQ(run_program({"biuld"}).status, 2);
  EXPECT_EQ(run_program({"--help"}).status, 0);

  site.write("site/thesis.doc", "x");
  const ProgramRun refused = run_program(build_arguments(site.source()));
  EXPECT_EQ(refused.status, 2);
  EXPECT_NE(refused.err.find("Empty it, or name another folder with --output"), std::string::npos);

  site.change("content/themes/water.json", "\"order\"", "\"ordr\"");
  std::vector<std::string> arguments = build_arguments(site.source());
  const ProgramRun wrong = run_program(arguments);
  EXPECT_EQ(wrong.status, 1);
  EXPECT_TRUE(
      wrong.err.starts_with("content/themes/water.json:4:3: error: theme has no key 'ordr'\n"))
      << wrong.err;
  EXPECT_EQ(wrong.out, "");
  EXPECT_EQ(run_program(arguments, {"LC_ALL=zh_CN.UTF-8"}).err.substr(0, 37),
            "content/themes/water.json:4:3: 错误");
  arguments.insert(arguments.end(), {"--diagnostics", "json", "--language", "zh"});
  EXPECT_EQ(
      run_program(arguments).err,
      "{\"path\":\"content/themes/water.json\",\"line\":4,\"column\":3,\"severity\":\"error\","
      "\"code\":\"unknown-key\",\"message\":\"主题没有“ordr”这个键\","
      "\"hint\":\"是否应为“order”？\"}\n");
}

TEST(Program, BuildsAllTheSameWithoutItsState) {
  const TempFolder folder;
  SiteTest site(folder, SiteTest::Begin::kShowcase);
  const auto expected = built(site.source(), {}, 022);
  std::vector<FolderEntry> entries;
  ASSERT_FALSE(site.files().list(site.source() + "/.zhanting", entries));
  for (const FolderEntry& entry : entries) {
    if (entry.name.starts_with("state-")) site.write(".zhanting/" + entry.name, "damaged");
  }
  EXPECT_EQ(difference(expected, built(site.source(), {}, 022)), "");
  ASSERT_FALSE(site.files().remove_tree(site.source() + "/.zhanting"));
  EXPECT_EQ(difference(expected, built(site.source(), {}, 022)), "");
}

/// A showcase that takes a while to write.
void make_large(SiteTest& site) {
  site.write("content/site.json", R"({"name": "展厅", "language": "en"})");
  site.write("content/reports/r.json", R"({"title": "Report", "summary": "All of it."})");
  site.write("content/reports/r.md", "Introduction.\n");
  for (int i = 1000; i < 2200; ++i) {
    const std::string slug = fmt::format("b{}", i);
    site.write("content/branches/" + slug + ".json",
               "{\"name\": \"" + slug + "\", \"report\": \"r\", \"summary\": \"S.\"}");
    site.write("content/branches/" + slug + ".md", "Story of " + slug + ".\n");
  }
}

/// Killed at any moment, in the first build or in a later one: the next build mends everything.
TEST(Killed, InTheMiddleTheNextBuildRepairs) {
  const TempFolder folder;
  SiteTest site(folder, SiteTest::Begin::kEmpty);
  make_large(site);
  const std::vector<std::string> arguments = build_arguments(site.source());
  int killed = 0;
  const auto after_kill = [&](unsigned microseconds) {
    killed += kill_program(arguments, microseconds) ? 1 : 0;
    const ProgramRun next = run_program(arguments);
    ASSERT_EQ(next.status, 0) << next.err;
    SiteTest clean(folder, SiteTest::Begin::kEmpty);
    clean.options().output = folder.path() + "/clean";
    clean.build().expect_ok();
    EXPECT_EQ(difference(clean.site(), site.site()), "");
    ASSERT_FALSE(site.files().remove_tree(folder.path() + "/clean"));
  };
  for (unsigned round = 0; round < 4; ++round) {  // first builds
    after_kill(30000 + round * 60000);
    ASSERT_FALSE(site.files().remove_tree(site.source() + "/site"));
  }
  ASSERT_EQ(run_program(arguments).status, 0);
  for (unsigned round = 0; round < 5; ++round) {  // later ones, where every page changes
    site.write("content/site.json",
               "{\"name\": \"Name " + std::to_string(round) + "\", \"language\": \"en\"}");
    if (round == 3) site.remove("content/branches/b1000.json").remove("content/branches/b1000.md");
    after_kill(60000 + round * 60000);
  }
  EXPECT_GT(killed, 0);
  std::vector<FolderEntry> entries;
  ASSERT_FALSE(site.files().list(site.source(), entries));
  for (const FolderEntry& entry : entries) EXPECT_FALSE(entry.name.starts_with(".site."));
}

}  // namespace

}  // namespace zhanting
