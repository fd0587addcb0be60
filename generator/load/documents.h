#pragma once

#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/files.h"
#include "base/hash.h"
#include "diag/diagnostic.h"
#include "records/kind.h"

namespace zhanting {

struct SiteSettings;

/// A text file of the showcase. `text` is valid UTF-8 without byte-order mark if `good`.
struct TextFile {
  std::string path;  // relative to the source folder
  std::string bytes;
  std::string_view text;  // of `bytes`: does not move
  Hash128 hash;           // of `text`
  bool good = false;
  FileStamp stamp = {};  // before it was read
};
using TextFilePointer = std::shared_ptr<const TextFile>;

/// The files of one record; a half that does not exist is null.
struct RecordFiles {
  const Kind* kind = nullptr;  // of Documents::kinds
  std::string slug;
  TextFilePointer json;
  TextFilePointer markdown;
  std::string folder;  // the record's own files: “content/branches/x”; exists or not
};

/// A picture or another file of content/: known by name and stamp, read only when it is used.
struct MediaFile {
  std::string path;
  FileStamp stamp;
};
using MediaFiles = std::map<std::string, MediaFile>;  // by path

/// A file of templates/ or assets/: the showcase's own, or the generator's default.
struct ThemeFile {
  std::string name;  // “base.html”, “site.css”, “root/favicon.svg”
  std::string path;  // as shown in messages
  std::string bytes;
  FileStamp stamp = {};  // before it was read; none of the generator's
};

/// All that was read, before anything is understood. Files are shared with whoever needs their
/// bytes for longer.
struct Documents {
  TextFilePointer site_json;                     // or null
  std::shared_ptr<const SiteSettings> settings;  // as they are by default where it is not there
  std::shared_ptr<const Kinds> kinds;            // of record
  std::vector<RecordFiles> records;              // by kind, then slug
  std::shared_ptr<const MediaFiles> media = std::make_shared<const MediaFiles>();
  std::vector<ThemeFile> templates;                      // by name
  std::vector<ThemeFile> assets;                         // by name
  std::vector<Sighting> content_folders, theme_folders;  // before they were listed

  /// Lets go of the text of the records' JSON, for builds that read it once. Paths, hashes and
  /// stamps stay.
  void forget_json();

  /// All that was looked at, for whoever wants to know whether it is still so.
  std::vector<Sighting> sightings() const;
};

/// What the last load found, for the next one of the same source, while somebody watches the disk.
/// Loading anew what did not change would find the same.
struct LoadMemory {
  bool empty = true;
  Documents documents;
  Diagnostics content, theme;  // what was said of either
  /// Paths that changed since, relative to the source; a folder stands for all below it, "" for
  /// everything.
  std::set<std::string> changed;
};

/// Reads content/, templates/ and assets/ below `source`. Reports unreadable files, bytes that are
/// not UTF-8, files and folders that are not known, slugs that are none, links out of `source`, and
/// what site.json has wrong in itself: it says which folders there are.
/// With a `memory` only what changed is read; it is brought up to date.
Documents load(const std::string& source, const FileSystem& files, unsigned jobs,
               Diagnostics& diagnostics, LoadMemory* memory = nullptr);

/// The generator's own theme, compiled into the binary: `templates` or `assets`.
const std::vector<ThemeFile>& built_in_templates();
const std::vector<ThemeFile>& built_in_assets();

}  // namespace zhanting
