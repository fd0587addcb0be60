#include "serve/source_cache.h"

#include "base/paths.h"

namespace zhanting {

namespace {

std::error_code read_only() {
  return std::make_error_code(std::errc::read_only_file_system);
}

template <typename Memory>
void forget_tree(Memory& memory, const std::string& path) {
  memory.erase(path);
  const std::string inside = path + "/";
  auto it = memory.lower_bound(inside);
  while (it != memory.end() && it->first.starts_with(inside)) it = memory.erase(it);
}

}  // namespace

void SourceCache::forget(const Changes& changes) {
  const std::scoped_lock lock(mutex_);
  if (changes.everything) {
    kinds_.clear();
    lists_.clear();
    bytes_.clear();
    stamps_.clear();
    real_paths_.clear();
    return;
  }
  for (const std::string& path : changes.paths) {
    forget_tree(kinds_, path);
    forget_tree(lists_, path);
    forget_tree(bytes_, path);
    forget_tree(stamps_, path);
    forget_tree(real_paths_, path);
    lists_.erase(std::string(parent_path(path)));
  }
}

template <typename T, typename Look>
std::error_code SourceCache::recall(Memory<T>& memory, const std::string& path, T& out,
                                    const Look& look) const {
  {
    const std::scoped_lock lock(mutex_);
    if (const auto known = memory.find(path); known != memory.end()) {
      out = known->second.value;
      return known->second.error;
    }
  }
  Known<T> found;
  found.error = look(found.value);
  out = found.value;
  const std::error_code error = found.error;
  const std::scoped_lock lock(mutex_);
  memory.insert_or_assign(path, std::move(found));
  return error;
}

FileKind SourceCache::kind_of(const std::string& path) const {
  FileKind kind = FileKind::kMissing;
  (void)recall(kinds_, path, kind, [&](FileKind& out) {
    out = disk_.kind_of(path);
    return std::error_code();
  });
  return kind;
}

std::error_code SourceCache::list(const std::string& path, std::vector<FolderEntry>& out) const {
  return recall(lists_, path, out, [&](auto& found) { return disk_.list(path, found); });
}

std::error_code SourceCache::read(const std::string& path, std::string& out) const {
  return recall(bytes_, path, out, [&](auto& found) { return disk_.read(path, found); });
}

std::error_code SourceCache::stamp(const std::string& path, FileStamp& out) const {
  return recall(stamps_, path, out, [&](auto& found) { return disk_.stamp(path, found); });
}

std::string SourceCache::real_path(const std::string& path) const {
  std::string real;
  (void)recall(real_paths_, path, real, [&](std::string& out) {
    out = disk_.real_path(path);
    return std::error_code();
  });
  return real;
}

std::uint64_t SourceCache::room(const std::string& folder) const {
  return disk_.room(folder);
}

std::error_code SourceCache::write(const std::string&, std::string_view) {
  return read_only();
}
std::error_code SourceCache::replace(const std::string&, std::string_view) {
  return read_only();
}
std::error_code SourceCache::make_folders(const std::string&) {
  return read_only();
}
std::error_code SourceCache::remove_file(const std::string&) {
  return read_only();
}
std::error_code SourceCache::remove_folder(const std::string&) {
  return read_only();
}
std::error_code SourceCache::remove_tree(const std::string&) {
  return read_only();
}
std::error_code SourceCache::rename(const std::string&, const std::string&) {
  return read_only();
}

}  // namespace zhanting
