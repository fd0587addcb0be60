#include "serve/watch.h"
#include "base/files.h"
#include "lib/sanitized.h"
#include "serve/messages.h"
#include "serve/watch.h"

#include <gtest/gtest.h>
#include <sched.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fstream>
#include <functional>
#include <future>
#include <thread>

namespace zhanting {
namespace {

using namespace std::chrono_literals;

/// A showcase folder on the disk, watched.
class WatchTest : public testing::Test {
 protected:
  WatchTest() : folder_(make_folder()), watch_(folder_) {
    EXPECT_FALSE(disk_->make_folders(folder_ + "/content/branches"));
    EXPECT_FALSE(watch_.start());
  }
  ~WatchTest() override { (void)disk_->remove_tree(folder_); }

  void put(const std::string& path, std::string_view bytes = "x") {
    ASSERT_FALSE(disk_->write(folder_ + "/" + path, bytes));
  }

  /// The paths of the next change, the folder's own taken off; empty after two seconds without.
  std::set<std::string> changed() {
    std::future<Changes> next = std::async(std::launch::async, [&] { return watch_.wait(20ms); });
    if (next.wait_for(2s) != std::future_status::ready) watch_.stop();
    std::set<std::string> paths;
    last_ = next.get();
    for (const std::string& path : last_.paths) paths.insert(path.substr(folder_.size() + 1));
    return paths;
  }

  std::unique_ptr<FileSystem> disk_ = make_disk_files();
  std::string folder_;
  Watch watch_;
  Changes last_;

