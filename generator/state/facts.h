#pragma once

#include <map>
#include <string>
#include <vector>

#include "base/files.h"
#include "base/hash.h"
#include "markdown/story.h"

/// What one build finds out about content files and the next may take over, so that nothing that
/// did not change is read or converted again.
namespace zhanting {

/// What a converted story leaves: enough to check links and anchors and to say again what was wrong
/// with it, without converting it.
struct StoryFacts {
  std::vector<StoryLink> links;
  std::vector<StoryHeading> headings;
  std::vector<Diagnostic> diagnostics;
  bool empty = true;
};

/// With the same stamp a picture need not be read.
struct PictureFacts {
  FileStamp stamp;
  Hash128 hash;
  int width = 0;
  int height = 0;
};

/// Valid for a story whose text and options have this hash.
struct KnownStory {
  Hash128 hash;
  StoryFacts facts;
};

struct KnownFacts {
  std::map<std::string, PictureFacts, std::less<>> pictures;  // by source path
  std::map<std::string, KnownStory, std::less<>> stories;     // by source path of the .md
};

}  // namespace zhanting
