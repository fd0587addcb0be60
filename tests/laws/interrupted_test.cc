#include <fmt/format.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <unistd.h>

#include <thread>

#include "base/folder_lock.h"
#include "laws/program.h"
#include "lib/sanitized.h"
#include "site/site_test.h"

/// Builds that do not come to their end, and builds that meet.
namespace zhanting {

namespace {

constexpr int kMany = kSanitized ? 300 : 1200;

/// A showcase that takes a while to write.
void make_large(SiteTest& site, int entries = kMany) {
  site.write("content/site.json", R"({"name": "展厅", "language": "en"})");
  site.write("content/reports/r.json", R"({"title": "Report", "summary": "All of it."})");
  site.write("content/reports/r.md", "Introduction.\n");
  for (int i = 1000; i < 1000 + entries; ++i) {
    const std::string slug = fmt::format("b{}", i);
    site.write("content/branches/" + slug + ".json",
               "{\"name\": \"" + slug + "\", \"report\": \"r\", \"summary\": \"S.\"}");
    site.write("content/branches/" + slug + ".md", "Story of " + slug + ".\n");
  }
}

std::map<std::string, std::string> clean_site(const TempFolder& folder) {
  SiteTest clean(folder, SiteTest::Begin::kEmpty);
  clean.options().output = folder.path() + "/clean";
  clean.build().expect_ok();
  const auto tree = clean.site();
  EXPECT_FALSE(clean.files().remove_tree(folder.path() + "/clean"));
  return tree;
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
    EXPECT_EQ(difference(clean_site(folder), site.site()), "");
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
  EXPECT_NE(access((site.source() + "/site/.zhanting-new").c_str(), F_OK), 0);
}

/// When all but the taking down of its stage was done.
TEST(Killed, AtItsVeryEndTheNextBuildTidiesUp) {
  SiteTest site;
  site.build().expect_ok();
  const std::string stage = site.options().output + "/.zhanting-new";
  const auto stands = [&](const std::string& path) {
    return site.files().kind_of(path) != FileKind::kMissing;
  };
  ASSERT_FALSE(site.files().make_folders(stage + "/branches"));
  ASSERT_FALSE(site.files().write(stage + "/mine.txt", "somebody's"));
  site.build().expect_ok();
  EXPECT_FALSE(stands(stage + "/branches"));
  EXPECT_TRUE(stands(stage + "/mine.txt"));
  ASSERT_FALSE(site.files().remove_file(stage + "/mine.txt"));
  site.build().expect_ok();
  EXPECT_FALSE(stands(stage));
}

/// What is not ours is in its place at every moment, in a first build too.
TEST(Killed, InTheMiddleNothingOfSomebodyElseMoves) {
  const TempFolder folder;
  SiteTest site(folder, SiteTest::Begin::kEmpty);
  make_large(site, 300);
  const std::map<std::string, std::string> others = {
      {".git/HEAD", "ref: main"}, {".nojekyll", ""}, {"branches/.keep", "x"}};
  const auto expect_others = [&] {
    for (const auto& [path, bytes] : others) EXPECT_EQ(site.page(path), bytes) << path;
  };
  int killed = 0;
  for (unsigned round = 0; round < 8; ++round) {
    ASSERT_FALSE(site.files().remove_tree(site.source() + "/site"));
    for (const auto& [path, bytes] : others) site.write("site/" + path, bytes);
    killed += kill_program(build_arguments(site.source()), 20000 + round * 15000) ? 1 : 0;
    expect_others();
    ASSERT_EQ(run_program(build_arguments(site.source())).status, 0);
    expect_others();
  }
  EXPECT_GT(killed, 0);
}

/// By a signal a build ends where the site is the old one or the new one.
TEST(Stopped, BySignalsTheSiteIsTheOldOrTheNewOne) {
  const TempFolder folder;
  SiteTest site(folder, SiteTest::Begin::kEmpty);
  make_large(site);
  ASSERT_EQ(run_program(build_arguments(site.source())).status, 0);
  int stopped = 0;
  for (unsigned round = 0; round < 10; ++round) {
    const auto before = site.site();
    site.write("content/site.json",
               "{\"name\": \"Name " + std::to_string(round) + "\", \"language\": \"en\"}");
    const int signal = round % 2 == 0 ? SIGTERM : SIGINT;
    stopped += kill_program(build_arguments(site.source()), 20000 + round * 40000, signal) ? 1 : 0;
    const auto after = site.site();
    if (after == before) continue;
    EXPECT_EQ(difference(clean_site(folder), after), "") << round;
  }
  EXPECT_GT(stopped, 0);
  EXPECT_EQ(run_program(build_arguments(site.source())).status, 0);
  EXPECT_EQ(difference(clean_site(folder), site.site()), "");
}

TEST(TwoBuilds, OfOneSiteFollowEachOther) {
  const TempFolder folder;
  SiteTest site(folder, SiteTest::Begin::kEmpty);
  make_large(site, 300);
  bool waited = false;
  for (int round = 0; round < 6; ++round) {
    if (round % 2 == 0) {
      ASSERT_FALSE(site.files().remove_tree(site.source() + "/site"));
    }
    site.write("content/site.json",
               "{\"name\": \"Name " + std::to_string(round) + "\", \"language\": \"en\"}");
    ProgramRun one, other;
    std::thread thread([&] { one = run_program(build_arguments(site.source())); });
    usleep(static_cast<useconds_t>(round) * 10000);
    site.change("content/branches/b1000.md", "Story of", "Story and story of");
    other = run_program(build_arguments(site.source()));
    thread.join();
    EXPECT_EQ(one.status, 0) << one.err;
    EXPECT_EQ(other.status, 0) << other.err;
    waited = waited || (one.err + other.err).find("waiting for it") != std::string::npos;
    // What both remember is what the next one finds.
    EXPECT_EQ(run_program(build_arguments(site.source())).status, 0);
    EXPECT_EQ(difference(clean_site(folder), site.site()), "") << round;
    site.change("content/branches/b1000.md", "Story and story of", "Story of");
  }
  EXPECT_TRUE(waited);
}

TEST(TwoBuilds, OfWhichOneIsToldNotToWait) {
  const TempFolder folder;
  SiteTest site(folder, SiteTest::Begin::kShowcase);
  const std::unique_ptr<FileSystem> disk = make_disk_files();
  FolderLock held(*disk);
  ASSERT_FALSE(held.take(disk->real_path(site.source() + "/site")));
  std::vector<std::string> arguments = build_arguments(site.source());
  arguments.insert(arguments.end(), {"--wait", "0"});
  const ProgramRun run = run_program(arguments);
  EXPECT_EQ(run.status, 2);
  EXPECT_EQ(run.out, "");
  EXPECT_EQ(
      run.err,
      site.source() + "/site: error: another zhanting build is at work here; gave up after 0 s\n");
  held.give_back();
  EXPECT_EQ(run_program(arguments).status, 0);
}

/// A small file system of its own.
class SmallDisk {
 public:
  SmallDisk(std::string path, const char* limits) : path_(std::move(path)) {
    EXPECT_EQ(mkdir(path_.c_str(), 0755), 0);
    is_ = mount("zhanting-test", path_.c_str(), "tmpfs", 0, limits) == 0;
  }
  ~SmallDisk() {
    if (!is_) return;
    EXPECT_EQ(umount(path_.c_str()), 0);
  }
  SmallDisk(const SmallDisk&) = delete;
  SmallDisk& operator=(const SmallDisk&) = delete;
  bool is_there() const { return is_; }

