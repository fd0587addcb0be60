#pragma once

#include <mutex>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "stories/media_names.h"
#include "stories/stories.h"

namespace zhanting {

/// The pictures that photos and stories show. All are found first and then read at once, since most
/// are known from the last build and the rest can be read in parallel.
class Pictures {
 public:
  Pictures(const StorySources& sources, const MediaNames& names, KnownFacts& known, Media& media,
           Diagnostics& diagnostics);

  /// Finds the files of all photos and reports those that are missing.
  void find_photos(const Site& site);
  /// The file at `path` is shown somewhere; `place` names it there.
  void want(const std::string& path, const Place& place) {
    wanted_.emplace(names_.find(path), Wanted{place});
  }
  /// Reads what is wanted: its size, and the name it is published under. Then the photos have
  /// their pictures.
  void read(const Site& site);

 private:
  const std::string* picture_path(const std::string& own_folder, const PictureName& name,
                                  Diagnostics& diagnostics) const;
  void find_map(const Site& site);
  void check_map(const Site& site);
  std::string nearest_picture(const std::string& name, const std::string& own_folder) const;
  void read_picture(const std::string& path, const Place& place, PictureFacts& facts,
                    Diagnostics& diagnostics) const;
  /// Whether the site can show it; reports it if not.
  bool can_show(const std::string& path, const Place& place, const PictureFacts& facts);
  /// Asked for once, from any thread.
  const Darkroom* darkroom() const;
  bool needs_reading(const PictureFacts& facts) const;
  const PublishedPicture* publish(const std::string& path, const PictureFacts& facts);
  void print_cards(const Site& site);
  void check_transparent(const Photo& photo, const std::string& path);

  const StorySources& sources_;
  const MediaNames& names_;
  KnownFacts& known_;
  Media& media_;
  Diagnostics& diagnostics_;
  struct Wanted {
    Place place;  // that names it
    const PublishedPicture* picture = nullptr;
  };
  // Paths are the names' own.
  std::unordered_map<const std::string*, Wanted> wanted_;
  std::vector<std::pair<const Photo*, const std::string*>> photo_paths_;
  const std::string* map_path_ = nullptr;
  std::map<std::string, Negative> negatives_;  // by source path, of what has prints
  TextMap<std::string> names_of_;              // hash → name of the file
  mutable std::once_flag asked_;
  mutable const Darkroom* darkroom_ = nullptr;
  bool told_of_darkroom_ = false;
};

}  // namespace zhanting
