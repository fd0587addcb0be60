#include "base/files.h"

#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <cstdlib>

#include "base/parallel.h"

namespace zhanting {

namespace {

/// The disk and the memory that stands in for it answer alike.
class Files : public testing::TestWithParam<bool> {
 protected:
  void SetUp() override {
    if (GetParam()) {
      const char* root = std::getenv("TMPDIR");
      root_ = std::string(root && *root ? root : "/tmp") + "/zhanting-files-XXXXXX";
      ASSERT_NE(mkdtemp(root_.data()), nullptr);
      files_ = make_disk_files();
    } else {
      root_ = "/memory";
      files_ = make_memory_files();
      ASSERT_FALSE(files_->make_folders(root_));
    }
  }
  void TearDown() override { EXPECT_FALSE(files_->remove_tree(root_)); }

  std::string at(const std::string& name) const { return root_ + "/" + name; }
  std::string bytes(const std::string& name) const {
    std::string out;
    return files_->read(at(name), out) ? "(unreadable)" : out;
  }

  std::string root_;
  std::unique_ptr<FileSystem> files_;
};

TEST_P(Files, AreReadAsTheyWereWritten) {
  const std::string all("\0\xFF\r\n展", 7);
  ASSERT_FALSE(files_->make_folders(at("a/b")));
  ASSERT_FALSE(files_->write(at("a/b/x"), all));
  EXPECT_EQ(bytes("a/b/x"), all);
  ASSERT_FALSE(files_->replace(at("a/b/x"), "new"));
  EXPECT_EQ(bytes("a/b/x"), "new");
  EXPECT_EQ(files_->kind_of(at("a/b/x")), FileKind::kFile);
  EXPECT_EQ(files_->kind_of(at("a/b")), FileKind::kFolder);
  EXPECT_EQ(files_->kind_of(at("c")), FileKind::kMissing);
}

TEST_P(Files, AreListedByName) {
  for (const char* name : {"b", "a", ".dot", "Z"}) ASSERT_FALSE(files_->write(at(name), "x"));
  ASSERT_FALSE(files_->make_folders(at("c")));
  std::vector<FolderEntry> entries;
  ASSERT_FALSE(files_->list(root_, entries));
  std::string names;
  for (const FolderEntry& entry : entries) names += entry.name + " ";
  EXPECT_EQ(names, ".dot Z a b c ");
  EXPECT_EQ(entries.back().kind, FileKind::kFolder);
}

TEST_P(Files, ThatAreMissingAreErrors) {
  std::string out;
  std::vector<FolderEntry> entries;
  FileStamp stamp;
  EXPECT_TRUE(files_->read(at("none"), out));
  EXPECT_TRUE(files_->list(at("none"), entries));
  EXPECT_TRUE(files_->stamp(at("none"), stamp));
  EXPECT_TRUE(files_->remove_file(at("none")));
}

TEST_P(Files, HaveAStampThatTellsAChange) {
  ASSERT_FALSE(files_->write(at("x"), "one"));
  FileStamp before, same, after;
  ASSERT_FALSE(files_->stamp(at("x"), before));
  ASSERT_FALSE(files_->stamp(at("x"), same));
  EXPECT_EQ(before, same);
  ASSERT_FALSE(files_->replace(at("x"), "two"));
  ASSERT_FALSE(files_->stamp(at("x"), after));
  EXPECT_NE(before, after);
}

TEST_P(Files, MoveAsWholeTrees) {
  ASSERT_FALSE(files_->make_folders(at("old/in")));
  ASSERT_FALSE(files_->make_folders(at("new/in")));
  ASSERT_FALSE(files_->write(at("old/in/x"), "old"));
  ASSERT_FALSE(files_->write(at("new/in/x"), "new"));
  ASSERT_FALSE(files_->write(at("oldest"), "not below"));
  EXPECT_TRUE(files_->rename(at("old"), at("new"))) << "what is there stays";
  EXPECT_EQ(bytes("new/in/x"), "new");
  ASSERT_FALSE(files_->rename(at("old"), at("moved")));
  EXPECT_EQ(files_->kind_of(at("old")), FileKind::kMissing);
  EXPECT_EQ(bytes("moved/in/x"), "old");
  EXPECT_EQ(bytes("oldest"), "not below");
  ASSERT_FALSE(files_->make_folders(at("empty")));
  EXPECT_FALSE(files_->rename(at("moved"), at("empty")));
  EXPECT_EQ(bytes("empty/in/x"), "old");
  EXPECT_TRUE(files_->rename(at("none"), at("new")));
}

TEST_P(Files, MoveOverFilesAndNotOverFolders) {
  ASSERT_FALSE(files_->make_folders(at("folder")));
  ASSERT_FALSE(files_->write(at("x"), "x"));
  ASSERT_FALSE(files_->write(at("y"), "y"));
  EXPECT_TRUE(files_->rename(at("x"), at("folder")));
  ASSERT_FALSE(files_->rename(at("x"), at("y")));
  EXPECT_EQ(bytes("y"), "x");
  EXPECT_EQ(files_->kind_of(at("x")), FileKind::kMissing);
}

TEST_P(Files, FoldersGoOnlyWhenEmpty) {
  ASSERT_FALSE(files_->make_folders(at("full")));
  ASSERT_FALSE(files_->write(at("full/x"), ""));
  EXPECT_TRUE(files_->remove_folder(at("full")));
  ASSERT_FALSE(files_->remove_file(at("full/x")));
  EXPECT_FALSE(files_->remove_folder(at("full")));
}

INSTANTIATE_TEST_SUITE_P(Base, Files, testing::Bool(),
                         [](const auto& disk) { return disk.param ? "OnDisk" : "InMemory"; });

TEST(DiskFiles, HaveTheirModesWhateverTheUmask) {
  std::string root = "/tmp/zhanting-modes-XXXXXX";
  ASSERT_NE(mkdtemp(root.data()), nullptr);
  const mode_t before = umask(077);
  const std::unique_ptr<FileSystem> files = make_disk_files();
  EXPECT_FALSE(files->make_folders(root + "/a/b"));
  EXPECT_FALSE(files->write(root + "/a/b/written", "x"));
  EXPECT_FALSE(files->replace(root + "/a/b/replaced", "x"));
  umask(before);
  const auto mode_of = [&](const std::string& name) {
    struct stat info {};
    EXPECT_EQ(stat((root + name).c_str(), &info), 0);
    return info.st_mode & 0777;
  };
  EXPECT_EQ(mode_of("/a/b/written"), 0644U);
  EXPECT_EQ(mode_of("/a/b/replaced"), 0644U);
  EXPECT_EQ(mode_of("/a"), 0755U);
  EXPECT_EQ(mode_of("/a/b"), 0755U);
  EXPECT_FALSE(files->remove_tree(root));
}

TEST(DiskFiles, HaveNoExceptionsForAFolderThatIsGone) {
  std::string root = "/tmp/zhanting-gone-XXXXXX";
  ASSERT_NE(mkdtemp(root.data()), nullptr);
  const std::unique_ptr<FileSystem> files = make_disk_files();
  const pid_t child = fork();
  if (child == 0) {
    std::vector<FolderEntry> entries;
    std::string bytes;
    const bool gone = chdir(root.c_str()) == 0 && rmdir(root.c_str()) == 0;
    const bool same = files->real_path("site") == "site";
    (void)files->list(".", entries);
    (void)files->read("site/x", bytes);
    _exit(gone && same ? 0 : 1);
  }
  int status = 0;
  ASSERT_EQ(waitpid(child, &status, 0), child);
  EXPECT_EQ(status, 0);
}

TEST(DiskFiles, ListALinkToItselfAsOneThatLeadsNowhere) {
  std::string root = "/tmp/zhanting-self-XXXXXX";
  ASSERT_NE(mkdtemp(root.data()), nullptr);
  ASSERT_EQ(symlink("self", (root + "/self").c_str()), 0);
  const std::unique_ptr<FileSystem> files = make_disk_files();
  std::vector<FolderEntry> entries;
  ASSERT_FALSE(files->list(root, entries));
  ASSERT_EQ(entries.size(), 1U);
  EXPECT_TRUE(entries[0].is_link);
  EXPECT_EQ(entries[0].kind, FileKind::kMissing);
  EXPECT_FALSE(files->remove_tree(root));
}

TEST(MemoryFiles, NeverWriteToTheirBase) {
  const std::unique_ptr<FileSystem> base = make_memory_files();
  ASSERT_FALSE(base->write("/show/content/x", "base"));
  const std::unique_ptr<FileSystem> files = make_memory_files(base.get(), {"/show/site"});
  std::string out;
  ASSERT_FALSE(files->read("/show/content/x", out));
  EXPECT_EQ(out, "base");
  EXPECT_TRUE(files->write("/show/content/x", "changed"));
  EXPECT_FALSE(files->write("/show/site/x", "site"));
  EXPECT_EQ(base->kind_of("/show/site/x"), FileKind::kMissing);
}

TEST(ParallelFor, DoesWithoutThreadsThatCannotStart) {
  const pid_t child = fork();
  if (child == 0) {
    const rlimit none{1, 1};
    if (setrlimit(RLIMIT_NPROC, &none) != 0 || (geteuid() == 0 && setuid(65534) != 0)) _exit(2);
    std::atomic<int> done = 0;
    parallel_for(1000, 8, [&](std::size_t) { ++done; });
    _exit(done == 1000 ? 0 : 1);
  }
  int status = 0;
  ASSERT_EQ(waitpid(child, &status, 0), child);
  EXPECT_EQ(status, 0);
}

TEST(ParallelFor, DoesEveryTaskOnce) {
  for (const unsigned jobs : {1U, 2U, 7U}) {
    for (const std::size_t count :
         {std::size_t{0}, std::size_t{1}, std::size_t{9}, std::size_t{1000}}) {
      std::vector<std::atomic<int>> done(count);
      parallel_for(count, jobs, [&](std::size_t i) { ++done[i]; });
      for (const auto& each : done) EXPECT_EQ(each, 1);
    }
  }
}

}  // namespace

}  // namespace zhanting
