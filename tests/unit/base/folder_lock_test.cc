#include "base/folder_lock.h"

#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>

namespace zhanting {

namespace {

class FolderLockTest : public testing::Test {
 protected:
  void SetUp() override { ASSERT_NE(mkdtemp(root_.data()), nullptr); }
  void TearDown() override { EXPECT_FALSE(disk_->remove_tree(root_)); }

  std::string root_ = "/tmp/zhanting-lock-XXXXXX";
  const std::unique_ptr<FileSystem> disk_ = make_disk_files();
};

TEST_F(FolderLockTest, IsHeldByOneAtATime) {
  FolderLock one(*disk_), other(*disk_);
  ASSERT_FALSE(one.take(root_));
  EXPECT_EQ(other.take(root_), std::errc::resource_unavailable_try_again);
  one.give_back();
  EXPECT_FALSE(other.take(root_));
}

TEST_F(FolderLockTest, MakesFoldersThatGoAgainWhileTheyAreEmpty) {
  const std::string folder = root_ + "/a/b";
  {
    FolderLock lock(*disk_);
    ASSERT_FALSE(lock.take(folder));
    FolderLock other(*disk_);
    EXPECT_TRUE(other.take(folder));
    other.give_back();
    EXPECT_EQ(disk_->kind_of(folder), FileKind::kFolder) << "it is the first one's";
  }
  EXPECT_EQ(disk_->kind_of(root_ + "/a"), FileKind::kMissing);
  {
    FolderLock lock(*disk_);
    ASSERT_FALSE(lock.take(folder));
    ASSERT_FALSE(disk_->write(folder + "/index.html", "x"));
  }
  EXPECT_EQ(disk_->kind_of(folder + "/index.html"), FileKind::kFile);
}

TEST_F(FolderLockTest, CountsForTheFolderThatIsThereNow) {
  const std::string folder = root_ + "/site";
  FolderLock one(*disk_), other(*disk_);
  ASSERT_FALSE(one.take(folder));
  ASSERT_FALSE(disk_->remove_folder(folder));
  EXPECT_FALSE(other.take(folder)) << "another folder of the same name";
}

TEST_F(FolderLockTest, DiesWithItsOwner) {
  int ready[2];
  ASSERT_EQ(pipe(ready), 0);
  const pid_t child = fork();
  if (child == 0) {
    FolderLock lock(*disk_);
    const char answer = lock.take(root_) ? 'n' : 'y';
    (void)!write(ready[1], &answer, 1);
    pause();
    _exit(0);
  }
  char answer = 0;
  ASSERT_EQ(read(ready[0], &answer, 1), 1);
  EXPECT_EQ(answer, 'y');
  FolderLock lock(*disk_);
  EXPECT_TRUE(lock.take(root_));
  kill(child, SIGKILL);
  ASSERT_EQ(waitpid(child, nullptr, 0), child);
  EXPECT_FALSE(lock.take(root_));
  close(ready[0]);
  close(ready[1]);
}

TEST_F(FolderLockTest, IsRefusedWhereThereIsNoFolder) {
  ASSERT_FALSE(disk_->write(root_ + "/file", "x"));
  FolderLock lock(*disk_);
  const std::error_code error = lock.take(root_ + "/file");
  EXPECT_TRUE(error);
  EXPECT_NE(error, std::errc::resource_unavailable_try_again);
}

}  // namespace

}  // namespace zhanting
