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
  std::vector<Diagnostic> told;     // what is wrong with it
  Hash128 hash;  // of what it will be on its page; where it stands there is not part of it
  bool links_folders = false;  // see SiteSettings

  bool empty() const { return !converted || converted->empty; }
};

class StoryLinks;

/// All stories of a site with the pictures and files that they and the records show. Const once
/// made; valid while the Site and its Routes are.
struct Stories {
  std::vector<std::shared_ptr<const StoryInSite>> by_node;  // by index of the node
  std::shared_ptr<const Media> media;

  const StoryInSite& of(const Node& node) const { return *by_node[node.index]; }

  // For the next make_stories().
  Hash128 listing;                          // of the names of all records' files
  std::shared_ptr<const MediaFiles> files;  // that were there
  std::vector<std::size_t> places;          // by index of the node: its files among the documents'
  std::shared_ptr<const StoryLinks> links;
  Diagnostics told;  // of pictures and attachments
};

struct StorySources {
  const Documents& documents;
  const FileSystem& files;
  const std::string& source;  // folder of the showcase
  unsigned jobs = 1;
  bool with_text = false;  // of stories that are converted: for the search
  /// Asked when the first picture of pixels is met; null, or giving null, where there is none.
  const Darkroom* (*darkroom)() = nullptr;
  bool looks_at_pictures = true;  // see BuildOptions
};

/// Converts the stories that changed since `known`, in parallel; the others take over what was
/// found then, mistakes included. Finds the pictures that are shown and the records and files that
/// are linked, and reports what leads nowhere, with the nearest file. Brings `known` up to date:
/// what is no longer there goes.
/// `before`: the stories made last for the same site and routes, or null; those whose text did not
/// change since are taken from there.
Stories make_stories(const StorySources& sources, const Site& site, const Routes& routes,
                     const Stories* before, KnownFacts& known, Diagnostics& diagnostics);

}  // namespace zhanting
