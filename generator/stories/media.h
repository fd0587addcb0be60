#pragma once

#include <array>
#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/hash.h"
#include "load/documents.h"
#include "records/records.h"
#include "stories/prints.h"

namespace zhanting {

/// A picture that the site shows: its own bytes without metadata, or prints of it.
struct PublishedPicture {
  std::string source;  // path in the source folder
  std::string url;     // site path of the picture, or of the print that any browser shows
  Hash128 hash;        // of its own bytes
  int width = 0;       // of what is at `url`
  int height = 0;
  std::string full{};                       // site path of what the light box shows
  std::optional<PrintSet> prints{};         // that browsers choose from
  std::optional<Print> largest{};           // the print at `full`
  std::optional<PrintSet> still{};          // the first picture of a film
  std::string tone{};                       // classes that give it its colour while it loads, or ""
  std::array<std::uint64_t, 2> likeness{};  // see Glance; 0 where nothing is known of it
  std::string credit{};                     // that its file has; see credit.h
  bool for_print = false;                   // its file is in the colours of printing presses
  bool pixels = false;                      // rather than a drawing, which may be enlarged
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
  std::unordered_map<const Photo*, PrintSet> cards;           // of covers that have prints
  const PublishedPicture* map = nullptr;                      // of site.json, if it could be read
  std::map<std::string, std::string, std::less<>> originals;  // source path → site path
  const Darkroom* darkroom = nullptr;  // that prints are made by; null where there are none
  bool lacks_darkroom = false;         // there are pictures of pixels, but nothing that prints them
  std::string drawing_style;           // element that every drawing begins with, or ""

  /// A picture that is used and could be read, or nullptr.
  const PublishedPicture* find(std::string_view path) const;
  /// The picture of a photo, or nullptr.
  const PublishedPicture* of(const Photo& photo) const;
  /// The picture of a cover, cut to a card's shape, or nullptr.
  const PrintSet* card_of(const Photo& photo) const;
  /// Site path of a photo's own file, where that is published beside its prints; else "".
  std::string_view original_of(const Photo& photo) const;
};

/// Classes of the theme's style sheet whose background is nearest to a colour, 0xRRGGBB: “tone r2
/// g0 b7”. Eight steps of each, so that the sheet does not change with the pictures.
std::string tone_classes(std::uint32_t colour);

/// Class of the generated style sheet for a photo's focus, and what it stands for; "" without a
/// focus. Pages carry no inline style.
std::string focus_class(const Photo& photo);
std::string focus_position(const Photo& photo);

/// Pictures of content/ that nothing shows, for `zhanting check`.
std::vector<std::string> unused_pictures(const Documents& documents, const Media& media);

}  // namespace zhanting
