#pragma once

#include <deque>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/files.h"
#include "base/hash.h"
#include "diag/diagnostic.h"

namespace zhanting {

/// The folders that hold records, in the order of the site's collections.
inline constexpr std::string_view kCollectionFolders[] = {"reports",       "branches", "highlights",
                                                          "organisations", "themes",   "pages"};

/// A text file of the showcase. `text` is valid UTF-8 without byte-order mark if `good`.
struct TextFile {
  std::string path;  // relative to the source folder
  std::string bytes;
  std::string_view text;
  Hash128 hash;
  bool good = false;
  FileStamp stamp = {};  // before it was read
};

/// The files of one record; a half that does not exist is null.
struct RecordFiles {
  std::size_t collection = 0;  // index into kCollectionFolders
  std::string slug;
  const TextFile* json = nullptr;
  const TextFile* markdown = nullptr;
  std::string folder;  // the record's own files: “content/branches/x”; exists or not
};

/// A picture or another file of content/: known by name and stamp, read only when it is used.
struct MediaFile {
  std::string path;
  FileStamp stamp;
};

/// A file of templates/ or assets/: the showcase's own, or the generator's default.
struct ThemeFile {
  std::string name;  // “base.html”, “site.css”, “root/favicon.svg”
  std::string path;  // as shown in messages
  std::string bytes;
  FileStamp stamp = {};  // before it was read; none of the generator's
};

/// All that was read, before anything is understood. Owns the bytes that everything after it views.
struct Documents {
  std::deque<TextFile> files;
  const TextFile* site_json = nullptr;
  std::vector<RecordFiles> records;                      // by collection, then slug
  std::map<std::string, MediaFile> media;                // by path
  std::vector<ThemeFile> templates;                      // by name
  std::vector<ThemeFile> assets;                         // by name
  std::vector<Sighting> content_folders, theme_folders;  // before they were listed

  /// All that was looked at, for whoever wants to know whether it is still so.
  std::vector<Sighting> sightings() const;
};

/// Reads content/, templates/ and assets/ below `source`. Reports unreadable files, bytes that are
/// not UTF-8, files and folders that are not known, slugs that are none, and links out of `source`.
Documents load(const std::string& source, const FileSystem& files, unsigned jobs,
               Diagnostics& diagnostics);

/// Its two halves: content/, and what the pages are made with. Loading the theme again drops the
/// one that was there.
void load_content(const std::string& source, const FileSystem& files, unsigned jobs,
                  Documents& documents, Diagnostics& diagnostics);
void load_theme(const std::string& source, const FileSystem& files, Documents& documents,
                Diagnostics& diagnostics);

/// Reads the bytes of `file.path`.
void read_text(const std::string& source, const FileSystem& files, TextFile& file,
               Diagnostics& diagnostics);

/// The generator's own theme, compiled into the binary: `templates` or `assets`.
const std::vector<ThemeFile>& built_in_templates();
const std::vector<ThemeFile>& built_in_assets();

}  // namespace zhanting
