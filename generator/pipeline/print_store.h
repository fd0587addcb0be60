#pragma once

#include <map>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/files.h"
#include "outputs/output.h"

namespace zhanting {

/// Prints and cards that were made once, in SOURCE/.zhanting/pictures/: making them is what takes
/// time. Each lies under the hash of all that its bytes depend on, so that every site of a showcase
/// and every program finds it there. Losing one costs time and nothing else. Thread-safe.
class PrintStore {
 public:
  PrintStore(const std::string& source, FileSystem& files);

  /// The bytes made under `hash`, for the output at `path`; nothing where they are not there whole.
  std::optional<std::string> find(const Hash128& hash, const std::string& path) const;
  void keep(const Hash128& hash, const std::string& path, std::string_view bytes) const;
  /// Removes what kIdleBuilds builds in a row of the site in `output` had no use for, this one the
  /// last, and no other site of the showcase had when it was last built: a picture that comes back
  /// is still there. Counts builds, no days, in a file a site beside the prints; that of a site
  /// whose folder is gone goes. A plan does not know the drawings of its cards: of those that were
  /// not drawn anew, what their page's card was last is in use.
  void tidy(const Plan& plan, const std::string& output) const;

  static constexpr unsigned kIdleBuilds = 8;

 private:
  std::set<std::string> used_elsewhere(const std::vector<FolderEntry>& entries,
                                       const std::string& own_notes) const;

  FileSystem& files_;
  std::string folder_;
  mutable std::mutex mutex_;
  mutable std::map<std::string, std::string, std::less<>>
      asked_for_;  // output → name in the folder
};

}  // namespace zhanting
