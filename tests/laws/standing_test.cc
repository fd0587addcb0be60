#include "pipeline/standing.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <chrono>
#include <filesystem>
#include <random>
#include <thread>

#include "lib/sanitized.h"
#include "pipeline/output_folder.h"
#include "pipeline/state_file.h"
#include "site/paper_darkroom.h"
#include "site/site_test.h"
#include "unit/media/pictures.h"

/// A build is left out only where it would do nothing: after any change to what it reads, or to
/// what it left, it runs.
namespace zhanting {

namespace {

namespace fs = std::filesystem;

std::int64_t now_ns() {
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  return std::chrono::duration_cast<std::chrono::nanoseconds>(now).count();
}

/// Lets the file system's clock advance, so that what was written before is settled.
void wait_a_tick() {
  std::this_thread::sleep_for(std::chrono::milliseconds(40));
}

class StandingTest : public testing::Test {
 protected:
  StandingTest() : site_(folder_, SiteTest::Begin::kShowcase) { wait_a_tick(); }

  /// As the command does it. False when nothing needed to be done.
  bool build() {
    const StateFile file(site_.options(), site_.files());
    if (file.read_standing()) return false;
    site_.options().now = &now_ns;
    site_.state() = file.read();
    site_.build();
    if (site_.result().ok()) {
      EXPECT_FALSE(file.write(site_.state(), site_.result().standing))
          << "the state is not written";
    }
    return true;
  }

  /// Two builds: the second has nothing to do.
  void build_until_it_stands() {
    wait_a_tick();
    build();
    site_.expect_ok();
    ASSERT_FALSE(build());
  }

  std::vector<std::string> files_below(std::initializer_list<const char*> folders) const {
    std::vector<std::string> all;
    for (const char* folder : folders) {
      for (const auto& [path, bytes] : read_tree(*make_disk_files(), site_.source() + "/" + folder))
        all.push_back(site_.source() + "/" + folder + "/" + path);
    }
    return all;
  }

  const std::string& output() { return site_.options().output; }