 private:
  static std::string make_folder() {
    std::string name = testing::TempDir() + "watch_XXXXXX";
    return ::mkdtemp(name.data());
  }
};

using Paths = std::set<std::string>;

TEST_F(WatchTest, SeesAWrittenFile) {
  put("content/branches/river.md");
  EXPECT_EQ(changed(), Paths{"content/branches/river.md"});
}

TEST_F(WatchTest, SeesAFileSavedByRename) {
  put("content/branches/.river.md.tmp");
  ASSERT_FALSE(disk_->rename(folder_ + "/content/branches/.river.md.tmp",
                             folder_ + "/content/branches/river.md"));
  EXPECT_EQ(changed(), Paths{"content/branches/river.md"});
}

/// What editors do to save `path`, as strace shows it.
TEST_F(WatchTest, SeesTheFileHoweverAnEditorSavesIt) {
  const std::string river = "content/branches/river.md";
  const auto rename = [&](const std::string& from, const std::string& to) {
    ASSERT_FALSE(disk_->rename(folder_ + "/" + from, folder_ + "/" + to));
  };
  const auto remove = [&](const std::string& path) {
    ASSERT_FALSE(disk_->remove_file(folder_ + "/" + path));
  };
  put(river);
  (void)changed();

  put("content/branches/.river.md.swp");  // vim with 'backupcopy' off
  rename(river, river + "~");
  put(river);
  remove(river + "~");
  EXPECT_EQ(changed(), Paths{river});

  put(river, "longer than before");  // VS Code, Notepad: over the old bytes
  EXPECT_EQ(changed(), Paths{river});

  put("content/branches/.goutputstream-AB12CD");  // GNOME's editor, Sublime Text, sed -i
  rename("content/branches/.goutputstream-AB12CD", river);
  EXPECT_EQ(changed(), Paths{river});

  rename(river, river + "~");  // Emacs: a copy to keep, a link as lock
  ASSERT_EQ(::symlink("who@where.1", (folder_ + "/content/branches/.#river.md").c_str()), 0);
  put(river);
  remove("content/branches/.#river.md");
  EXPECT_EQ(changed(), Paths{river});
  EXPECT_FALSE(last_.everything);
}

/// Only the file that the link leads to counts, not its neighbours.
TEST_F(WatchTest, SeesWhatALinkLeadsTo) {
  ASSERT_FALSE(disk_->make_folders(folder_ + "/shared"));
  put("shared/river.md");
  put("top.md");
  for (const auto& [target, link] :
       {std::pair{"../../shared/river.md", "river.md"}, std::pair{"../../top.md", "top.md"}}) {
    ASSERT_EQ(::symlink(target, (folder_ + "/content/branches/" + link).c_str()), 0);
    EXPECT_FALSE(changed().empty());
  }
  put("shared/river.md", "saved");
  EXPECT_FALSE(changed().empty());
  EXPECT_TRUE(last_.everything) << "nobody knows which links lead there";
  put("shared/river.tmp");
  ASSERT_FALSE(disk_->rename(folder_ + "/shared/river.tmp", folder_ + "/shared/river.md"));
  EXPECT_FALSE(changed().empty());
  put("top.md", "saved");
  EXPECT_FALSE(changed().empty());
  put("shared/other.md");
  put("other.md");
  EXPECT_TRUE(changed().empty());
}

TEST_F(WatchTest, SeesAFolderThatArrivesFull) {
  ASSERT_FALSE(disk_->make_folders(folder_ + "/aside/river/deep"));
  put("aside/river/a.svg");
  put("aside/river/deep/b.svg");
  (void)disk_->rename(folder_ + "/aside/river", folder_ + "/content/branches/river");
  EXPECT_TRUE(changed().contains("content/branches/river"));  // a folder means all below it
  put("content/branches/river/deep/b.svg", "new");
  EXPECT_EQ(changed(), Paths{"content/branches/river/deep/b.svg"});
}

TEST_F(WatchTest, MissesNoFileOfAFolderThatFillsAtOnce) {
  for (int i = 0; i < 20; ++i) {
    const std::string folder = "content/branches/new" + std::to_string(i);
    std::jthread writer([&] {
      ASSERT_FALSE(disk_->make_folders(folder_ + "/" + folder + "/a/b"));
      put(folder + "/a/b/c.svg");
    });
    bool seen = false;  // the file, or a folder above it once it was there
    while (!seen) {
      const Paths paths = changed();
      ASSERT_FALSE(paths.empty()) << folder;
      const bool there = disk_->kind_of(folder_ + "/" + folder + "/a/b/c.svg") == FileKind::kFile;
      for (const std::string& path : paths) seen = seen || (there && path.starts_with(folder));
    }
  }
}

TEST_F(WatchTest, SeesARemovedFile) {
  put("content/branches/river.md");
  (void)changed();
  ASSERT_FALSE(disk_->remove_file(folder_ + "/content/branches/river.md"));
  EXPECT_EQ(changed(), Paths{"content/branches/river.md"});
}

TEST_F(WatchTest, SeesWhatIsWrittenInANewFolder) {
  ASSERT_FALSE(disk_->make_folders(folder_ + "/content/branches/a/b"));
  (void)changed();
  put("content/branches/a/b/c.md");
  EXPECT_EQ(changed(), Paths{"content/branches/a/b/c.md"});
}

TEST_F(WatchTest, SeesFilesUnderTheNewNameOfAMovedFolder) {
  ASSERT_FALSE(disk_->make_folders(folder_ + "/content/branches/old"));
  (void)changed();
  ASSERT_FALSE(disk_->rename(folder_ + "/content/branches/old", folder_ + "/content/branches/new"));
  const Paths moved = changed();
  EXPECT_TRUE(moved.contains("content/branches/old"));
  EXPECT_TRUE(moved.contains("content/branches/new"));
  put("content/branches/new/x.md");
  EXPECT_EQ(changed(), Paths{"content/branches/new/x.md"});
}

TEST_F(WatchTest, SeesContentGoAndComeBack) {
  ASSERT_FALSE(disk_->remove_tree(folder_ + "/content"));
  EXPECT_TRUE(changed().contains("content"));
  ASSERT_FALSE(disk_->make_folders(folder_ + "/content/branches"));
  EXPECT_TRUE(changed().contains("content"));
  put("content/branches/river.md");
  EXPECT_EQ(changed(), Paths{"content/branches/river.md"});
}

TEST_F(WatchTest, SeesTemplatesThatComeLater) {
  ASSERT_FALSE(disk_->make_folders(folder_ + "/templates"));
  (void)changed();
  put("templates/home.html");
  EXPECT_EQ(changed(), Paths{"templates/home.html"});
}

TEST_F(WatchTest, AThousandFilesAreOneChange) {
  for (int i = 0; i < 1000; ++i) put("content/branches/r" + std::to_string(i) + ".md");
  EXPECT_EQ(changed().size(), 1000U);
}

TEST_F(WatchTest, HiddenFilesBackupsAndOtherFoldersAreNoChange) {
  put("content/branches/.river.md.swp");
  put("content/branches/river.md~");
  ASSERT_FALSE(disk_->make_folders(folder_ + "/site"));
  put("site/index.html");
  put("README.md");
  put("content/branches/last.md");
  EXPECT_EQ(changed(), Paths{"content/branches/last.md"});
}

TEST_F(WatchTest, WithLinksEverythingMayHaveChanged) {
  put("content/branches/river.md");
  (void)changed();
  EXPECT_FALSE(last_.everything);
  ASSERT_EQ(::symlink("river.md", (folder_ + "/content/branches/sea.md").c_str()), 0);
  (void)changed();
  EXPECT_TRUE(last_.everything);
}

TEST_F(WatchTest, StopEndsTheWait) {
  watch_.stop();
  EXPECT_TRUE(watch_.wait(20ms).empty());
}

/// The system's limits, provoked: each test goes on in a process of its own.
class WatchLimits : public WatchTest {
 protected:
  static constexpr int kNotAllowed = 77;

