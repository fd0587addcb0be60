#include "publish/releases.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>

#include "base/paths.h"

namespace zhanting {

namespace {

constexpr std::string_view kStageName = ".zhanting-new";
constexpr std::string_view kGoing = ".zhanting-old-";
constexpr std::string_view kNewLink = ".zhanting-current";

std::error_code last_error() {
  return {errno, std::generic_category()};
}

/// What was written in the file system of `folder` outlives a loss of power.
std::error_code settle(const std::string& folder) {
  const int open = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (open < 0) return last_error();
  const std::error_code error = ::syncfs(open) == 0 ? std::error_code() : last_error();
  ::close(open);
  return error;
}

}  // namespace

std::string Releases::path_of(std::string_view name) const {
  return join_path(join_path(folder_, kFolder), name);
}

std::string Releases::current_path() const {
  return join_path(folder_, kCurrent);
}

std::string Releases::stage() const {
  return path_of(kStageName);
}

std::vector<Releases::Release> Releases::all() const {
  std::vector<Release> found;
  std::vector<FolderEntry> entries;
  if (disk_.list(path_of(""), entries)) return found;
  for (const FolderEntry& entry : entries) {
    if (entry.kind != FileKind::kFolder || entry.is_link || entry.name.starts_with('.')) continue;
    std::string text;
    if (disk_.read(join_path(path_of(entry.name), kPublishedList), text)) continue;
    std::optional<Published> published = Published::parse(text);
    if (published && published->site) found.push_back({entry.name, *std::move(published)});
  }
  std::stable_sort(found.begin(), found.end(), [](const Release& a, const Release& b) {
    return a.published.number < b.published.number;
  });
  return found;
}

Releases::Current Releases::current(std::string& name) const {
  std::vector<FolderEntry> entries;
  if (disk_.list(folder_, entries)) return Current::kNone;
  const auto entry = std::find_if(entries.begin(), entries.end(),
                                  [](const FolderEntry& each) { return each.name == kCurrent; });
  if (entry == entries.end()) return Current::kNone;
  if (!entry->is_link) return Current::kForeign;
  const std::string target = disk_.real_path(current_path());
  name = file_name(target);
  const bool ours = parent_path(target) == disk_.real_path(path_of(""));
  return ours ? Current::kOurs : Current::kForeign;
}

std::error_code Releases::show(const std::string& name) {
  const std::string fresh = join_path(folder_, kNewLink);
  const std::string target = join_path(kFolder, name);
  if (::symlink(target.c_str(), fresh.c_str()) != 0) return last_error();
  if (const std::error_code error = disk_.rename(fresh, current_path())) return error;
  return settle(folder_);
}

std::error_code Releases::name_stage(const std::string& name) {
  if (const std::error_code error = settle(stage())) return error;
  return disk_.rename(stage(), path_of(name));
}

std::error_code Releases::clear() {
  (void)disk_.remove_file(join_path(folder_, kNewLink));
  std::vector<FolderEntry> entries;
  if (disk_.list(path_of(""), entries)) return {};
  for (const FolderEntry& entry : entries) {
    if (entry.name != kStageName && !entry.name.starts_with(kGoing)) continue;
    if (const std::error_code error = disk_.remove_tree(path_of(entry.name))) return error;
  }
  return {};
}

std::string Releases::find_foreign(const Release& release, const std::string& below) const {
  std::vector<FolderEntry> entries;
  if (disk_.list(join_path(path_of(release.name), below), entries)) return below;
  for (const FolderEntry& entry : entries) {
    const std::string path = join_path(below, entry.name);
    std::string foreign;
    if (entry.kind == FileKind::kFolder && !entry.is_link) {
      foreign = find_foreign(release, path);
    } else if (entry.is_link ||
               (path != kPublishedList && !release.published.files.contains(path))) {
      foreign = path;
    }
    if (!foreign.empty()) return foreign;
  }
  return {};
}

std::error_code Releases::remove(const Release& release, std::string& foreign) {
  foreign = find_foreign(release, "");
  if (!foreign.empty()) return {};
  const std::string going = path_of(std::string(kGoing) + release.name);
  if (const std::error_code error = disk_.rename(path_of(release.name), going)) return error;
  return disk_.remove_tree(going);
}

}  // namespace zhanting
