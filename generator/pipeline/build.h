#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "base/files.h"
#include "diag/diagnostic.h"
#include "pipeline/standing.h"
#include "state/build_state.h"

namespace zhanting {

struct BuildOptions {
  std::string source = ".";  // folder of the showcase
  std::string output;        // folder of the site; resolved, see resolve_output()
  std::string base_url;      // overrides site.json's unless empty
  unsigned jobs = 1;
  bool drafts = false;
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
  /// Site paths of pages to render before the others, and what is called with them, from the
  /// building thread, when they are made: pages that somebody looks at. Not called when none of
  /// them changed or one has a mistake. The files that pages need are among what it gets.
  std::vector<std::string> first;
  std::function<void(const std::map<std::string, std::string, std::less<>>& files)> first_made;
  /// Asked now and then, from any thread, whether to end before anything is changed in the output
  /// folder; having said so it must stay so; null: never. Once the files are brought to their
  /// places nobody is asked.
  std::function<bool()> stopped;
  /// Called from the building thread now and then; null for no progress.
  std::function<void(std::string_view stage, std::size_t done, std::size_t total)> progress;
};

struct MadeOutput {
  std::string path;
  MessageCode reason;  // what --explain prints
};

struct BuildReport {
  std::vector<MadeOutput> made;  // in path order
  std::vector<std::string> removed;
  std::size_t reused = 0;
  std::size_t moved = 0;  // files changed in the output folder, also by a build that failed
  std::size_t pages = 0;  // HTML pages of the site
  std::string output;     // the folder that holds the site now
  std::string base_path;  // of base_url: “/” or “/sub/”; where 404.html expects the site
};

struct BuildResult {
  Diagnostics diagnostics;  // sorted; with --strict all are errors
  BuildReport report;
  /// Set when the environment, not the content, is at fault (exit status 2).
  bool environment_failed = false;
  bool stopped = false;  // by options.stopped; the output folder is as it was
  /// Of a build that wrote and had nothing to say; see StateFile.
  Standing standing = {};
  bool ok() const { return !diagnostics.has_errors() && !environment_failed && !stopped; }
};

/// Builds the whole site. Nothing is written while any stage has an error, so a mistake in the
/// content never damages the site that was built before. `state` is what the last build left; it is
/// brought up to date only when the build succeeds. One build at a time per state.
BuildResult build(const BuildOptions& options, FileSystem& files, BuildState& state);

}  // namespace zhanting
