#include "serve/watch.h"

#include <poll.h>
#include <sys/eventfd.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>

#include "base/files.h"
#include "base/paths.h"
#include "serve/messages.h"

namespace zhanting {

namespace {

constexpr std::string_view kWatched[] = {"content", "templates", "assets"};
constexpr std::uint32_t kMask =
    IN_CLOSE_WRITE | IN_MOVED_FROM | IN_MOVED_TO | IN_CREATE | IN_DELETE | IN_ATTRIB | IN_ONLYDIR;

bool is_ignored(std::string_view name) {
  return name.starts_with('.') || is_backup_name(name);
}

bool is_link(const std::string& path) {
  struct stat info {};
  return ::lstat(path.c_str(), &info) == 0 && S_ISLNK(info.st_mode);
}

/// A file that was made by writing will be closed, and counts then. A link is whole at once.
bool is_whole_when_made(const std::string& path) {
  struct stat info {};
  return ::lstat(path.c_str(), &info) == 0 && (S_ISLNK(info.st_mode) || info.st_nlink > 1);
}

Message fault_of(int error, const std::string& path) {
  if (error == ENOSPC) return Message::of(messages::kServeWatchLimit, path);
  if (error == EMFILE || error == ENFILE) return {messages::kServeInstanceLimit, {}};
  return Message::of(messages::kServeUnwatchable, path, std::strerror(error));
}

/// Hashes what tells whether anything in a folder changed.
class Look {
 public:
  void add_tree(const std::string& folder) {
    std::vector<FolderEntry> entries;
    if (disk_->list(folder, entries)) return;
    for (const FolderEntry& entry : entries) {
      if (is_ignored(entry.name)) continue;
      const std::string path = join_path(folder, entry.name);
      seen_.add(path);
      if (entry.kind != FileKind::kFolder) {
        add_stamp(path);
      } else if (!entry.is_link || entered_.insert(disk_->real_path(path)).second) {
        add_tree(path);
      }
    }
  }

  Hash128 finish() const { return seen_.finish(); }

 private:
  void add_stamp(const std::string& path) {
    FileStamp stamp;
    (void)disk_->stamp(path, stamp);  // gone meanwhile: the next look tells
    seen_.add(stamp.size);
    seen_.add(static_cast<std::uint64_t>(stamp.modified_ns));
    seen_.add(static_cast<std::uint64_t>(stamp.changed_ns));
    seen_.add(stamp.inode);
  }