  TempFolder folder_;
  SiteTest site_;
};

/// Changes one byte and sets the time of change back: the same size, the same time.
void change_unnoticed(const std::string& path) {
  struct stat before {};
  ASSERT_EQ(::stat(path.c_str(), &before), 0) << path;
  const int file = ::open(path.c_str(), O_RDWR | O_CLOEXEC);
  char byte = 0;
  ASSERT_EQ(::pread(file, &byte, 1, 0), 1) << path;
  byte = static_cast<char>(byte ^ 1);
  ASSERT_EQ(::pwrite(file, &byte, 1, 0), 1) << path;
  const timespec times[2] = {before.st_atim, before.st_mtim};
  ASSERT_EQ(::futimens(file, times), 0) << path;
  ::close(file);
}

TEST_F(StandingTest, WhatMakesPrintsCounts) {
  const std::string library = site_.source() + "/../library.so";
  ASSERT_FALSE(site_.files().write(library, "1"));
  paper().loaded_from = {library};
  site_.options().darkroom = &open_paper;
  site_.write("content/branches/patrol/photo.jpg", jpeg(3000, 2000))
      .change("content/branches/patrol.json", "scene.svg", "photo.jpg");
  build_until_it_stands();
  ASSERT_FALSE(site_.files().write(library, "2"));
  EXPECT_TRUE(build());
  paper().loaded_from.clear();
}

TEST_F(StandingTest, NothingStandsWhilePrintsAreMissed) {
  site_.write("content/branches/patrol/photo.jpg", jpeg(3000, 2000))
      .change("content/branches/patrol.json", "scene.svg", "photo.jpg");
  wait_a_tick();
  EXPECT_TRUE(build());
  EXPECT_TRUE(build());
}

TEST_F(StandingTest, EveryFileThatIsReadCounts) {
  build_until_it_stands();
  const std::vector<std::string> files = files_below({"content", "templates"});
  ASSERT_GT(files.size(), 30U);
  for (const std::string& path : files) {
    if (path.ends_with("/README.md")) continue;  // for people: no build reads it
    const StateFile file(site_.options(), site_.files());
    ASSERT_TRUE(file.read_standing()) << path;
    change_unnoticed(path);
    EXPECT_FALSE(file.read_standing()) << path;
    change_unnoticed(path);  // as it was; the time of its last change tells it all the same
    build_until_it_stands();
  }
}

TEST_F(StandingTest, EveryFileThatWasLeftCounts) {
  build_until_it_stands();
  for (const std::string& path : files_below({"site"})) {
    if (path.ends_with(kFilesList)) continue;  // without it nobody knows whose the files are
    change_unnoticed(path);
    EXPECT_TRUE(build()) << path;
    wait_a_tick();
    build();
    ASSERT_FALSE(build()) << path;
  }
}

TEST_F(StandingTest, WhatComesAndGoesCounts) {
  build_until_it_stands();
  const std::string source = site_.source();
  const std::vector<std::pair<std::string, std::string>> added = {
      {"content/branches/fresh.json", "{}"},
      {"content/branches/patrol/fresh.csv", "1"},
      {"content/photos/fresh.svg", "<svg"},
      {"templates/fresh.html", "x"},
      {"assets/fresh.txt", "x"},
      {"site/fresh.txt", "somebody's"},
      {"site/branches/patrol/fresh.txt", "somebody's"},
  };
  for (const auto& [path, bytes] : added) {
    site_.write(path, bytes);
    EXPECT_TRUE(build()) << path << " came";
    site_.remove(path);
    if (path == "assets/fresh.txt") fs::remove(source + "/assets");
    EXPECT_TRUE(build()) << path << " went";
    build_until_it_stands();
  }
  fs::remove(output() + "/" + std::string(kFilesList));
  EXPECT_TRUE(build());
}

TEST_F(StandingTest, OtherOptionsAreAnotherBuild) {
  build_until_it_stands();
  site_.options().drafts = true;
  EXPECT_TRUE(build());
  site_.options().drafts = false;
  site_.options().force = true;
  EXPECT_TRUE(build());
}

/// Editors save in the very moment of a build: a change of the same size in the same tick of the
/// clock leaves the stamp as it was.
TEST_F(StandingTest, NoChangeInTheSameTickIsMissed) {
  build_until_it_stands();
  const std::string path = "content/branches/neighbours.md";
  const std::string text = site_.read(path);
  std::mt19937 random(1);  // NOLINT: the same cases every time
  for (int round = 0; round < (kSanitized ? 20 : 60); ++round) {
    const std::string letter(1, static_cast<char>('a' + round % 26));
    site_.write(path, text + "\n\n改" + letter + "。\n");
    build();
    site_.write(path, text + "\n\n换" + letter + "。\n");
    if (random() % 4 == 0) wait_a_tick();
    build();
    ASSERT_NE(site_.page("reports/river-2023/index.html").find("换" + letter), std::string::npos)
        << round;
  }
}

TEST(Standing, ADamagedFileHoldsNothing) {
  const auto files = make_memory_files();
  ASSERT_FALSE(files->make_folders("/s"));
  ASSERT_FALSE(files->write("/s/a", "1"));
  const Standing standing(hash_of("key"), {{"a", sight("/s/a", *files)}}, "/o", {}, 3, 4,
                          hash_of("site"), {});
  ASSERT_TRUE(standing.holds(hash_of("key"), "/s", 1, *files));
  EXPECT_FALSE(standing.holds(hash_of("other"), "/s", 1, *files));
  const std::string bytes = standing.to_bytes();
  ASSERT_TRUE(Standing::parse(bytes).holds(hash_of("key"), "/s", 1, *files));
  EXPECT_EQ(Standing::parse(bytes).pages(), 3U);
  EXPECT_EQ(Standing::parse(bytes).site(), hash_of("site"));
  EXPECT_EQ(Standing::parse(bytes).files(), 4U);
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    std::string changed = bytes;
    changed[at] = static_cast<char>(changed[at] ^ 1);
    EXPECT_FALSE(Standing::parse(changed).holds(hash_of("key"), "/s", 1, *files)) << at;
    EXPECT_FALSE(Standing::parse(bytes.substr(0, at)).holds(hash_of("key"), "/s", 1, *files));
  }
}

}  // namespace

}  // namespace zhanting
