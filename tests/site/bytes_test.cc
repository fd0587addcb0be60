#include <sys/stat.h>
#include <unistd.h>

#include <atomic>

#include "diag/messages.h"
#include "site_test.h"

/// Mistakes that need bytes, links, modes or folders that a text file cannot show.
namespace zhanting {

namespace {

const std::string kGbk = "{\n  \"name\": \"\xC7\xE5\xCB\xAE\",\n  \"summary\": \"x\"\n}\n";  // 清水

TEST(Encoding, GbkIsNamed) {
  SiteTest site;
  site.write("content/themes/water.json", kGbk)
      .build()
      .expect_diagnostics(
          "content/themes/water.json:2:12: error: the file is not UTF-8; it looks like GBK\n"
          "   2 |   \"name\": \"\uFFFD\uFFFDˮ\",\n"
          "     |            ^ save it again as UTF-8\n");
}

TEST(Encoding, Utf16IsNamed) {
  SiteTest site;
  site.write("content/pages/about.md", std::string("\xFF\xFE#\0 \0x\0\n\0", 10)).build();
  ASSERT_EQ(site.result().diagnostics.all().size(), 1U);
  const Diagnostic& found = site.result().diagnostics.all().front();
  EXPECT_EQ(found.path, "content/pages/about.md");
  EXPECT_EQ(found.line, 1U);
  EXPECT_EQ(found.column, 1U);
  EXPECT_EQ(found.message.code, messages::kNotUtf8Utf16);
}

TEST(Encoding, OfAStoryIsToldOnceAndNothingOfItsTextOrOfLinksToIt) {
  SiteTest site;
  site.write("content/branches/patrol.md", "\xC7\xE5\xCB\xAE\n").build();
  ASSERT_EQ(site.result().diagnostics.all().size(), 1U) << site.diagnostics();
  EXPECT_EQ(site.result().diagnostics.all().front().message.code, messages::kNotUtf8Gbk);
}

TEST(Encoding, OfATemplateCountsToo) {
  SiteTest site;
  site.write("templates/page.html", "<p>\n\xFF</p>").build();
  EXPECT_EQ(site.diagnostics().substr(0, 65),
            "templates/page.html:2:1: error: these bytes are not UTF-8\n   2 | ");
}

TEST(Encoding, AMarkDoesNotMoveColumns) {
  SiteTest site;
  site.write("content/themes/water.json",
             "\xEF\xBB\xBF{\"nam\": \"清水\", \"name\": \"清水\", \"summary\": \"河水变清。\"}");
  site.build().expect_diagnostics(
      "content/themes/water.json:1:2: error: theme has no key 'nam'\n"
      "   1 | {\"nam\": \"清水\", \"name\": \"清水\", \"summary\": \"河水变清。\"}\n"
      "     |  ^~~~~ did you mean 'name'?\n");
}

TEST(Limits, OfNestingAndSizeAreTold) {
  SiteTest site;
  site.write("content/themes/water.json", std::string(40, '[') + std::string(40, ']')).build();
  site.expect_diagnostics(
      "content/themes/water.json:1:33: error: nested more than 32 deep\n"
      "   1 | " +
      std::string(40, '[') + std::string(40, ']') +
      "\n"
      "     | " +
      std::string(32, ' ') + "^\n");
  site.write("content/themes/water.json", std::string((4U << 20) + 1, ' ')).build();
  site.expect_diagnostics(
      "content/themes/water.json:1:1: error: the file has 4194305 bytes; at most 4194304 are "
      "allowed\n");
}

TEST(Limits, OfAStoryAreTold) {
  SiteTest site;
  site.write("content/pages/about.md", std::string(50000, '>') + " x\n").build();
  EXPECT_TRUE(site.result().diagnostics.has_errors());
  EXPECT_NE(site.diagnostics().find("content/pages/about.md:1:"), std::string::npos);
}

TEST(SymbolicLinks, OutOfTheShowcaseAreRefused) {
  const TempFolder folder;
  SiteTest site(folder, SiteTest::Begin::kShowcase);
  site.build().expect_ok();
  const auto before = site.site();
  const std::string picture = site.source() + "/content/branches/patrol/scene.svg";
  site.remove("content/branches/patrol/scene.svg");
  ASSERT_EQ(symlink("/etc/passwd", picture.c_str()), 0);
  site.build();
  const std::string said = site.diagnostics();
  EXPECT_NE(
      said.find("content/branches/patrol/scene.svg:1:1: error: the symbolic link leads out of "
                "the showcase folder\n"),
      std::string::npos)
      << said;
  EXPECT_EQ(difference(before, site.site()), "");

  ASSERT_EQ(unlink(picture.c_str()), 0);
  ASSERT_EQ(symlink("nowhere.svg", picture.c_str()), 0);
  EXPECT_NE(site.build().diagnostics().find("error: the symbolic link leads nowhere\n"),
            std::string::npos);

  ASSERT_EQ(unlink(picture.c_str()), 0);
  ASSERT_EQ(symlink("../../photos/bridge.svg", picture.c_str()), 0);
  site.build().expect_ok();  // inside, a link is as good as a file
}

constexpr const char* kLoop =
    ":1:1: error: the symbolic link leads to a folder around it: there would be no end\n";

TEST(SymbolicLinks, ThatGoInACircleAreOneMistakeEach) {
  const TempFolder folder;
  SiteTest site(folder, SiteTest::Begin::kShowcase);
  const std::string content = site.source() + "/content";
  ASSERT_EQ(symlink("..", (content + "/branches/patrol/up").c_str()), 0);
  ASSERT_EQ(symlink(".", (content + "/photos/a").c_str()), 0);
  ASSERT_EQ(symlink(".", (content + "/photos/b").c_str()), 0);
  ASSERT_EQ(symlink("../..", (content + "/themes/root").c_str()), 0);
  site.write("templates/_parts/x.html", "");
  ASSERT_EQ(symlink("..", (site.source() + "/templates/_parts/up").c_str()), 0);
  std::string expected;
  for (const char* link : {"content/branches/patrol/up", "content/photos/a", "content/photos/b",
                           "content/themes/root", "templates/_parts/up"})
    expected += std::string(link) + kLoop;
  site.build().expect_diagnostics(expected);
}

TEST(SymbolicLinks, ThatLeadToEachOtherAreOneMistake) {
  const TempFolder folder;
  SiteTest site(folder, SiteTest::Begin::kShowcase);
  site.write("content/photos/one/x.svg", site.read("content/photos/bridge.svg"));
  site.write("content/photos/two/x.svg", site.read("content/photos/bridge.svg"));
  ASSERT_EQ(symlink("../two", (site.source() + "/content/photos/one/on").c_str()), 0);
  ASSERT_EQ(symlink("../one", (site.source() + "/content/photos/two/back").c_str()), 0);
  site.build().expect_diagnostics("content/photos/one/on/back" + std::string(kLoop));
}

/// 2^30 paths lead to the last of these folders.
TEST(SymbolicLinks, AreFollowedOnce) {
  const TempFolder folder;
  SiteTest site(folder, SiteTest::Begin::kShowcase);
  const std::string photos = site.source() + "/content/photos/";
  for (int i = 0; i < 30; ++i) {
    const std::string inside = photos + "d" + std::to_string(i);
    const std::string next = "../d" + std::to_string(i + 1);
    ASSERT_EQ(mkdir(inside.c_str(), 0755), 0);
    ASSERT_EQ(symlink(next.c_str(), (inside + "/a").c_str()), 0);
    ASSERT_EQ(symlink(next.c_str(), (inside + "/b").c_str()), 0);
  }
  ASSERT_EQ(mkdir((photos + "d30").c_str(), 0755), 0);
  site.build();
  EXPECT_LE(site.result().diagnostics.error_count(), 60U);
  EXPECT_NE(site.diagnostics().find("two ways lead to this symbolic link; it is followed once"),
            std::string::npos);
}

TEST(SymbolicLinks, ToOneFolderFromTwoRecordsAreGood) {
  const TempFolder folder;
  SiteTest site(folder, SiteTest::Begin::kShowcase);
  site.write("content/photos/shared/x.svg", site.read("content/photos/bridge.svg"));
  for (const char* link : {"/content/photos/one", "/content/photos/two"})
    ASSERT_EQ(symlink("shared", (site.source() + link).c_str()), 0);
  site.build().expect_ok();
}

TEST(WhatIsNoFile, IsTold) {
  const TempFolder folder;
  SiteTest site(folder, SiteTest::Begin::kShowcase);
  const std::string content = site.source() + "/content";
  ASSERT_EQ(mkfifo((content + "/branches/pipe.json").c_str(), 0644), 0);
  ASSERT_EQ(mkdir((content + "/branches/folder.md").c_str(), 0755), 0);
  ASSERT_EQ(mkfifo((content + "/photos/pipe.svg").c_str(), 0644), 0);
  ASSERT_EQ(mkfifo((site.source() + "/templates/page2.html").c_str(), 0644), 0);
  site.build().expect_diagnostics(
      "content/branches/folder.md:1:1: error: a file is expected here, found a folder\n"
      "content/branches/pipe.json:1:1: error: neither a file nor a folder (a pipe, a socket or a "
      "device)\n"
      "content/photos/pipe.svg:1:1: error: neither a file nor a folder (a pipe, a socket or a "
      "device)\n"
      "templates/page2.html:1:1: error: neither a file nor a folder (a pipe, a socket or a "
      "device)\n");
  SiteTest other(SiteTest::Begin::kEmpty);
  other.write("content/site.json/x", "").write("content/branches", "").build();
  other.expect_diagnostics(
      "content/site.json:1:1: error: a file is expected here, found a folder\n"
      "content/branches:1:1: error: a folder is expected here, found a file\n");
}

/// Root reads and writes everything, so tests of rights are somebody else meanwhile.
class AsNobody {
 public:
  explicit AsNobody(const std::string& folder) {
    if (geteuid() != 0) return;
    give(folder);
    is_ = setegid(kNobody) == 0 && seteuid(kNobody) == 0;
    EXPECT_TRUE(is_);
  }
  ~AsNobody() {
    if (!is_) return;
    EXPECT_EQ(seteuid(0), 0);
    EXPECT_EQ(setegid(0), 0);
  }
  AsNobody(const AsNobody&) = delete;
  AsNobody& operator=(const AsNobody&) = delete;

