#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/files.h"
#include "base/hash.h"
#include "diag/diagnostic.h"

namespace zhanting {

/// A good build, remembered by the stamps of all it looked at and of all it left, and by what it
/// said. While they hold, the next build would read, find and leave the same, so it need not run:
/// build() as a whole behind a memo, whose key is every file and folder, the options and the
/// program. Stamps that cannot be trusted make no memo: see is_settled().
class Standing {
 public:
  Standing() = default;  // of no build: never holds
  /// `sources` relative to the showcase, `outputs` to the folder `output` (links followed).
  Standing(const Hash128& key, std::vector<Sighting> sources, std::string output,
           std::vector<Sighting> outputs, std::size_t pages, std::size_t files, const Hash128& site,
           std::vector<Diagnostic> said);

  /// Reads to_bytes(); of a damaged file, or another program's, becomes one that never holds.
  static Standing parse(std::string_view bytes);
  std::string to_bytes() const;

  /// `key` is the standing_key(); on `jobs` threads.
  bool holds(const Hash128& key, const std::string& source, unsigned jobs,
             const FileSystem& files) const;

  std::size_t pages() const { return pages_; }
  std::size_t files() const { return files_; }   // of the site, without folders
  const Hash128& site() const { return site_; }  // see hash_of_site()
  const std::string& output() const { return output_; }
  const std::vector<Diagnostic>& said() const { return said_; }  // sorted; warnings

 private:
  Hash128 key_;
  std::vector<Sighting> sources_;
  std::string output_;
  std::vector<Sighting> outputs_;
  std::size_t pages_ = 0;
  std::size_t files_ = 0;
  Hash128 site_;
  std::vector<Diagnostic> said_;
};

/// By the day what is published differs, see BuildOptions::day; by the session what stamps say.
Hash128 standing_key(const Hash128& state_key, std::string_view day, const FileSystem& files);

/// What stands at `path` now.
FileStamp sight(const std::string& path, const FileSystem& files);

/// Whoever changes a file after `now_ns` (system clock, since 1970) gives it another stamp than
/// this one. Not so when it was changed in the same tick of its file system's clock: then a change
/// of equal size would leave the same stamp.
bool is_settled(const FileStamp& stamp, std::int64_t now_ns);

}  // namespace zhanting
