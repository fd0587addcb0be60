#pragma once

#include <string>
#include <vector>

#include "load/documents.h"
#include "routes/routes.h"
#include "state/facts.h"
#include "stories/media.h"

namespace zhanting {

/// Where a link of a story leads.
struct LinkTarget {
  enum class Kind : std::uint8_t { kNowhere, kSite, kWeb, kOther };  // kOther: mailto:, tel:
  Kind kind = Kind::kNowhere;
  std::string url;                            // site path with its fragment; else the address
  std::string file;                           // of content/ that it shows or opens; "" for none
  const PublishedPicture* picture = nullptr;  // that it shows
};

/// The story of a record, in its place in the site.
struct StoryInSite {
  TextFilePointer file;  // null: there is none
  std::shared_ptr<const ConvertedStory> converted;
  MarkdownOptions options;
  std::vector<LinkTarget> targets;  // of converted->links, in order

  bool empty() const { return !converted || converted->empty; }
  /// What the story will be on its page; where it stands there is not part of it.
  Hash128 hash() const;
};

/// All stories of a site with the pictures and files that they and the records show. Const once
/// made; valid while the Site and its Routes are.
struct Stories {
  std::vector<StoryInSite> by_node;  // by index of the node
  Media media;

  const StoryInSite& of(const Node& node) const { return by_node[node.index]; }
};

struct StorySources {
  const Documents& documents;
  const FileSystem& files;
  const std::string& source;  // folder of the showcase
  unsigned jobs = 1;
  bool with_text = false;  // of stories that are converted: for the search
};

/// Converts the stories that changed since `known`, in parallel; the others take over what was
/// found then, mistakes included. Finds the pictures that are shown and the records and files that
/// are linked, and reports what leads nowhere, with the nearest file. Brings `known` up to date:
/// what is no longer there goes.
Stories make_stories(const StorySources& sources, const Site& site, const Routes& routes,
                     KnownFacts& known, Diagnostics& diagnostics);

}  // namespace zhanting
