#pragma once

#include <atomic>

#include "base/files.h"

namespace zhanting::test {

/// Files that take so many changes and no more, as if the program had been killed then: what comes
/// after is refused and leaves no trace.
class MortalFiles final : public FileSystem {
 public:
  MortalFiles(FileSystem& files, int changes) : files_(files), left_(changes) {}

  bool is_dead() const { return left_ < 0; }
  int left() const { return left_; }

  FileKind kind_of(const std::string& path) const override { return files_.kind_of(path); }
  std::error_code list(const std::string& path, std::vector<FolderEntry>& out) const override {
    return files_.list(path, out);
  }
  std::error_code read(const std::string& path, std::string& out) const override {
    return files_.read(path, out);
  }
  std::error_code stamp(const std::string& path, FileStamp& out) const override {
    return files_.stamp(path, out);
  }
  std::string real_path(const std::string& path) const override { return files_.real_path(path); }
  std::uint64_t room(const std::string& folder) const override { return files_.room(folder); }

  std::error_code write(const std::string& path, std::string_view bytes) override {
    return dies() ? kDead : files_.write(path, bytes);
  }
  std::error_code replace(const std::string& path, std::string_view bytes) override {
    return dies() ? kDead : files_.replace(path, bytes);
  }
  std::error_code make_folders(const std::string& path) override {
    return dies() ? kDead : files_.make_folders(path);
  }
  std::error_code remove_file(const std::string& path) override {
    return dies() ? kDead : files_.remove_file(path);
  }
  std::error_code remove_folder(const std::string& path) override {
    return dies() ? kDead : files_.remove_folder(path);
  }
  std::error_code remove_tree(const std::string& path) override {
    return dies() ? kDead : files_.remove_tree(path);
  }
  std::error_code rename(const std::string& from, const std::string& to) override {
    return dies() ? kDead : files_.rename(from, to);
  }

 private:
  static inline const std::error_code kDead = std::make_error_code(std::errc::io_error);

  bool dies() { return --left_ < 0; }

  FileSystem& files_;
  std::atomic<int> left_;
};

}  // namespace zhanting::test
