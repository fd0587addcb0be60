#pragma once

#include <chrono>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/files.h"
#include "base/hash.h"
#include "diag/message.h"

namespace zhanting {

/// What happened below the showcase folder. Paths begin with the source folder as it was named; a
/// path may be a folder: then all below it changed.
struct Changes {
  std::set<std::string> paths;
  bool everything = false;  // events were lost, or links make it unknown which names are meant
  bool empty() const { return paths.empty() && !everything; }
};

/// Watches content/, templates/ and assets/ of a showcase with inotify, folders that come later and
/// what symbolic links lead to included. One thread uses it; stop() alone may be called from
/// another.
///
/// A file counts as changed when it is closed after writing, moved or removed, so an editor is
/// never caught in the middle of saving. Hidden names and backups (“~”) are nobody's content.
///
/// Where the system refuses to watch (inotify has limits), everything is looked at once a second.
class Watch {
 public:
  explicit Watch(std::string source);
  ~Watch();
  Watch(const Watch&) = delete;
  Watch& operator=(const Watch&) = delete;

  /// Begins to watch. What cannot be watched is said by the message: a limit of the system, mostly.
  std::optional<Message> start();

  /// Waits until something changed, then until nothing more did for `quiet` (a checkout of a
  /// thousand files is one change), but at most for `kLongest`. Empty after stop(), and only then.
  Changes wait(std::chrono::milliseconds quiet);
  static constexpr std::chrono::milliseconds kLongest{500};
  static constexpr std::chrono::milliseconds kLookEvery{1000};

  /// The first folder that came meanwhile and could not be watched; said once.
  std::optional<Message> take_fault();

  void stop();

 private:
  struct Event;

  /// True if the folder was not watched before. What is found goes into `changes`, if given.
  bool add_folder(const std::string& path, Changes* changes);
  void add_tree(const std::string& path, Changes* changes, bool is_link = false);
  /// What a link to a file leads to may lie in a folder that is not content; of that folder this
  /// name alone counts.
  void add_target(const std::string& link);
  void add_roots(Changes* changes);
  void forget_tree(const std::string& path);
  void read_events(Changes& changes);
  void take(const Event& event, Changes& changes);
  enum class Woken { kEvents, kTime, kStopped };
  Woken wait_for_events(std::chrono::milliseconds timeout) const;
  void say_fault(int error, const std::string& path);
  /// Of all names and stamps below the watched folders.
  Hash128 look() const;

  const std::unique_ptr<FileSystem> disk_ = make_disk_files();
  std::string source_;
  int inotify_ = -1;
  int stopped_ = -1;                    // eventfd: readable once stop() was called
  std::map<int, std::string> folders_;  // watch descriptor → path
  std::map<std::string, int> descriptors_;
  /// Of folders that are watched for some of their names: watch descriptor → names.
  std::map<int, std::set<std::string, std::less<>>> names_;
  bool has_links_ = false;
  std::optional<Message> fault_;
  bool looks_ = false;  // something is not watched
  Hash128 seen_;        // by the last look()
};

}  // namespace zhanting
