#pragma once

#include <optional>
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

  /// The bytes made under `hash`; nothing where they are not there whole.
  std::optional<std::string> find(const Hash128& hash) const;
  void keep(const Hash128& hash, std::string_view bytes) const;
  /// Removes what `plan` has no use for and has lain there for a month: a picture that comes back
  /// tomorrow, or stands in drafts only, is still there. Cards go then, too: a plan does not know
  /// their drawings.
  void tidy(const Plan& plan, std::int64_t now_ns) const;

 private:
  FileSystem& files_;
  std::string folder_;
};

}  // namespace zhanting
