#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

namespace zhanting {

enum class FileKind { kMissing, kFile, kFolder, kOther };

struct FolderEntry {
  std::string name;
  FileKind kind = FileKind::kOther;  // of what a symbolic link leads to
  bool is_link = false;
};

/// Size and time of last change: equal stamps mean that a file need not be read again.
struct FileStamp {
  std::uint64_t size = 0;
  std::int64_t modified_ns = 0;
  std::int64_t changed_ns = 0;  // of the file or its name: no tool can set it back
  std::uint64_t inode = 0;
  bool operator==(const FileStamp&) const = default;
};

/// A path and what stood there; a default stamp where nothing did.
struct Sighting {
  std::string path;
  FileStamp stamp;
};

/// The disk, or a memory that stands in for it (tests, preview). Paths are UTF-8, absolute or
/// relative to the working folder. Errors come back as codes, never as exceptions. Calls for
/// different files may come from several threads.
class FileSystem {
 public:
  virtual ~FileSystem() = default;

  virtual FileKind kind_of(const std::string& path) const = 0;
  /// Sorted by name, bytewise.
  [[nodiscard]] virtual std::error_code list(const std::string& path,
                                             std::vector<FolderEntry>& out) const = 0;
  [[nodiscard]] virtual std::error_code read(const std::string& path, std::string& out) const = 0;
  [[nodiscard]] virtual std::error_code stamp(const std::string& path, FileStamp& out) const = 0;
  /// Reads a file of at most `limit` bytes; `stamp` is what it was before. Of a larger file the
  /// stamp alone.
  [[nodiscard]] virtual std::error_code read_stamped(const std::string& path, std::size_t limit,
                                                     std::string& out, FileStamp& stamp) const;
  /// The path with all symbolic links followed; a part that does not exist yet stays as it is.
  virtual std::string real_path(const std::string& path) const = 0;
  /// Another one once the machine was started anew: what was written shortly before its power went
  /// may be gone then, although the stamp stands. "" where nobody can say.
  virtual std::string session() const { return {}; }
  /// Bytes that can still be written below a folder, or kUnknownRoom.
  virtual std::uint64_t room(const std::string& folder) const = 0;
  static constexpr std::uint64_t kUnknownRoom = UINT64_MAX;

  /// Makes or overwrites a file of mode 0644 in a folder that exists. Not atomic.
  [[nodiscard]] virtual std::error_code write(const std::string& path, std::string_view bytes) = 0;
  /// The same, and the stamp of what was written.
  [[nodiscard]] virtual std::error_code write_stamped(const std::string& path,
                                                      std::string_view bytes, FileStamp& stamp);
  /// Atomic: readers see the old file or the whole new one.
  [[nodiscard]] virtual std::error_code replace(const std::string& path,
                                                std::string_view bytes) = 0;
  /// Returns once a file and its name would outlast a loss of power.
  [[nodiscard]] virtual std::error_code sync(const std::string& /*path*/) { return {}; }
  [[nodiscard]] virtual std::error_code make_folders(const std::string& path) = 0;  // 0755
  [[nodiscard]] virtual std::error_code remove_file(const std::string& path) = 0;
  /// Removes a folder only if it is empty.
  [[nodiscard]] virtual std::error_code remove_folder(const std::string& path) = 0;
  [[nodiscard]] virtual std::error_code remove_tree(const std::string& path) = 0;
  /// Moves a file, over the one that is there, or a folder, over none but an empty one. At once: no
  /// reader sees a part of it.
  [[nodiscard]] virtual std::error_code rename(const std::string& from, const std::string& to) = 0;
};

std::unique_ptr<FileSystem> make_disk_files();

/// A file system in memory. `base`, if given, is read for what is not under one of `roots`; nothing
/// is ever written to it. With no base everything is in memory.
std::unique_ptr<FileSystem> make_memory_files(const FileSystem* base = nullptr,
                                              std::vector<std::string> roots = {});

}  // namespace zhanting
