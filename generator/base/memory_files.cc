#include <algorithm>
#include <map>
#include <mutex>
#include <set>

#include "base/files.h"
#include "base/hash.h"
#include "base/paths.h"

namespace zhanting {

namespace {

std::error_code missing() {
  return std::make_error_code(std::errc::no_such_file_or_directory);
}

class MemoryFiles final : public FileSystem {
 public:
  MemoryFiles(const FileSystem* base, std::vector<std::string> roots)
      : base_(base), roots_(std::move(roots)) {}

  FileKind kind_of(const std::string& path) const override {
    if (!in_memory(path)) return base_->kind_of(path);
    const std::scoped_lock lock(mutex_);
    if (files_.contains(path)) return FileKind::kFile;
    if (folders_.contains(path)) return FileKind::kFolder;
    const auto inside = files_.lower_bound(path + "/");
    return inside != files_.end() && inside->first.starts_with(path + "/") ? FileKind::kFolder
                                                                           : FileKind::kMissing;
  }

  std::error_code list(const std::string& path, std::vector<FolderEntry>& out) const override {
    if (!in_memory(path)) return base_->list(path, out);
    if (kind_of(path) != FileKind::kFolder) return missing();
    const std::scoped_lock lock(mutex_);
    const std::string inside = path + "/";
    std::map<std::string, FileKind> names;
    for (auto it = files_.lower_bound(inside); it != files_.end() && it->first.starts_with(inside);
         ++it) {
      const std::string rest = it->first.substr(inside.size());
      const std::size_t slash = rest.find('/');
      names[rest.substr(0, slash)] =
          slash == std::string::npos ? FileKind::kFile : FileKind::kFolder;
    }
    for (auto it = folders_.lower_bound(inside); it != folders_.end() && it->starts_with(inside);
         ++it) {
      const std::string rest = it->substr(inside.size());
      names[rest.substr(0, rest.find('/'))] = FileKind::kFolder;
    }
    out.clear();
    for (const auto& [name, kind] : names) out.push_back({name, kind, false});
    return {};
  }

  std::error_code read(const std::string& path, std::string& out) const override {
    if (!in_memory(path)) return base_->read(path, out);
    const std::scoped_lock lock(mutex_);
    const auto file = files_.find(path);
    if (file == files_.end()) return missing();
    out = file->second.bytes;
    return {};
  }

  std::error_code stamp(const std::string& path, FileStamp& out) const override {
    if (!in_memory(path)) return base_->stamp(path, out);
    const std::scoped_lock lock(mutex_);
    const auto file = files_.find(path);
    if (file == files_.end()) return missing();
    out = file->second.stamp;
    return {};
  }

  std::string real_path(const std::string& path) const override {
    return in_memory(path) ? path : base_->real_path(path);
  }

  std::uint64_t room(const std::string&) const override { return kUnknownRoom; }

  std::error_code write(const std::string& path, std::string_view bytes) override {
    if (!in_memory(path)) return std::make_error_code(std::errc::read_only_file_system);
    const Hash128 hash = hash_of(bytes);
    File file{std::string(bytes),
              {bytes.size(), static_cast<std::int64_t>(hash.low), 0, hash.high}};
    const std::scoped_lock lock(mutex_);
    files_[path] = std::move(file);
    return {};
  }

  std::error_code replace(const std::string& path, std::string_view bytes) override {
    return write(path, bytes);
  }

  std::error_code make_folders(const std::string& path) override {
    if (!in_memory(path)) return std::make_error_code(std::errc::read_only_file_system);
    const std::scoped_lock lock(mutex_);
    for (std::string_view up = path; !up.empty() && in_memory(std::string(up));
         up = parent_path(up))
      folders_.emplace(up);
    return {};
  }

  std::error_code remove_file(const std::string& path) override {
    const std::scoped_lock lock(mutex_);
    return files_.erase(path) > 0 ? std::error_code() : missing();
  }

  std::error_code remove_folder(const std::string& path) override {
    std::vector<FolderEntry> inside;
    if (!list(path, inside) && !inside.empty())
      return std::make_error_code(std::errc::directory_not_empty);
    const std::scoped_lock lock(mutex_);
    folders_.erase(path);
    return {};
  }

  std::error_code remove_tree(const std::string& path) override {
    const std::scoped_lock lock(mutex_);
    const auto inside = [&](const std::string& name) {
      return name == path || name.starts_with(path + "/");
    };
    std::erase_if(files_, [&](const auto& file) { return inside(file.first); });
    std::erase_if(folders_, inside);
    return {};
  }

  std::error_code rename(const std::string& from, const std::string& to) override {
    const FileKind kind = kind_of(from);
    if (kind == FileKind::kMissing) return missing();
    if (kind_of(to) == FileKind::kFolder) {
      if (kind == FileKind::kFile) return std::make_error_code(std::errc::is_a_directory);
      if (const std::error_code error = remove_folder(to)) return error;
    }
    const std::scoped_lock lock(mutex_);
    move_tree(from, to);
    return {};
  }

 private:
  /// The stamp is of the bytes: memory has no clock.
  struct File {
    std::string bytes;
    FileStamp stamp;
  };

  bool in_memory(const std::string& path) const {
    return base_ == nullptr || std::any_of(roots_.begin(), roots_.end(), [&](const auto& root) {
             return path == root || path.starts_with(root + "/");
           });
  }

  static const std::string& name_of(const std::pair<const std::string, File>& file) {
    return file.first;
  }
  static const std::string& name_of(const std::string& folder) { return folder; }

  /// What `tree` has at `path` and below it, which it has no more.
  template <typename Tree>
  static Tree take_tree(Tree& tree, const std::string& path) {
    Tree taken;
    if (auto node = tree.extract(path)) taken.insert(std::move(node));
    const std::string inside = path + "/";
    for (auto it = tree.lower_bound(inside); it != tree.end() && name_of(*it).starts_with(inside);)
      taken.insert(tree.extract(it++));
    return taken;
  }

  void move_tree(const std::string& from, const std::string& to) {
    const auto renamed = [&](const std::string& name) { return to + name.substr(from.size()); };
    for (auto& [name, file] : take_tree(files_, from)) files_[renamed(name)] = std::move(file);
    for (const std::string& name : take_tree(folders_, from)) folders_.insert(renamed(name));
  }

  const FileSystem* base_;
  std::vector<std::string> roots_;
  mutable std::mutex mutex_;
  std::map<std::string, File> files_;
  std::set<std::string> folders_;
};

}  // namespace

std::unique_ptr<FileSystem> make_memory_files(const FileSystem* base,
                                              std::vector<std::string> roots) {
  return std::make_unique<MemoryFiles>(base, std::move(roots));
}

}  // namespace zhanting