 private:
  static constexpr unsigned kNobody = 65534;

  static void give(const std::string& path) {
    EXPECT_EQ(lchown(path.c_str(), kNobody, kNobody), 0);
    std::vector<FolderEntry> entries;
    if (make_disk_files()->list(path, entries)) return;
    for (const FolderEntry& entry : entries) give(path + "/" + entry.name);
  }

  bool is_ = false;
};

/// The environment is at fault, and what refers to the unreadable is no mistake.
TEST(Unreadable, FilesAndFoldersAreOneErrorEach) {
  const TempFolder folder;
  SiteTest site(folder, SiteTest::Begin::kShowcase);
  site.build().expect_ok();
  const AsNobody nobody(folder.path());
  const std::string theme = site.source() + "/content/themes/water.json";
  ASSERT_EQ(chmod(theme.c_str(), 0), 0);
  site.build().expect_diagnostics(
      "content/themes/water.json: error: cannot be read: Permission denied\n");
  EXPECT_TRUE(site.result().environment_failed);
  ASSERT_EQ(chmod(theme.c_str(), 0644), 0);

  for (const char* name : {"content", "content/themes", "content/photos", "templates"}) {
    const std::string path = site.source() + "/" + name;
    ASSERT_EQ(chmod(path.c_str(), 0), 0);
    site.build().expect_diagnostics(std::string(name) +
                                    ": error: cannot be read: Permission denied\n");
    EXPECT_TRUE(site.result().environment_failed);
    ASSERT_EQ(chmod(path.c_str(), 0755), 0);
  }
  site.build().expect_ok();
}

TEST(Unreadable, PicturesAreNamedWhereTheyAreShown) {
  const TempFolder folder;
  SiteTest site(folder, SiteTest::Begin::kShowcase);
  const AsNobody nobody(folder.path());
  ASSERT_EQ(chmod((site.source() + "/content/branches/patrol/scene.svg").c_str(), 0), 0);
  site.build();
  EXPECT_NE(site.diagnostics().find("the picture content/branches/patrol/scene.svg cannot be read"),
            std::string::npos);
  EXPECT_TRUE(site.result().environment_failed);
}

TEST(LongNames, AreToldAtTheirPlace) {
  SiteTest site;
  const std::string name(255, 'a');
  const auto alias = [](const std::string& path) { return "\"" + path + "/\""; };
  site.change("content/branches/patrol.json", alias("branches/old-patrol"), alias("x/" + name));
  site.build().expect_ok();
  site.change("content/branches/patrol.json", alias("x/" + name), alias("x/a" + name)).build();
  const std::string said = site.diagnostics();
  EXPECT_TRUE(said.starts_with(
      "content/branches/patrol.json:31:15: error: this address is too long for file systems: each "
      "part may have 255 bytes, all of it 1000 (a Han character has 3)\n"))
      << said;
  EXPECT_EQ(site.result().diagnostics.error_count(), 1U) << said;
}

TEST(BaseUrlOption, IsCheckedToo) {
  SiteTest site;
  site.options().base_url = "rivers.example";
  site.build().expect_diagnostics(
      "--base-url: error: expected an address like https://example.cn/zhanting/, found "
      "'rivers.example'\n");
}

TEST(NoContent, IsToldBeforeAnythingElse) {
  SiteTest site(SiteTest::Begin::kEmpty);
  site.build().expect_diagnostics(
      "content/site.json:1:1: error: there is no content folder here\n"
      "     | name the showcase folder with --source, or make one with zhanting init\n");
}

TEST(ManyMistakes, AreToldInOneRun) {
  SiteTest site;
  site.change("content/themes/water.json", "\"order\": 1", "\"ordr\": 1");
  site.change("content/branches/patrol.json", "\"report\": \"river-2023\"",
              "\"report\": \"river-2024\"");
  site.change("content/pages/about.md", "/sitemap/", "nowhere.md");
  site.change("templates/page.html", "{{ story }}", "{{ story|uper }}");
  site.build();
  EXPECT_EQ(site.result().diagnostics.error_count(), 4U) << site.diagnostics();
}

// The output folder: exit status 2, and what to do.

class OutputFolder : public testing::Test {
 protected:
  OutputFolder() : site_(folder_, SiteTest::Begin::kShowcase) {}

