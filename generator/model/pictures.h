#pragma once

#include <map>
#include <string>

#include "model/media_names.h"
#include "model/site.h"

namespace zhanting {

/// The pictures that photos and stories show. All are found first and then read at once, since most
/// are known from the last build and the rest can be read in parallel.
class Pictures {
 public:
  Pictures(const Documents& documents, const FileSystem& files, const SiteOptions& options,
           const KnownFacts& known, Site& site, Diagnostics& diagnostics);

  /// Finds the files of all photos and reports those that are missing.
  void find_photos();
  /// `path` is shown somewhere; `place` names it there.
  void want(const std::string& path, const Place& place) { wanted_.emplace(path, place); }
  /// Reads what is wanted: its size, and the name it is published under.
  void read();
  /// Tells the photos of their pictures.
  void set_photos();

 private:
  template <typename R>
  void find_photos_of(R& record);
  template <typename R>
  void set_photos_of(R& record);
  std::string picture_path(const RecordBase& record, const PictureName& name);
  std::string nearest_picture(const std::string& name, const std::string& folder) const;
  void read_picture(const std::string& path, const Place& place, PictureFacts& facts,
                    Diagnostics& diagnostics) const;
  void set_focus(Photo& photo);

  const Documents& documents_;
  const MediaNames names_;
  const FileSystem& files_;
  const SiteOptions& options_;
  const KnownFacts& known_;
  Site& site_;
  Diagnostics& diagnostics_;
  std::map<std::string, Place> wanted_;  // with a place that names them
  std::map<const Photo*, std::string> photo_paths_;
  std::map<std::string, std::string> published_;  // hash and ending → site path
};

}  // namespace zhanting