  /// Runs `test` in a child; it fails by anything but an exit status of 0.
  static void in_child(const std::function<void()>& test) {
    const pid_t child = ::fork();
    if (child == 0) {
      ::alarm(60);
      test();
      ::_exit(HasFailure() ? 1 : 0);
    }
    int status = 0;
    ASSERT_EQ(::waitpid(child, &status, 0), child);
    if (WIFEXITED(status) && WEXITSTATUS(status) == kNotAllowed)
      GTEST_SKIP() << "no user namespaces here";
    EXPECT_TRUE(WIFEXITED(status) && WEXITSTATUS(status) == 0) << "wait status " << status;
  }

  /// From here on only so many folders can be watched.
  static void allow_watches(int most) {
    std::ofstream limit;
    if (::unshare(CLONE_NEWUSER) == 0) limit.open("/proc/sys/user/max_inotify_watches");
    limit << most << std::flush;
    if (!limit) ::_exit(kNotAllowed);
  }

  /// Whatever is changed, in whatever folder: it is noticed, once.
  void expect_followed(Watch& watch) {
    ASSERT_FALSE(disk_->make_folders(folder_ + "/content/branches/new"));
    for (const char* path : {"content/branches/new/river.md", "content/themes/water.json"}) {
      put(path, "new");
      const Changes changes = watch.wait(20ms);
      EXPECT_TRUE(changes.everything) << path;
    }
    std::jthread stop([&watch] {
      std::this_thread::sleep_for(Watch::kLookEvery + 200ms);
      watch.stop();
    });
    EXPECT_TRUE(watch.wait(20ms).empty());
  }
};

TEST_F(WatchLimits, OfFoldersAreSaidAndEverythingIsLookedAtInstead) {
  ASSERT_FALSE(disk_->make_folders(folder_ + "/content/themes"));
  in_child([&] {
    allow_watches(2);  // the showcase and content/
    Watch watch(folder_);
    const auto fault = watch.start();
    ASSERT_TRUE(fault);
    EXPECT_EQ(fault->code, messages::kServeWatchLimit);
    EXPECT_EQ(fault->arguments.at(0), folder_ + "/content/branches");
    expect_followed(watch);
  });
}

TEST_F(WatchLimits, AreSaidOfFoldersThatComeLaterToo) {
  in_child([&] {
    allow_watches(3);  // and content/branches/
    Watch watch(folder_);
    EXPECT_FALSE(watch.start());
    ASSERT_FALSE(disk_->make_folders(folder_ + "/content/themes"));
    EXPECT_TRUE(watch.wait(20ms).everything);
    const auto fault = watch.take_fault();
    ASSERT_TRUE(fault);
    EXPECT_EQ(fault->code, messages::kServeWatchLimit);
    EXPECT_EQ(fault->arguments.at(0), folder_ + "/content/themes");
    EXPECT_FALSE(watch.take_fault());
    expect_followed(watch);
  });
}

TEST_F(WatchLimits, OfWatchersAreSaidAndEverythingIsLookedAtInstead) {
  if (kSanitized)
    GTEST_SKIP() << "the sanitizers open descriptors of their own while they look at memory";
  ASSERT_FALSE(disk_->make_folders(folder_ + "/content/themes"));
  in_child([&] {
    Watch watch(folder_);
    rlimit files{};
    ::getrlimit(RLIMIT_NOFILE, &files);
    const rlimit none{3, files.rlim_max};
    ::setrlimit(RLIMIT_NOFILE, &none);
    const auto fault = watch.start();
    ::setrlimit(RLIMIT_NOFILE, &files);
    ASSERT_TRUE(fault);
    EXPECT_EQ(fault->code, messages::kServeInstanceLimit);
    expect_followed(watch);
  });
}

TEST_F(WatchLimits, LinksInACircleAreLookedAtOnce) {
  ASSERT_EQ(::symlink("..", (folder_ + "/content/branches/around").c_str()), 0);
  ASSERT_EQ(::symlink("../branches", (folder_ + "/content/branches/here").c_str()), 0);
  ASSERT_FALSE(disk_->make_folders(folder_ + "/content/themes"));
  in_child([&] {
    allow_watches(1);
    Watch watch(folder_);
    EXPECT_TRUE(watch.start());
    expect_followed(watch);
  });
}

}  // namespace
}  // namespace zhanting
