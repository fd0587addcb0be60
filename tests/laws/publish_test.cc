#include <arpa/inet.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <signal.h>
#include <sys/mount.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "laws/program.h"
#include "lib/read_links.h"
#include "publish/published.h"
#include "site/site_test.h"

/// Publishing by the built program, with real rsync and rclone.
namespace zhanting {

namespace {

namespace fs = std::filesystem;
using Tree = std::map<std::string, std::string>;

bool is_installed(const std::string& program) {
  return access(("/usr/bin/" + program).c_str(), X_OK) == 0;
}

/// What tells whether a file was written again.
struct Written {
  ino_t inode = 0;
  std::int64_t modified = 0, changed = 0;
  bool operator==(const Written&) const = default;
};

Written written(const std::string& path) {
  struct stat info {};
  EXPECT_EQ(stat(path.c_str(), &info), 0) << path;
  return {info.st_ino, info.st_mtim.tv_sec * 1'000'000'000 + info.st_mtim.tv_nsec,
          info.st_ctim.tv_sec * 1'000'000'000 + info.st_ctim.tv_nsec};
}

/// A built showcase, and somewhere to publish it.
class Publish : public testing::Test {
 protected:
  Publish() : site_(folder_, SiteTest::Begin::kShowcase) {
    if (is_installed("rsync")) build();
  }
  void SetUp() override {
    if (!is_installed("rsync")) GTEST_SKIP() << "rsync is not installed";
  }

  void build() {
    const ProgramRun run = run_program(build_arguments(site_.source()));
    ASSERT_EQ(run.status, 0) << run.err;
  }
  /// Every page changes with the site's name.
  void rename_site(int number) {
    static constexpr std::string_view kName = "\"name\": \"";
    std::string text = site_.read("content/site.json");
    const std::size_t at = text.find(kName) + kName.size();
    text.replace(at, text.find('"', at) - at, fmt::format("展厅{}", number));
    site_.write("content/site.json", text);
    build();
  }
  void edit_story(const std::string& words) {
    site_.write("content/pages/about.md", words + "\n");
    build();
  }
  /// Its style sheet gets another name.
  void edit_style(const std::string& css) {
    site_.write("assets/site.css", css);
    build();
  }

  std::vector<std::string> words(const std::string& target,
                                 std::vector<std::string> more = {}) const {
    std::vector<std::string> all{"publish", target, "--source", site_.source()};
    all.insert(all.end(), more.begin(), more.end());
    return all;
  }
  ProgramRun publish(const std::string& target, std::vector<std::string> more = {}) const {
    return run_program(words(target, std::move(more)), settings_);
  }
  void expect_published(const std::string& target, std::vector<std::string> more = {}) const {
    const ProgramRun run = publish(target, std::move(more));
    EXPECT_EQ(run.status, 0) << run.err << run.out;
  }

  std::string at(const std::string& path) const { return folder_.path() + "/" + path; }
  Tree tree(const std::string& path) const {
    Tree found = read_tree(*make_disk_files(), at(path));
    found.erase(std::string(kPublishedList));
    return found;
  }
  /// The site as it was built.
  Tree built() const {
    Tree files = site_.site();
    files.erase(".zhanting-files");
    return files;
  }
  std::vector<std::string> releases() const {
    std::vector<std::string> names;
    for (const auto& each : fs::directory_iterator(at("srv/releases")))
      names.push_back(each.path().filename());
    std::sort(names.begin(), names.end());
    return names;
  }

  TempFolder folder_;
  SiteTest site_;
  std::vector<std::string> settings_;  // of the environment
};

// A folder of this machine.

TEST_F(Publish, IntoAFolderShowsTheSiteThroughALink) {
  expect_published(at("srv"));
  EXPECT_EQ(difference(built(), tree("srv/current")), "");
  EXPECT_TRUE(fs::is_symlink(at("srv/current")));
  EXPECT_EQ(fs::read_symlink(at("srv/current")).parent_path(), "releases");
}

TEST_F(Publish, TheSameSiteTwiceDoesNothing) {
  expect_published(at("srv"));
  const Written link = written(at("srv/current/index.html"));
  const Written folder = written(at("srv/releases"));
  const ProgramRun again = publish(at("srv"));
  EXPECT_EQ(again.status, 0);
  EXPECT_NE(again.out.find("nothing was sent"), std::string::npos) << again.out;
  EXPECT_EQ(written(at("srv/current/index.html")), link);
  EXPECT_EQ(written(at("srv/releases")), folder);
}

TEST_F(Publish, BuildAndPublishNameTheSameHash) {
  const auto hash_in = [](const std::string& text) {
    const std::size_t found = text.find("hash: ");
    return found == std::string::npos ? "" : text.substr(found, 38);
  };
  const std::string built = hash_in(run_program(build_arguments(site_.source())).out);
  EXPECT_EQ(built.size(), 38U);
  EXPECT_EQ(hash_in(publish(at("srv")).out), built);
  ASSERT_FALSE(site_.files().remove_tree(site_.source() + "/site"));
  ASSERT_FALSE(site_.files().remove_tree(site_.source() + "/.zhanting"));
  EXPECT_EQ(hash_in(run_program(build_arguments(site_.source())).out), built);
}

TEST_F(Publish, WhatDidNotChangeIsTheSameFile) {
  expect_published(at("srv"));
  const Written before = written(at("srv/current/honours/index.html"));
  const Written other = written(at("srv/current/about/index.html"));
  edit_story("另一段话。");
  const ProgramRun run = publish(at("srv"));
  EXPECT_NE(run.out.find("changed  about/index.html\n"), std::string::npos) << run.out;
  EXPECT_EQ(run.out.find("honours/index.html"), std::string::npos) << run.out;
  const Written after = written(at("srv/current/honours/index.html"));
  EXPECT_EQ(after.inode, before.inode);
  EXPECT_EQ(after.modified, before.modified);
  EXPECT_NE(written(at("srv/current/about/index.html")).inode, other.inode);
  EXPECT_EQ(difference(built(), tree("srv/current")), "");
}

TEST_F(Publish, ADryRunDoesNothing) {
  const ProgramRun first = publish(at("srv"), {"--dry-run"});
  EXPECT_EQ(first.status, 0) << first.err;
  EXPECT_NE(first.out.find("new      index.html\n"), std::string::npos) << first.out;
  EXPECT_FALSE(fs::exists(at("srv")));
  expect_published(at("srv"));
  edit_story("另一段话。");
  const Tree before = tree("srv");
  EXPECT_NE(publish(at("srv"), {"--dry-run"}).out.find("changed  about/index.html\n"),
            std::string::npos);
  EXPECT_EQ(difference(before, tree("srv")), "");
}

TEST_F(Publish, GoesBackToTheReleaseBeforeOrToAnyThatIsKept) {
  std::vector<Tree> sites;
  for (int i = 0; i < 3; ++i) {
    rename_site(i);
    sites.push_back(built());
    expect_published(at("srv"), {"--name", fmt::format("r{}", i)});
  }
  expect_published(at("srv"), {"--rollback"});
  EXPECT_EQ(fs::read_symlink(at("srv/current")), "releases/r1");
  expect_published(at("srv"), {"--rollback", "r0"});
  EXPECT_EQ(difference(sites[0], tree("srv/current")), "");
  EXPECT_EQ(publish(at("srv"), {"--rollback"}).status, 2) << "there is none before";
  const ProgramRun none = publish(at("srv"), {"--rollback", "r9"});
  EXPECT_EQ(none.status, 2);
  EXPECT_NE(none.err.find("there is no release 'r9'; kept are r0, r1, r2"), std::string::npos)
      << none.err;
  expect_published(at("srv"));  // forward again
  EXPECT_EQ(difference(sites[2], tree("srv/current")).find("index.html"), std::string::npos);
}

TEST_F(Publish, KeepsSoManyReleases) {
  for (int i = 0; i < 5; ++i) {
    rename_site(i);
    expect_published(at("srv"), {"--name", fmt::format("r{}", i), "--keep", "2"});
  }
  EXPECT_EQ(releases(), (std::vector<std::string>{"r3", "r4"}));
}

TEST_F(Publish, KeepsHashedFilesOfOldPagesForAWhile) {
  expect_published(at("srv"));
  const Tree first = tree("srv/current");
  edit_style("body { color: #123456 }\n");
  expect_published(at("srv"));
  const Tree second = tree("srv/current");
  std::string old;
  for (const auto& [path, bytes] : first) {
    if (path.starts_with("assets/site.") && !built().contains(path)) old = path;
  }
  ASSERT_FALSE(old.empty());
  EXPECT_EQ(second.at(old), first.at(old));
  edit_style("body { color: #654321 }\n");
  expect_published(at("srv"), {"--keep", "1"});
  EXPECT_EQ(difference(built(), tree("srv/current")), "");
}

TEST_F(Publish, LeavesAloneWhatIsNotItsOwn) {
  fs::create_directories(at("srv/releases/mine"));
  std::ofstream(at("srv/releases/mine/file")) << "mine";
  std::ofstream(at("srv/robots.txt")) << "mine";
  for (int i = 0; i < 3; ++i) {
    rename_site(i);
    expect_published(at("srv"), {"--name", fmt::format("r{}", i), "--keep", "2"});
    std::ofstream(at(fmt::format("srv/releases/r{}/added", i))) << "mine";
  }
  const ProgramRun run = publish(at("srv"), {"--name", "r9", "--keep", "1"});
  EXPECT_EQ(run.status, 0);
  EXPECT_NE(run.err.find("r0: warning: this old release holds added"), std::string::npos)
      << run.err;
  EXPECT_EQ(tree("srv").at("releases/mine/file"), "mine");
  EXPECT_EQ(tree("srv").at("robots.txt"), "mine");
  EXPECT_EQ(tree("srv").at("releases/r0/added"), "mine");
}

TEST_F(Publish, RefusesPlacesThatAreSomebodyElses) {
  const auto refused = [&](const std::string& target, std::vector<std::string> more,
                           const char* why) {
    const Tree before = tree("");
    const ProgramRun run = publish(target, std::move(more));
    EXPECT_EQ(run.status, 2) << target;
    EXPECT_NE(run.err.find(why), std::string::npos) << run.err;
    EXPECT_EQ(difference(before, tree("")), "") << target;
  };
  fs::create_directories(at("a/current"));
  refused(at("a"), {}, "is no link that zhanting publish made");
  fs::create_directories(at("b/releases/x"));
  refused(at("b"), {"--name", "x"}, "zhanting publish did not make this");
  fs::create_directory_symlink(at("a"), at("b/current"));
  refused(at("b"), {}, "is no link that zhanting publish made");
  refused(site_.source(), {}, "lies in the showcase");
  refused(site_.source() + "/site/x", {}, "lies in the showcase");
  refused(site_.source() + "/content", {}, "lies in the showcase");
  refused(at("c"), {"--name", "../x"}, "the name of a release has letters");
  expect_published(at("d"), {"--name", "x"});
  edit_story("另一段话。");
  refused(at("d"), {"--name", "x"}, "there is a release of this name");
}

TEST_F(Publish, RefusesWhatIsNoFinishedSite) {
  const auto refused = [&](const char* why) {
    const ProgramRun run = publish(at("srv"));
    EXPECT_EQ(run.status, 2);
    EXPECT_NE(run.err.find(why), std::string::npos) << run.err;
    EXPECT_FALSE(fs::exists(at("srv/current")));
  };
  fs::create_directories(site_.source() + "/site/.zhanting-new");
  refused("run zhanting build again");
  fs::remove(site_.source() + "/site/.zhanting-new");
  fs::remove(site_.source() + "/site/index.html");
  refused("site/index.html: error: this file of the site cannot be read");
  ASSERT_FALSE(site_.files().remove_tree(site_.source() + "/site"));
  refused("there is no site here; run zhanting build first");
}

TEST_F(Publish, SaysWhatIsMissingAndWhatCannotBeWritten) {
  settings_ = {"PATH=/nowhere"};
  const ProgramRun none = publish(at("srv"));
  EXPECT_EQ(none.status, 2);
  EXPECT_NE(none.err.find("needs rsync, which is not here; on Debian run apt-get install rsync"),
            std::string::npos)
      << none.err;
  EXPECT_FALSE(fs::exists(at("srv/current")));
  settings_ = {};
  std::ofstream(at("file")) << "x";
  const ProgramRun file = publish(at("file"));
  EXPECT_EQ(file.status, 2);
  EXPECT_NE(file.err.find("cannot be written: Not a directory"), std::string::npos) << file.err;
}

TEST_F(Publish, OntoAFullDiskLeavesTheOldRelease) {
  fs::create_directory(at("disk"));
  if (mount("zhanting-test", at("disk").c_str(), "tmpfs", 0, "size=1600k") != 0)
    GTEST_SKIP() << "only root mounts";
  std::string ballast(400'000, 'x');
  const ProgramRun first = publish(at("disk"));
  EXPECT_EQ(first.status, 0) << first.err;
  const Tree before = tree("disk/current");
  {
    std::ofstream fill(at("disk/ballast"));
    while (fill && fill.write(ballast.data(), 4096)) continue;
  }
  rename_site(1);
  const ProgramRun run = publish(at("disk"));
  EXPECT_EQ(run.status, 2);
  EXPECT_NE(run.err.find("No space left on device"), std::string::npos) << run.err;
  EXPECT_NE(run.err.find("the site that is shown is as it was"), std::string::npos) << run.err;
  EXPECT_EQ(difference(before, tree("disk/current")), "");
  EXPECT_EQ(tree("disk/releases").size() / before.size(), 1U) << "nothing half done is left";
  fs::remove(at("disk/ballast"));
  expect_published(at("disk"));
  EXPECT_EQ(umount(at("disk").c_str()), 0);
}

/// Killed at any moment readers have the old site or the new one, whole; nothing of what was begun
/// is in the next.
TEST_F(Publish, KilledAtAnyMomentTheSiteIsTheOldOrTheNewOne) {
  int killed = 0;
  expect_published(at("srv"));
  Tree before = built();
  for (unsigned round = 0; round < 12; ++round) {
    site_.write("content/pages/extra.md", "# 附\n\n一页。\n");
    site_.write("content/pages/extra.json", R"({"title": "附"})");
    rename_site(static_cast<int>(round));
    const Tree after = built();
    killed += kill_program(words(at("srv"), {"--keep", "1"}), 3000 + round * 9000) ? 1 : 0;
    const Tree now = tree("srv/current");
    EXPECT_TRUE(now == before || now == after) << round << difference(before, now);
    site_.remove("content/pages/extra.md").remove("content/pages/extra.json");
    build();
    expect_published(at("srv"), {"--keep", "1"});
    before = built();
    EXPECT_EQ(difference(before, tree("srv/current")), "") << round;
    EXPECT_EQ(releases().size(), 1U) << "nothing half done is left";
  }
  EXPECT_GT(killed, 0);
}

// Elsewhere.

/// A server of rsync's own protocol, for the folder `remote`.
class Daemon {
 public:
  explicit Daemon(const std::string& folder) {
    while (!is_free()) ++port_;
    fs::create_directories(folder + "/remote");
    std::ofstream(folder + "/rsyncd.conf")
        << "use chroot = no\nreverse lookup = no\nlog file = " << folder
        << "/rsyncd.log\n[site]\npath = " << folder << "/remote\nread only = no\nuid = " << getuid()
        << "\ngid = " << getgid() << "\n";
    child_ = fork();
    if (child_ == 0) {
      const int nowhere = open("/dev/null", O_RDWR);
      for (const int each : {0, 1, 2}) dup2(nowhere, each);
      execlp("rsync", "rsync", "--daemon", "--no-detach", "--address=127.0.0.1",
             fmt::format("--port={}", port_).c_str(),
             fmt::format("--config={}/rsyncd.conf", folder).c_str(), nullptr);
      _exit(127);
    }
    for (int i = 0; i < 200 && !listens(); ++i) usleep(20000);
    EXPECT_TRUE(listens());
  }
  ~Daemon() {
    kill(child_, SIGTERM);
    waitpid(child_, nullptr, 0);
  }
  Daemon(const Daemon&) = delete;
  Daemon& operator=(const Daemon&) = delete;
  std::string target() const { return fmt::format("rsync://127.0.0.1:{}/site/show", port_); }

 private:
  bool listens() const { return works(connect); }
  bool is_free() const { return works(bind); }

  bool works(int (*call)(int, const sockaddr*, socklen_t)) const {
    const int open = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port_));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    const bool good = call(open, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0;
    close(open);
    return good;
  }

  // Below those that the kernel gives to whoever connects: there a call could reach itself.
  int port_ = 20000 + getpid() % 12000;
  pid_t child_ = -1;
};

/// A kind of place, which shows what it holds in the folder remote/show.
enum class Place { kShell, kDaemon, kRclone };

class PublishElsewhere : public Publish, public testing::WithParamInterface<Place> {
 protected:
  void SetUp() override {
    if (!is_installed("rsync") || !is_installed("rclone"))
      GTEST_SKIP() << "rsync or rclone is not installed";
    switch (GetParam()) {
      case Place::kShell: {  // what rsync asks ssh for, asked of this machine
        std::ofstream(at("shell")) << "#!/bin/sh\nshift 3\nexec sh -c \"$*\"\n";
        fs::permissions(at("shell"), fs::perms::owner_all);
        settings_ = {"RSYNC_RSH=" + at("shell")};
        target_ = "me@host.invalid:" + at("remote/show");
        return;
      }
      case Place::kDaemon:
        daemon_ = std::make_unique<Daemon>(folder_.path());
        target_ = daemon_->target();
        return;
      case Place::kRclone:
        settings_ = {"HOME=" + folder_.path()};
        target_ = ":local:" + at("remote/show");
        return;
    }
  }

  void put(const std::string& path, std::string_view bytes) {
    const fs::path file = at("remote/show/" + path);
    fs::create_directories(file.parent_path());
    std::ofstream(file) << bytes;
  }
  Tree there() const { return tree("remote/show"); }

  std::string target_;
  std::unique_ptr<Daemon> daemon_;
};

TEST_P(PublishElsewhere, BringsTheSiteThereAndTheSameTwiceSendsNothing) {
  const ProgramRun run = publish(target_);
  EXPECT_EQ(run.status, 0) << run.err;
  EXPECT_EQ(difference(built(), there()), "");
  const Written page = written(at("remote/show/index.html"));
  const Written list = written(at("remote/show/.zhanting-published"));
  const ProgramRun again = publish(target_);
  EXPECT_EQ(again.status, 0) << again.err;
  EXPECT_NE(again.out.find("nothing was sent"), std::string::npos) << again.out;
  EXPECT_EQ(written(at("remote/show/index.html")), page);
  EXPECT_EQ(written(at("remote/show/.zhanting-published")), list);
}

TEST_P(PublishElsewhere, SendsWhatChangedAndTakesAwayWhatIsGone) {
  site_.write("content/pages/extra.md", "# 附\n\n一页。\n");
  site_.write("content/pages/extra.json", R"({"title": "附"})");
  build();
  expect_published(target_);
  ASSERT_TRUE(there().contains("extra/index.html"));
  const Written same = written(at("remote/show/honours/index.html"));
  site_.remove("content/pages/extra.md").remove("content/pages/extra.json");
  edit_story("另一段话。");
  const ProgramRun run = publish(target_);
  EXPECT_EQ(run.status, 0) << run.err;
  EXPECT_NE(run.out.find("removed  extra/index.html\n"), std::string::npos) << run.out;
  EXPECT_EQ(difference(built(), there()), "");
  EXPECT_FALSE(fs::exists(at("remote/show/extra"))) << "an empty folder";
  EXPECT_EQ(written(at("remote/show/honours/index.html")), same);
}

TEST_P(PublishElsewhere, KeepsHashedFilesOfOldPages) {
  expect_published(target_);
  const Tree first = there();
  edit_style("body { color: #123456 }\n");
  expect_published(target_);
  Tree expected = built();
  for (const auto& [path, bytes] : first) {
    if (path.starts_with("assets/")) expected.emplace(path, bytes);
  }
  EXPECT_EQ(difference(expected, there()), "");
  edit_style("body { color: #654321 }\n");
  expect_published(target_, {"--keep", "1"});
  EXPECT_EQ(difference(built(), there()), "");
}

TEST_P(PublishElsewhere, LeavesAloneWhatIsNotItsOwn) {
  put("mine.txt", "mine");
  put("branches/mine/index.html", "mine");
  expect_published(target_);
  rename_site(1);
  expect_published(target_);
  EXPECT_EQ(there().at("mine.txt"), "mine");
  EXPECT_EQ(there().at("branches/mine/index.html"), "mine");
  site_.write("content/pages/mine.md", "# 我\n\n一页。\n");
  site_.write("content/pages/mine.json", R"({"title": "我"})");
  build();
  put("mine/index.html", "somebody's");
  const Tree before = there();
  const ProgramRun run = publish(target_);
  EXPECT_EQ(run.status, 2);
  EXPECT_NE(run.err.find("there is mine/index.html here, which zhanting publish did not put there"),
            std::string::npos)
      << run.err;
  EXPECT_EQ(difference(before, there()), "");
}

TEST_P(PublishElsewhere, GoesOnFromACopyOfABuiltSite) {
  for (const auto& [path, bytes] : site_.site()) put(path, bytes);
  edit_story("另一段话。");
  expect_published(target_);
  EXPECT_EQ(difference(built(), there()), "");
}

TEST_P(PublishElsewhere, MendsWhatIsMissingOrDamagedThere) {
  expect_published(target_);
  fs::remove(at("remote/show/index.html"));
  put("honours/index.html", "half");
  edit_story("另一段话。");
  expect_published(target_);
  EXPECT_EQ(difference(built(), there()), "");
}

TEST_P(PublishElsewhere, ADamagedListIsNotBelieved) {
  expect_published(target_);
  put(".zhanting-published", "zhanting published 1\nsite x\n");
  const ProgramRun run = publish(target_);
  EXPECT_EQ(run.status, 2);
  EXPECT_NE(run.err.find(".zhanting-published is damaged"), std::string::npos) << run.err;
}

/// As when a publishing was killed while it wrote one of its two lists.
TEST_P(PublishElsewhere, OneOfTwoListsIsEnough) {
  expect_published(target_);
  const std::string list =
      read_tree(*make_disk_files(), at("remote/show")).at(".zhanting-published");
  put(".zhanting-publishing", list.substr(0, 100));
  edit_story("另一段话。");
  expect_published(target_);
  EXPECT_EQ(difference(built(), there()), "");
  std::string underway = list;
  underway.replace(underway.find("site "), 37, "site underway");
  put(".zhanting-publishing", underway);
  put(".zhanting-published", list.substr(0, 100));
  edit_story("又一段话。");
  expect_published(target_);
  EXPECT_EQ(difference(built(), there()), "");
}

TEST_P(PublishElsewhere, HasNoReleasesToGoBackTo) {
  EXPECT_NE(publish(target_, {"--rollback"}).err.find("check out the earlier commit"),
            std::string::npos);
}

TEST_P(PublishElsewhere, ADryRunSendsNothing) {
  fs::create_directories(at("remote"));
  const ProgramRun run = publish(target_, {"--dry-run"});
  EXPECT_EQ(run.status, 0) << run.err;
  EXPECT_NE(run.out.find("new      index.html\n"), std::string::npos);
  EXPECT_TRUE(there().empty());
}

/// At any moment every page is whole, old or new, and its links lead somewhere; the next publishing
/// completes it. (rclone writes a local file in its place; object storage shows it when it is
/// whole.)
TEST_P(PublishElsewhere, KilledAtAnyMomentEveryPageIsWhole) {
  expect_published(target_);
  Tree before = built();
  int killed = 0;
  for (unsigned round = 0; round < 5; ++round) {
    if (round % 2 == 0) {
      site_.write("content/pages/extra.md", "# 附\n\n一页。\n");
      site_.write("content/pages/extra.json", R"({"title": "附"})");
    } else {
      site_.remove("content/pages/extra.md").remove("content/pages/extra.json");
    }
    rename_site(static_cast<int>(round));
    const Tree after = built();
    killed += kill_program(words(target_), 40000 + round * 90000, SIGKILL, settings_) ? 1 : 0;
    usleep(100000);  // its programs end with it
    const Tree now = there();
    for (const auto& [path, bytes] : now) {
      if (GetParam() == Place::kRclone || !path.ends_with(".html")) continue;
      EXPECT_TRUE((before.contains(path) && before.at(path) == bytes) ||
                  (after.contains(path) && after.at(path) == bytes))
          << path;
      for (const std::string& link : test::read_links(bytes, path, "/").targets)
        EXPECT_TRUE(now.contains(link.substr(0, link.find('#')))) << path << ": " << link;
    }
    const ProgramRun next = publish(target_);
    EXPECT_EQ(next.status, 0) << next.err;
    Tree found = there();
    std::erase_if(found, [&](const auto& file) {
      return file.first.starts_with("assets/") && !after.contains(file.first);
    });
    EXPECT_EQ(difference(after, found), "") << round;
    before = after;
  }
  EXPECT_GT(killed, 0);
}

std::string name_of(const testing::TestParamInfo<Place>& place) {
  constexpr const char* kNames[] = {"Shell", "Daemon", "Rclone"};
  return kNames[static_cast<std::size_t>(place.param)];
}
INSTANTIATE_TEST_SUITE_P(Places, PublishElsewhere,
                         testing::Values(Place::kShell, Place::kDaemon, Place::kRclone), &name_of);

/// As after a checkout, where nothing is remembered.
TEST_F(Publish, ABuildThatRemembersNothingWritesNoFileAgain) {
  const std::string page = site_.source() + "/site/index.html";
  const Written before = written(page);
  ASSERT_FALSE(site_.files().remove_tree(site_.source() + "/.zhanting"));
  build();
  std::vector<std::string> words = build_arguments(site_.source());
  words.push_back("--force");
  EXPECT_EQ(run_program(words).status, 0);
  EXPECT_EQ(written(page), before);
  std::ofstream(page) << "somebody's";
  build();
  EXPECT_NE(site_.page("index.html"), "somebody's");
}

// Differences.

TEST_F(Publish, DiffNamesPagesAndFacts) {
  site_.write("content/pages/extra.md", "# 附\n\n一页。\n");
  site_.write("content/pages/extra.json", R"({"title": "附"})");
  build();
  expect_published(at("srv"));
  site_.remove("content/pages/extra.md").remove("content/pages/extra.json");
  site_.write("content/pages/fresh.md", "# 新\n\n一页。\n");
  site_.write("content/pages/fresh.json", R"({"title": "新"})");
  site_.change("content/themes/water.json", "\"summary\": \"", "\"summary\": \"又：");
  build();
  const std::vector<std::string> words{"diff", at("srv"), "--source", site_.source()};
  const ProgramRun run = run_program(words);
  EXPECT_EQ(run.status, 0) << run.err;
  EXPECT_NE(run.out.find("new      fresh/index.html\n"), std::string::npos) << run.out;
  EXPECT_NE(run.out.find("gone     extra/index.html\n"), std::string::npos) << run.out;
  EXPECT_NE(run.out.find("changed  themes/water/index.html\n           summary: "),
            std::string::npos)
      << run.out;
  EXPECT_NE(run.out.find(" → 又："), std::string::npos) << run.out;
  EXPECT_NE(
      run.err.find("extra/index.html: warning: there was the page /extra/, now there is none"),
      std::string::npos)
      << run.err;
  std::vector<std::string> strict = words;
  strict.push_back("--strict");
  EXPECT_EQ(run_program(strict).status, 1);
  site_.write("content/pages/fresh.json", R"({"title": "新", "aliases": ["extra/"]})");
  build();
  const ProgramRun led = run_program(strict);
  EXPECT_EQ(led.status, 0) << led.err;
  EXPECT_NE(led.out.find("moved    extra/index.html\n"), std::string::npos) << led.out;
}

TEST_F(Publish, BuildWritesWhatItChanged) {
  edit_story("另一段话。");
  std::vector<std::string> words = build_arguments(site_.source());
  words.insert(words.end(), {"--changed", at("changes")});
  site_.write("content/pages/about.md", "又一段话。\n");
  ASSERT_EQ(run_program(words).status, 0);
  const std::string text = tree("").at("changes");
  EXPECT_TRUE(
      text.starts_with("changed  about/index.html\npages: 0 new, 1 changed, 0 moved, 0 gone"))
      << text;
  ASSERT_EQ(run_program(words).status, 0);
  EXPECT_TRUE(tree("").at("changes").starts_with("pages: 0 new, 0 changed, 0 moved, 0 gone; 0 "));
}

}  // namespace

}  // namespace zhanting