 private:
  std::string path_;
  bool is_ = false;
};

/// Builds onto a disk that is too small in one way.
class FullDisk : public testing::Test {
 protected:
  FullDisk() : site_(folder_, SiteTest::Begin::kEmpty) { make_large(site_, 5); }

  std::string output() const { return folder_.path() + "/disk"; }
  std::map<std::string, std::string> stands() const {
    return read_tree(*make_disk_files(), output());
  }
  ProgramRun build() const {
    return run_program({"build", "--source", site_.source(), "--output", output()});
  }

  void expect_refused(const std::string& why) const {
    const auto before = stands();
    const ProgramRun run = build();
    EXPECT_EQ(run.status, 2);
    EXPECT_NE(run.err.find(why), std::string::npos) << run.err;
    EXPECT_NE(run.err.find("nothing was written, the site that was there is untouched"),
              std::string::npos)
        << run.err;
    EXPECT_EQ(difference(before, stands()), "");
  }

  TempFolder folder_;
  SiteTest site_;
};

TEST_F(FullDisk, OfBytesIsToldBeforeAnythingIsWritten) {
  const SmallDisk disk(output(), "size=900k");
  if (!disk.is_there()) GTEST_SKIP() << "only root mounts";
  make_large(site_, 300);
  expect_refused("there is no room: ");  // a first build, into a mount point
  EXPECT_TRUE(stands().empty());
  for (int i = 1005; i < 1300; ++i)
    site_.remove(fmt::format("content/branches/b{}.json", i))
        .remove(fmt::format("content/branches/b{}.md", i));
  const ProgramRun first = build();
  ASSERT_EQ(first.status, 0) << first.err;
  site_.write("content/site.json", R"({"name": "Other", "language": "en"})");
  std::string ballast;
  while (site_.files().room(output()) > 40'000) {
    ballast += std::string(20'000, 'x');
    ASSERT_FALSE(site_.files().write(output() + "/.ballast", ballast));
  }
  expect_refused("there is no room: ");
  ASSERT_FALSE(site_.files().remove_file(output() + "/.ballast"));
  EXPECT_EQ(build().status, 0);
}

/// Which no look at the room foretells.
TEST_F(FullDisk, OfFilesIsTakenBack) {
  const SmallDisk disk(output(), "size=9m,nr_inodes=150");
  if (!disk.is_there()) GTEST_SKIP() << "only root mounts";
  make_large(site_, 150);
  expect_refused("cannot be written: No space left on device");
  EXPECT_TRUE(stands().empty());
  for (int i = 1005; i < 1150; ++i)
    site_.remove(fmt::format("content/branches/b{}.json", i))
        .remove(fmt::format("content/branches/b{}.md", i));
  const ProgramRun first = build();
  ASSERT_EQ(first.status, 0) << first.err;
  make_large(site_, 60);
  expect_refused("cannot be written: No space left on device");
}

}  // namespace

}  // namespace zhanting
