#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <boost/filesystem.hpp>
#include <cerrno>
#include <memory>

#include "base/files.h"

namespace zhanting {

namespace {

namespace fs = boost::filesystem;

std::error_code last_error() {
  return {errno, std::generic_category()};
}
std::error_code to_std(const boost::system::error_code& error) {
  return error ? std::error_code(error.value(), std::generic_category()) : std::error_code();
}

FileKind kind_of_type(fs::file_type type) {
  switch (type) {
    case fs::regular_file:
      return FileKind::kFile;
    case fs::directory_file:
      return FileKind::kFolder;
    case fs::file_not_found:
      return FileKind::kMissing;
    default:
      return FileKind::kOther;
  }
}

std::error_code write_all(int file, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(file, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return last_error();
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return {};
}

FileStamp stamp_of(const struct stat& info) {
  const auto nanoseconds = [](const timespec& time) {
    return time.tv_sec * std::int64_t{1'000'000'000} + time.tv_nsec;
  };
  return {static_cast<std::uint64_t>(info.st_size), nanoseconds(info.st_mtim),
          nanoseconds(info.st_ctim), info.st_ino};
}

constexpr mode_t kFileMode = 0644;
constexpr mode_t kFolderMode = 0755;

/// Writes a file of mode 0644 whatever the umask; a file that could not be written whole goes.
std::error_code write_file(const std::string& path, std::string_view bytes, int flags,
                           FileStamp& stamp) {
  const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC | flags, kFileMode);
  if (file < 0) return last_error();
  std::error_code error = write_all(file, bytes);
  struct stat info {};
  if (!error && ::fstat(file, &info) != 0) error = last_error();
  if (!error && (info.st_mode & 0777U) != kFileMode &&
      (::fchmod(file, kFileMode) != 0 || ::fstat(file, &info) != 0))
    error = last_error();
  if (::close(file) != 0 && !error) error = last_error();
  if (error) ::unlink(path.c_str());
  stamp = stamp_of(info);
  return error;
}

/// File systems that know no fsync() of a folder say EINVAL: they write names at once.
std::error_code sync_one(const std::string& path, int flags) {
  const int file = ::open(path.c_str(), flags | O_CLOEXEC);
  if (file < 0) return last_error();
  std::error_code error;
  if (::fsync(file) != 0 && errno != EINVAL) error = last_error();
  ::close(file);
  return error;
}

class DiskFiles final : public FileSystem {
 public:
  FileKind kind_of(const std::string& path) const override {
    boost::system::error_code error;
    return kind_of_type(fs::status(path, error).type());
  }

  /// By readdir(): most file systems say what kind of entry each is, which saves a look at it.
  std::error_code list(const std::string& path, std::vector<FolderEntry>& out) const override {
    const std::unique_ptr<DIR, CloseFolder> folder(::opendir(path.c_str()));
    if (!folder) return last_error();
    out.clear();
    while (true) {
      errno = 0;
      const dirent* entry = ::readdir(folder.get());
      if (!entry) break;
      const std::string_view name = entry->d_name;
      if (name != "." && name != "..") out.push_back(entry_of(path, *entry));
    }
    if (errno != 0) return last_error();
    std::sort(out.begin(), out.end(),
              [](const FolderEntry& a, const FolderEntry& b) { return a.name < b.name; });
    return {};
  }

  std::error_code read(const std::string& path, std::string& out) const override {
    FileStamp stamp;
    return read_stamped(path, SIZE_MAX, out, stamp);
  }

  std::error_code read_stamped(const std::string& path, std::size_t limit, std::string& out,
                               FileStamp& stamp) const override {
    const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (file < 0) return last_error();
    std::error_code error;
    struct stat info {};
    if (::fstat(file, &info) != 0) {
      error = last_error();
    } else if (!S_ISREG(info.st_mode)) {
      error = std::make_error_code(S_ISDIR(info.st_mode) ? std::errc::is_a_directory
                                                         : std::errc::invalid_argument);
    } else {
      stamp = stamp_of(info);
      if (stamp.size <= limit) error = read_all(file, static_cast<std::size_t>(stamp.size), out);
    }
    ::close(file);
    return error;
  }

  std::error_code stamp(const std::string& path, FileStamp& out) const override {
    struct stat info {};
    if (::stat(path.c_str(), &info) != 0) return last_error();
    out = stamp_of(info);
    return {};
  }

  std::string real_path(const std::string& path) const override {
    boost::system::error_code error;
    const fs::path here = fs::current_path(error);  // gone, when somebody removed it
    if (error) return path;
    const fs::path resolved = fs::weakly_canonical(fs::absolute(path, here), error);
    return error ? path : resolved.string();
  }

  std::string session() const override {
    std::string id;
    return read("/proc/sys/kernel/random/boot_id", id) ? std::string() : id;
  }

  std::error_code sync(const std::string& path) override {
    const std::size_t slash = path.rfind('/');
    const std::string folder = slash == std::string::npos ? "." : path.substr(0, slash + 1);
    if (const std::error_code error = sync_one(path, O_RDONLY)) return error;
    return sync_one(folder, O_RDONLY | O_DIRECTORY);
  }

  std::uint64_t room(const std::string& folder) const override {
    struct statvfs info {};
    if (::statvfs(folder.c_str(), &info) != 0 || info.f_blocks == 0) return kUnknownRoom;
    return std::uint64_t{info.f_bfree} * info.f_frsize;
  }

  std::error_code write(const std::string& path, std::string_view bytes) override {
    FileStamp stamp;
    return write_file(path, bytes, O_TRUNC, stamp);
  }

  std::error_code write_stamped(const std::string& path, std::string_view bytes,
                                FileStamp& stamp) override {
    return write_file(path, bytes, O_TRUNC, stamp);
  }

  std::error_code replace(const std::string& path, std::string_view bytes) override {
    const std::size_t slash = path.rfind('/');
    const std::string folder = slash == std::string::npos ? "" : path.substr(0, slash + 1);
    const std::string draft = folder + ".zhanting-" + std::to_string(::getpid()) + "-" +
                              std::to_string(next_draft_++) + ".tmp";
    FileStamp stamp;
    if (const std::error_code error = write_file(draft, bytes, O_EXCL, stamp)) return error;
    if (::rename(draft.c_str(), path.c_str()) == 0) return {};
    const std::error_code error = last_error();
    ::unlink(draft.c_str());
    return error;
  }

  std::error_code make_folders(const std::string& path) override {
    if (path.empty() || ::mkdir(path.c_str(), kFolderMode) == 0) return fix_mode(path);
    if (errno == EEXIST) {
      return kind_of(path) == FileKind::kFolder ? std::error_code()
                                                : std::make_error_code(std::errc::not_a_directory);
    }
    if (errno != ENOENT) return last_error();
    const std::size_t slash = path.rfind('/');
    if (slash == std::string::npos || slash == 0) return last_error();
    if (const std::error_code error = make_folders(path.substr(0, slash))) return error;
    if (::mkdir(path.c_str(), kFolderMode) != 0 && errno != EEXIST) return last_error();
    return fix_mode(path);
  }

  std::error_code remove_file(const std::string& path) override {
    return ::unlink(path.c_str()) == 0 ? std::error_code() : last_error();
  }

  std::error_code remove_folder(const std::string& path) override {
    return ::rmdir(path.c_str()) == 0 ? std::error_code() : last_error();
  }

  std::error_code remove_tree(const std::string& path) override {
    boost::system::error_code error;
    fs::remove_all(path, error);
    return to_std(error);
  }

  std::error_code rename(const std::string& from, const std::string& to) override {
    return ::rename(from.c_str(), to.c_str()) == 0 ? std::error_code() : last_error();
  }

 private:
  struct CloseFolder {
    void operator()(DIR* folder) const { ::closedir(folder); }
  };

  FolderEntry entry_of(const std::string& folder, const dirent& entry) const {
    const std::string name = entry.d_name;
    if (entry.d_type == DT_REG) return {name, FileKind::kFile, false};
    if (entry.d_type == DT_DIR) return {name, FileKind::kFolder, false};
    const std::string path = folder + "/" + name;
    boost::system::error_code ignored;
    const fs::file_type own = fs::symlink_status(path, ignored).type();
    if (own != fs::symlink_file) return {name, kind_of_type(own), false};
    const fs::file_type type = fs::status(path, ignored).type();
    // One that leads nowhere, or to itself, is kMissing.
    return {name, type == fs::status_error ? FileKind::kMissing : kind_of_type(type), true};
  }

  static std::error_code read_all(int file, std::size_t size, std::string& out) {
    out.resize(size);
    std::size_t filled = 0;
    std::array<char, 4096> more;  // the file may have grown meanwhile
    while (true) {
      const bool full = filled == out.size();
      const ssize_t got = full ? ::read(file, more.data(), more.size())
                               : ::read(file, out.data() + filled, out.size() - filled);
      if (got < 0 && errno == EINTR) continue;
      if (got < 0) return last_error();
      if (got == 0) break;
      filled += static_cast<std::size_t>(got);
      if (full) out.append(more.data(), static_cast<std::size_t>(got));
    }
    out.resize(filled);
    return {};
  }

  std::error_code fix_mode(const std::string& path) const {
    if (path.empty() || !masks_folders_) return {};
    return ::chmod(path.c_str(), kFolderMode) == 0 ? std::error_code() : last_error();
  }

  /// The process gives new folders fewer rights than they need. It can only be asked by setting it.
  static bool umask_hides(mode_t mode) {
    const mode_t mask = ::umask(0);
    ::umask(mask);
    return (mask & mode) != 0;
  }

  const bool masks_folders_ = umask_hides(kFolderMode);

  std::atomic<unsigned> next_draft_ = 0;
};

}  // namespace

std::unique_ptr<FileSystem> make_disk_files() {
  return std::make_unique<DiskFiles>();
}

}  // namespace zhanting
