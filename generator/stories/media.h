#pragma once

#include <map>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/hash.h"
#include "load/documents.h"
#include "records/records.h"

namespace zhanting {

/// A picture that is published with a name of its own.
struct PublishedPicture {
  std::string source;  // path in the source folder
  std::string url;     // site path
  Hash128 hash;        // of its bytes
  int width = 0;
  int height = 0;
};

/// A file of content/ that pages link to and that is published as it is.
struct PublishedFile {
  std::string source;  // path in the source folder
  std::string url;     // site path
};

/// Pictures and files that the site shows.
struct Media {
  std::map<std::string, PublishedPicture, std::less<>> pictures;  // by source path
  std::map<std::string, PublishedFile, std::less<>> attachments;  // by source path
  std::unordered_map<const Photo*, const PublishedPicture*> photos;

  /// A picture that is used and could be read, or nullptr.
  const PublishedPicture* find(std::string_view path) const;
  /// The picture of a photo, or nullptr.
  const PublishedPicture* of(const Photo& photo) const;
};

/// Class of the generated style sheet for a photo's focus, and what it stands for; "" without a
/// focus. Pages carry no inline style.
std::string focus_class(const Photo& photo);
std::string focus_position(const Photo& photo);

/// Pictures of content/ that nothing shows, for `zhanting check`.
std::vector<std::string> unused_pictures(const Documents& documents, const Media& media);

}  // namespace zhanting
