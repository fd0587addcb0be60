#pragma once

#include <array>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/files.h"
#include "base/hash.h"
#include "base/text_map.h"
#include "markdown/story.h"

/// What one build finds out about content files and the next may take over, so that nothing that
/// did not change is read or converted again.
namespace zhanting {

/// A converted story: enough to check links and anchors and to say again what was wrong with it,
/// and its HTML where it was converted by this process.
struct ConvertedStory {
  Hash128 hash;  // of its text and of the options it was converted with
  std::vector<StoryLink> links;
  std::vector<StoryHeading> headings;
  std::vector<Place> gaps;  // see Story
  std::vector<Diagnostic> diagnostics;
  bool empty = true;
  std::shared_ptr<const std::string> path;  // of the .md; what places point to
  std::optional<std::string> text;          // Story::text, where it was asked for
  std::optional<Story> story;               // without what is above
};

/// With the same stamp a picture need not be read.
struct PictureFacts {
  FileStamp stamp;
  Hash128 hash;  // of its bytes without metadata
  int width = 0;
  int height = 0;
  bool pixels = false, transparent = false, moving = false, shown = true,
       scaled = false;  // see ImageInfo
  std::string ending;
  /// What a darkroom of that version saw; "" where none looked at it.
  std::string seen_by;
  std::uint32_t colour = 0;  // see Glance
  std::array<std::uint64_t, 2> likeness = {};
  bool seen_through = false;  // it is transparent, to be seen
  bool for_print = false;     // in the colours of printing presses
  std::string credit;         // see credit.h
};

/// What the rules for records said of one. The key is the hash of all they looked at, so that a
/// record that did not change is not looked at again.
struct KnownCheck {
  Hash128 key;
  std::vector<Diagnostic> told;
};
using KnownChecks = TextMap<KnownCheck>;  // by path of the record

/// The files of the search's index, below its folder, with the hashes of their bytes; and of all
/// that the index was made from.
struct KnownSearch {
  Hash128 key;
  std::vector<std::pair<std::string, Hash128>> files;
};

struct KnownFacts {
  TextMap<PictureFacts> pictures;                          // by source path
  TextMap<std::shared_ptr<const ConvertedStory>> stories;  // by path
  KnownChecks checks;
  KnownSearch search;
};

}  // namespace zhanting
