#pragma once

#include <map>
#include <mutex>
#include <string>
#include <vector>

#include "base/files.h"
#include "serve/watch.h"

namespace zhanting {

/// The disk as the build saw it last: what was read, listed or stamped is kept until a change is
/// told, so that after an edit only the edited file is read. Good only while somebody watches the
/// disk and tells; without that, make no use of it. Nothing is written through it.
class SourceCache final : public FileSystem {
 public:
  explicit SourceCache(const FileSystem& disk) : disk_(disk) {}

  void forget(const Changes& changes);

  FileKind kind_of(const std::string& path) const override;
  std::error_code list(const std::string& path, std::vector<FolderEntry>& out) const override;
  std::error_code read(const std::string& path, std::string& out) const override;
  std::error_code stamp(const std::string& path, FileStamp& out) const override;
  std::string real_path(const std::string& path) const override;
  std::uint64_t room(const std::string& folder) const override;

  std::error_code write(const std::string& path, std::string_view bytes) override;
  std::error_code replace(const std::string& path, std::string_view bytes) override;
  std::error_code make_folders(const std::string& path) override;
  std::error_code remove_file(const std::string& path) override;
  std::error_code remove_folder(const std::string& path) override;
  std::error_code remove_tree(const std::string& path) override;
  std::error_code rename(const std::string& from, const std::string& to) override;

 private:
  template <typename T>
  struct Known {
    std::error_code error;
    T value{};
  };
  template <typename T>
  using Memory = std::map<std::string, Known<T>, std::less<>>;

  /// What `memory` has under `path`, else what `look` finds, which it has from then on.
  template <typename T, typename Look>
  std::error_code recall(Memory<T>& memory, const std::string& path, T& out,
                         const Look& look) const;

  const FileSystem& disk_;
  mutable std::mutex mutex_;
  mutable Memory<FileKind> kinds_;
  mutable Memory<std::vector<FolderEntry>> lists_;
  mutable Memory<std::string> bytes_;
  mutable Memory<FileStamp> stamps_;
  mutable Memory<std::string> real_paths_;
};

}  // namespace zhanting
