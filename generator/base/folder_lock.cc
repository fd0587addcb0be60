#include "base/folder_lock.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

#include "base/paths.h"

namespace zhanting {

namespace {

std::error_code error_of_lock() {
  return {errno, std::generic_category()};
}

bool is_still(int open, const std::string& folder) {
  struct stat held {
  }, named{};
  return ::fstat(open, &held) == 0 && ::stat(folder.c_str(), &named) == 0 &&
         held.st_dev == named.st_dev && held.st_ino == named.st_ino;
}

}  // namespace

std::error_code FolderLock::open_and_lock(const std::string& folder) {
  while (true) {
    const int open = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (open < 0) return error_of_lock();
    if (::flock(open, LOCK_EX | LOCK_NB) != 0) {
      const std::error_code error = error_of_lock();
      ::close(open);
      return error;
    }
    if (is_still(open, folder)) {
      folder_ = open;
      return {};
    }
    ::close(open);  // removed meanwhile, and perhaps made again: that one counts
  }
}

std::error_code FolderLock::take(const std::string& folder) {
  for (std::string_view up = folder;
       !up.empty() && files_.kind_of(std::string(up)) == FileKind::kMissing; up = parent_path(up))
    made_.emplace_back(up);
  std::error_code error = files_.make_folders(folder);
  if (!error) error = open_and_lock(folder);
  if (error == std::errc::resource_unavailable_try_again) {
    made_.clear();  // they are the other's now
  } else if (error) {
    give_back();
  }
  return error;
}

void FolderLock::give_back() {
  for (const std::string& made : made_) {
    if (files_.remove_folder(made)) break;
  }
  made_.clear();
  if (folder_ >= 0) ::close(folder_);
  folder_ = -1;
}

}  // namespace zhanting
