#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include "laws/program.h"
#include "lib/sanitized.h"
#include "site/site_test.h"

/// Laws that only the program itself can keep: its environment, its modes, its death.
namespace zhanting {

namespace {

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

/// What every command costs before it does anything; its time is told by tests/bench/compare.
TEST(Program, StartsAtNoCost) {
  if (kSanitized) GTEST_SKIP() << "sanitizers cost more";
  EXPECT_LE(run_program({"--help"}).peak_memory, 16 << 10);
}

TEST(Program, KeepsTheSchemasAsWhatTheyNameChanges) {
  const TempFolder folder;
  SiteTest site(folder, SiteTest::Begin::kShowcase);
  const auto schemas = [&] {
    return read_tree(*make_disk_files(), site.source() + "/.zhanting/schema");
  };
  built(site.source(), {}, 022);
  const auto first = schemas();
  ASSERT_TRUE(first.contains("branch.json"));
  EXPECT_EQ(first.at("branch.json").find("night-watch"), std::string::npos);

  ASSERT_FALSE(site.files().remove_file(site.source() + "/.zhanting/schema/branch.json"));
  site.write("content/pages/about.md", "又写了一句。\n");
  built(site.source(), {}, 022);
  EXPECT_EQ(difference(first, schemas()), "");

  // Whatever wrote them, they are made again when they are not what the note speaks of.
  const ProgramRun other = run_program({"schema", "--source", site.source()});
  EXPECT_EQ(other.status, 0) << other.err;
  EXPECT_EQ(difference(first, schemas()), "");

  site.write("content/themes/night-watch.json",
             R"({"name": "夜巡", "summary": "夜里沿河走一趟。"})");
  built(site.source(), {}, 022);
  EXPECT_NE(schemas().at("branch.json").find("night-watch"), std::string::npos);
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

}  // namespace

}  // namespace zhanting
