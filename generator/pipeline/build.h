#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/files.h"
#include "checks/check.h"
#include "diag/diagnostic.h"
#include "outputs/planned_site.h"
#include "pipeline/page_weight.h"
#include "pipeline/render.h"
#include "pipeline/standing.h"
#include "state/build_state.h"

namespace zhanting {

/// A build that renders every `of`-th file of the site, beginning with the `number`-th; see
/// pipeline/part.h. 1/1 is the whole site.
struct BuildPart {
  unsigned number = 1;
  unsigned of = 1;

  bool is_whole() const { return of == 1; }
  bool holds(std::size_t index) const { return index % of + 1 == number; }
  std::string text() const { return std::to_string(number) + "/" + std::to_string(of); }
  /// "2/16"; nothing for anything else.
  static std::optional<BuildPart> parse(std::string_view text);
};

struct BuildOptions {
  std::string source = ".";  // folder of the showcase
  std::string output;        // folder of the site; resolved, see resolve_output()
  std::string base_url;      // overrides site.json's unless empty
  unsigned jobs = 1;
  bool drafts = false;
  std::string day;           // what is to be published later stays out; see SiteOptions::now
  bool precompress = false;  // .br and .gz beside every text, for servers that send them
  BuildPart part;
  bool force = false;            // believe nothing that was remembered; see StateFile
  bool strict = false;           // warnings are errors
  bool write = true;             // false: `check` — everything but writing
  bool refresh_schemas = false;  // SOURCE/.zhanting/schema/, for the editors' editor
  bool whole_view = false;       // also what only a whole view shows (`check`)
  bool tell_vanished = false;    // pages that the last build had and this one has not
  /// Nanoseconds since 1970 UTC: tells which dates are still to come, and which stamps the next
  /// build may believe. Asked on the building thread, once a build. Nothing of it goes into the
  /// site. Null: no such dates are told, no stamps believed.
  std::int64_t (*now)() = nullptr;
  /// Gives what makes prints of pictures, or nullptr; asked on the building thread when the first
  /// picture of pixels is met. Null: they are published in the size they have.
  const Darkroom* (*darkroom)() = nullptr;
  /// False where only records and addresses are of interest: pictures are not decoded to be looked
  /// at, so that damage and colours are not known.
  bool looks_at_pictures = true;
  /// Gives what makes the cards that people share, or nullptr; asked on the building thread where
  /// the site has an address to be shared. Null: no cards are wanted.
  const Engraver* (*engraver)() = nullptr;
  /// Asked now and then, from any thread, whether to end before anything is changed in the output
  /// folder; having said so it must stay so; null: never. Once the files are brought to their
  /// places nobody is asked.
  std::function<bool()> stopped;
  /// Called now and then, from any thread, one at a time; null for no progress.
  std::function<void(std::string_view stage, std::size_t done, std::size_t total)> progress;
  /// Called from the building thread once the content is found good and its files are decided,
  /// before they are rendered: whoever shows pages may render from it what is asked for.
  std::function<void(std::shared_ptr<const PlannedSite>)> planned;
};

struct MadeOutput {
  std::string path;
  MessageCode reason;                              // what --explain prints
  std::optional<MessageCode> note = std::nullopt;  // and behind it
};

struct BuildReport {
  std::vector<MadeOutput> made;  // in path order
  std::vector<std::string> removed;
  std::size_t reused = 0;
  std::size_t moved = 0;  // files changed in the output folder, also by a build that failed
  std::size_t pages = 0;  // HTML pages of the site
  std::string output;     // the folder that holds the site now
  Hash128 site;           // of its files; of a part, of the part's
  std::optional<PageWeight> heaviest = std::nullopt;  // where the site has prints of photographs
  std::size_t cards_left_out = 0;  // about as many, since they are many and nobody asked for them
};

struct BuildResult {
  Diagnostics diagnostics;  // sorted; with --strict all are errors
  BuildReport report;
  /// Set when the environment, not the content, is at fault (exit status 2).
  bool environment_failed = false;
  bool stopped = false;  // by options.stopped; the output folder is as it was
  /// What was understood; of a build without errors also what its pages are rendered from. Null
  /// when the content could not be read.
  std::shared_ptr<const PlannedSite> site = nullptr;
  /// Of a build that wrote and had nothing to say; see StateFile.
  Standing standing = {};
  bool ok() const { return !diagnostics.has_errors() && !environment_failed && !stopped; }
};

/// A site as it was understood, and what was said of it on the way.
struct UnderstoodSite {
  std::shared_ptr<const Site> site;
  std::shared_ptr<const Routes> routes;
  std::shared_ptr<const Stories> stories;
  CheckedSite checks;
};

/// What a process that builds again and again keeps in memory. Every part stands for a pure stage
/// and is keyed by all that the stage reads, so a build with it gives what one without would.
struct BuildMemory {
  LoadMemory load;  // whoever watches the disk tells it what changed
  SiteMemory site;
  UnderstoodSite understood;
  PlanMemory plan;
  std::optional<RenderedSite> rendered;  // of the last build without mistakes
};

/// Builds the whole site: the only way from files to pages, for build, check, preview and tests.
/// Nothing is brought to its place while any stage has an error, so a mistake in the content never
/// damages the site that was built before. `state` is what the last build left; its outputs are
/// brought up to date only when the build succeeds. One build at a time per state.
BuildResult build(const BuildOptions& options, FileSystem& files, BuildState& state,
                  BuildMemory* memory = nullptr);

}  // namespace zhanting