  const std::unique_ptr<FileSystem> disk_ = make_disk_files();
  std::set<std::string> entered_;  // through links, which may lead in a circle
  Hasher seen_;
};

}  // namespace

/// One inotify event, its folder looked up.
struct Watch::Event {
  std::uint32_t mask;
  int descriptor;
  const std::string& folder;
  std::string_view name;
};

Watch::Watch(std::string source) : source_(std::move(source)) {
  stopped_ = ::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
}

Watch::~Watch() {
  if (inotify_ >= 0) ::close(inotify_);
  if (stopped_ >= 0) ::close(stopped_);
}

std::optional<Message> Watch::start() {
  inotify_ = ::inotify_init1(IN_CLOEXEC | IN_NONBLOCK);
  if (inotify_ < 0) {
    say_fault(errno, source_);
  } else {
    // To see content/ and the others come and go.
    if (add_folder(source_, nullptr))
      names_[descriptors_[source_]].insert(std::begin(kWatched), std::end(kWatched));
    add_roots(nullptr);
  }
  if (looks_) seen_ = look();
  return take_fault();
}

void Watch::say_fault(int error, const std::string& path) {
  looks_ = true;
  if (!fault_) fault_ = fault_of(error, path);
}

void Watch::add_roots(Changes* changes) {
  for (const std::string_view name : kWatched) {
    const std::string path = join_path(source_, name);
    struct stat info {};
    if (::stat(path.c_str(), &info) == 0 && S_ISDIR(info.st_mode)) add_tree(path, changes);
  }
}

bool Watch::add_folder(const std::string& path, Changes* changes) {
  const int descriptor = ::inotify_add_watch(inotify_, path.c_str(), kMask);
  if (descriptor < 0) {
    // A folder that went away meanwhile is told by its parent's event.
    if (errno != ENOENT && errno != ENOTDIR) say_fault(errno, path);
    return false;
  }
  const bool is_new = folders_.insert_or_assign(descriptor, path).second;
  descriptors_[path] = descriptor;
  if (descriptors_[source_] != descriptor) names_.erase(descriptor);  // all of it counts now
  if (changes) changes->paths.insert(path);
  return is_new;
}

void Watch::add_tree(const std::string& path, Changes* changes, bool is_link) {
  // A link may lead to a folder that is watched under its own name, even to one around it.
  if (!add_folder(path, changes) && is_link) return;
  std::vector<FolderEntry> entries;
  if (disk_->list(path, entries)) return;
  for (const FolderEntry& entry : entries) {
    if (is_ignored(entry.name)) continue;
    has_links_ = has_links_ || entry.is_link;
    const std::string inside = join_path(path, entry.name);
    if (entry.kind == FileKind::kFolder) {
      add_tree(inside, changes, entry.is_link);
    } else if (entry.is_link) {
      add_target(inside);
    }
  }
}

void Watch::add_target(const std::string& link) {
  has_links_ = true;
  const std::string real = disk_->real_path(link);
  const std::string folder(parent_path(real));
  const int descriptor = ::inotify_add_watch(inotify_, folder.c_str(), kMask);
  if (descriptor < 0) {
    if (errno != ENOENT && errno != ENOTDIR) say_fault(errno, folder);
    return;
  }
  const bool is_new = folders_.emplace(descriptor, folder).second;
  if (is_new) descriptors_[folder] = descriptor;
  if (is_new || names_.contains(descriptor)) names_[descriptor].emplace(file_name(real));
}

void Watch::forget_tree(const std::string& path) {
  const std::string inside = path + "/";
  for (auto it = descriptors_.lower_bound(path); it != descriptors_.end();) {
    if (it->first != path && !it->first.starts_with(inside)) {
      if (it->first > inside + "\xff") break;
      ++it;
      continue;
    }
    ::inotify_rm_watch(inotify_, it->second);  // fails if the folder is gone, which is as good
    folders_.erase(it->second);
    names_.erase(it->second);
    it = descriptors_.erase(it);
  }
}

void Watch::take(const Event& event, Changes& changes) {
  if (is_ignored(event.name) || event.name.empty()) return;
  const auto names = names_.find(event.descriptor);
  if (names != names_.end() && !names->second.contains(event.name)) return;
  const std::string path = join_path(event.folder, event.name);
  const bool folder = (event.mask & IN_ISDIR) != 0;
  if (folder && (event.mask & (IN_MOVED_FROM | IN_DELETE))) forget_tree(path);
  if (folder && (event.mask & (IN_MOVED_TO | IN_CREATE))) add_tree(path, &changes);
  if (!folder && (event.mask & IN_CREATE)) {
    if (!is_whole_when_made(path)) return;
    has_links_ = true;  // or a second name of a file, which is as good as one
  }
  if (!folder && is_link(path)) add_target(path);
  changes.paths.insert(path);
}

void Watch::read_events(Changes& changes) {
  alignas(inotify_event) std::array<char, 1U << 16U> buffer;
  while (true) {
    const ssize_t size = ::read(inotify_, buffer.data(), buffer.size());
    if (size <= 0) break;
    for (ssize_t at = 0; at < size;) {
      const auto* event = reinterpret_cast<const inotify_event*>(buffer.data() + at);
      at += static_cast<ssize_t>(sizeof(inotify_event) + event->len);
      if (event->mask & IN_Q_OVERFLOW) {
        changes.everything = true;
        continue;
      }
      const auto folder = folders_.find(event->wd);
      if (folder == folders_.end()) continue;
      if (event->mask & IN_IGNORED) {
        descriptors_.erase(folder->second);
        names_.erase(folder->first);
        folders_.erase(folder);
        continue;
      }
      const std::string path = folder->second;  // take() may forget the folder
      take({event->mask, event->wd, path, event->len > 0 ? std::string_view(event->name) : ""},
           changes);
    }
  }
  if (changes.everything) {
    Changes all;
    add_roots(&all);  // folders whose events were lost
  }
  if (has_links_ && !changes.paths.empty()) changes.everything = true;
}

Watch::Woken Watch::wait_for_events(std::chrono::milliseconds timeout) const {
  std::array<pollfd, 2> ready{{{inotify_, POLLIN, 0}, {stopped_, POLLIN, 0}}};
  while (::poll(ready.data(), ready.size(), static_cast<int>(timeout.count())) < 0) {
    if (errno != EINTR) return Woken::kStopped;
  }
  if (ready[1].revents != 0) return Woken::kStopped;
  return (ready[0].revents & POLLIN) != 0 ? Woken::kEvents : Woken::kTime;
}

Changes Watch::wait(std::chrono::milliseconds quiet) {
  Changes changes;
  constexpr std::chrono::milliseconds kForever{-1};
  while (changes.empty()) {
    const Woken woken = wait_for_events(looks_ ? kLookEvery : kForever);
    if (woken == Woken::kStopped) return {};
    if (woken == Woken::kEvents) read_events(changes);
    if (woken == Woken::kTime) changes.everything = look() != seen_;
  }
  const auto end = std::chrono::steady_clock::now() + kLongest;
  while (wait_for_events(quiet) == Woken::kEvents) {
    read_events(changes);
    if (std::chrono::steady_clock::now() > end) break;
  }
  if (looks_) {
    seen_ = look();
    changes.everything = true;
  }
  return changes;
}

Hash128 Watch::look() const {
  Look look;
  for (const std::string_view name : kWatched) look.add_tree(join_path(source_, name));
  return look.finish();
}

std::optional<Message> Watch::take_fault() {
  return std::exchange(fault_, std::nullopt);
}

void Watch::stop() {
  const std::uint64_t one = 1;
  (void)!::write(stopped_, &one, sizeof one);
}

}  // namespace zhanting
