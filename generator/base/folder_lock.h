#pragma once

#include <string>
#include <system_error>
#include <vector>

#include "base/files.h"

namespace zhanting {

/// Holds a folder of the disk against other processes that ask for it in the same way; nobody else
/// is kept out. The system takes the lock back when its process dies, however it dies: none is ever
/// left over, and no file tells of it.
class FolderLock {
 public:
  /// `files` is the disk.
  explicit FolderLock(FileSystem& files) : files_(files) {}
  ~FolderLock() { give_back(); }
  FolderLock(const FolderLock&) = delete;
  FolderLock& operator=(const FolderLock&) = delete;

  /// Takes `folder` (a real path), which is made if it is missing. The error compares equal to
  /// std::errc::resource_unavailable_try_again while another process holds it; with any other, this
  /// folder cannot be locked.
  [[nodiscard]] std::error_code take(const std::string& folder);

  /// The open folder that the lock is on; −1 while there is none.
  int descriptor() const { return folder_; }

  /// Folders that take() made go again if they are still empty.
  void give_back();

 private:
  std::error_code open_and_lock(const std::string& folder);

  FileSystem& files_;
  std::vector<std::string> made_;  // the innermost first
  int folder_ = -1;
};

}  // namespace zhanting