  void expect_refused(const std::string& message) {
    site_.build();
    EXPECT_TRUE(site_.result().environment_failed);
    EXPECT_EQ(site_.diagnostics(), site_.options().output + ": error: " + message + "\n");
  }

  TempFolder folder_;
  SiteTest site_;
};

TEST_F(OutputFolder, OfSomeoneElseIsLeftAlone) {
  site_.write("site/thesis.doc", "years of work");
  expect_refused(
      "this folder holds files that zhanting did not make (such as thesis.doc); nothing was "
      "touched. Empty it, or name another folder with --output");
  EXPECT_EQ(site_.read("site/thesis.doc"), "years of work");
  EXPECT_EQ(site_.site().size(), 1U);
}

TEST_F(OutputFolder, WithOneForeignFileIsLeftAlone) {
  site_.build().expect_ok();
  site_.write("site/branches/notes.txt", "mine");
  site_.change("content/site.json", "编辑部", "编辑");
  const auto before = site_.site();
  expect_refused(
      "this folder holds branches/notes.txt, which zhanting did not make; nothing was touched. "
      "Move it away, or name another folder with --output");
  EXPECT_EQ(difference(before, site_.site()), "");
}

TEST_F(OutputFolder, WhoseListIsLostIsRefused) {
  site_.build().expect_ok();
  site_.remove("site/.zhanting-files");
  expect_refused(
      "this folder holds files that zhanting did not make (such as 404.html); nothing was "
      "touched. Empty it, or name another folder with --output");
}

TEST_F(OutputFolder, CannotBeTheSourceOrInsideIt) {
  for (const char* inside : {"content", "content/pages", "templates", "assets/x"}) {
    site_.options().output = site_.source() + "/" + inside;
    EXPECT_TRUE(site_.build().result().environment_failed) << inside;
    EXPECT_NE(site_.diagnostics().find("the output folder cannot lie inside"), std::string::npos);
  }
  for (const std::string& above : {site_.source(), folder_.path()}) {
    site_.options().output = above;
    EXPECT_TRUE(site_.build().result().environment_failed) << above;
    EXPECT_NE(
        site_.diagnostics().find("the output folder cannot be the showcase folder or hold it"),
        std::string::npos);
  }
}

TEST_F(OutputFolder, IsSeenThroughSymbolicLinks) {
  const std::string link = folder_.path() + "/link";
  ASSERT_EQ(symlink((site_.source() + "/content").c_str(), link.c_str()), 0);
  site_.options().output = link;
  EXPECT_TRUE(site_.build().result().environment_failed);

  const std::string real = folder_.path() + "/real";
  ASSERT_EQ(mkdir(real.c_str(), 0755), 0);
  const std::string good = folder_.path() + "/good";
  ASSERT_EQ(symlink(real.c_str(), good.c_str()), 0);
  site_.options().output = good;
  site_.build().expect_ok();
  EXPECT_EQ(access((real + "/index.html").c_str(), R_OK), 0);
  struct stat info {};
  ASSERT_EQ(lstat(good.c_str(), &info), 0);
  EXPECT_TRUE(S_ISLNK(info.st_mode));
}

TEST_F(OutputFolder, CannotBeAFile) {
  site_.write("site", "a file");
  expect_refused("there is a file here, not a folder");
}

TEST_F(OutputFolder, MayBeACheckoutWithOtherLineEnds) {
  site_.build().expect_ok();
  std::string list = site_.read("site/.zhanting-files");
  for (std::size_t at = 0; (at = list.find('\n', at)) != std::string::npos; at += 2)
    list.insert(at, 1, '\r');
  site_.write("site/.zhanting-files", list);
  site_.change("content/site.json", "编辑部", "编辑").build().expect_ok();
}

TEST_F(OutputFolder, KeepsHiddenFilesWhateverTheirNames) {
  site_.write("site/.zhanting-12-3.tmp", "mine").write("site/branches/.zhanting-x.tmp", "mine");
  site_.build().expect_ok();
  site_.change("content/site.json", "编辑部", "编辑").build().expect_ok();
  EXPECT_EQ(site_.page(".zhanting-12-3.tmp"), "mine");
  EXPECT_EQ(site_.page("branches/.zhanting-x.tmp"), "mine");
}

TEST_F(OutputFolder, OfWhichEveryFileMayBeSomebodyElsesIsLeftAsItWas) {
  site_.write("site/.zhanting-new/index.html", "mine");
  expect_refused(
      "this folder holds .zhanting-new, which zhanting did not make; nothing was touched. Move it "
      "away, or name another folder with --output");
  EXPECT_EQ(site_.site().size(), 1U);
  EXPECT_EQ(site_.page(".zhanting-new/index.html"), "mine");
}

/// As a build leaves it that is killed before it moves anything.
TEST_F(OutputFolder, MayHoldWhatAKilledBuildMade) {
  site_.build().expect_ok();
  site_.write("site/.zhanting-new/index.html", "half")
      .write("site/.zhanting-new/.zhanting-files", "");
  site_.change("content/site.json", "编辑部", "编辑").build().expect_ok();
  EXPECT_EQ(access((site_.source() + "/site/.zhanting-new").c_str(), F_OK), -1);
  site_.expect_no_text("index.html", "half");
}

TEST_F(OutputFolder, MayHaveAFolderWhereAFileWas) {
  site_.write("assets/root/a.txt", "file").write("assets/root/b/c.txt", "file");
  site_.build().expect_ok();
  site_.remove("assets/root/a.txt").remove("assets/root/b/c.txt");
  ASSERT_EQ(rmdir((site_.source() + "/assets/root/b").c_str()), 0);
  site_.write("assets/root/a.txt/d.txt", "folder").write("assets/root/b", "file");
  site_.build().expect_ok();
  EXPECT_EQ(site_.page("a.txt/d.txt"), "folder");
  EXPECT_EQ(site_.page("b"), "file");
}

/// The usual root of a web server.
TEST_F(OutputFolder, NeedsNoRightsToItsParent) {
  const std::string parent = folder_.path() + "/www";
  ASSERT_EQ(mkdir(parent.c_str(), 0755), 0);
  ASSERT_EQ(mkdir((parent + "/html").c_str(), 0755), 0);
  const AsNobody nobody(folder_.path());
  ASSERT_EQ(chmod(parent.c_str(), 0555), 0);
  site_.options().output = parent + "/html";
  site_.build().expect_ok();
  EXPECT_FALSE(site_.page("index.html").empty());
  ASSERT_EQ(chmod(parent.c_str(), 0755), 0);
}

TEST_F(OutputFolder, StaysAsItWasWhenABuildIsStopped) {
  for (const bool built_before : {false, true}) {
    if (built_before) site_.build().expect_ok();
    site_.change("content/site.json", built_before ? "编辑部" : "治河展厅", "治河");
    const auto before = site_.site();
    std::atomic<int> asked = 0;
    bool done = false;
    for (int last = 0; !done; last += 7) {  // it is asked so many times before it says yes
      asked = 0;
      site_.options().stopped = [&] { return ++asked > last; };
      site_.build();
      done = site_.result().ok();
      EXPECT_NE(done, site_.result().stopped);
      EXPECT_TRUE(done || difference(before, site_.site()).empty()) << last;
    }
    site_.options().stopped = nullptr;
    site_.build().expect_ok().expect_made({});
  }
}

TEST_F(OutputFolder, KeepsDotFilesThroughTheExchangeAndLater) {
  site_.write("site/.gitignore", "*\n").write("site/.well-known/x", "y");
  site_.write("site/logs/.keep", "z");
  site_.build().expect_ok();
  EXPECT_EQ(site_.page(".gitignore"), "*\n");
  EXPECT_EQ(site_.page(".well-known/x"), "y");
  EXPECT_EQ(site_.page("logs/.keep"), "z");
  site_.change("content/site.json", "编辑部", "编辑").build().expect_ok();
  site_.forget();
  site_.build().expect_ok();
  EXPECT_EQ(site_.page(".gitignore"), "*\n");
  EXPECT_EQ(site_.page(".zhanting-files").find(".gitignore"), std::string::npos);
}

TEST_F(OutputFolder, ThatIsUnwritableIsNamed) {
  ASSERT_EQ(mkdir((folder_.path() + "/locked").c_str(), 0555), 0);
  const AsNobody nobody(folder_.path());
  site_.options().output = folder_.path() + "/locked/site";
  EXPECT_TRUE(site_.build().result().environment_failed);
  EXPECT_NE(site_.diagnostics().find("cannot be written: Permission denied"), std::string::npos);
}

TEST_F(OutputFolder, ComesAfterMistakesOfTheContent) {
  site_.write("site/thesis.doc", "x");
  site_.change("content/themes/water.json", "\"order\"", "\"ordr\"").build();
  EXPECT_FALSE(site_.result().environment_failed);
  EXPECT_TRUE(site_.result().diagnostics.has_errors());
}

}  // namespace

}  // namespace zhanting
