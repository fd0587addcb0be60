#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/files.h"
#include "diag/diagnostic.h"
#include "publish/publish_plan.h"

namespace zhanting {

struct PublishOptions {
  std::string site;    // folder of the built site
  std::string source;  // of the showcase
  std::string target;  // see Target
  std::string name;    // of the release; "": the first digits of the site's hash
  unsigned keep = 5;   // releases, and publishings that hashed files outlive
  bool dry_run = false;
  bool rollback = false;
  std::string release;  // to go back to; "": the one before
  unsigned jobs = 1;
  std::optional<int> wait;        // seconds for another publish; nullopt: until it is done
  double (*seconds)() = nullptr;  // a clock that only goes forward
  std::function<bool()> stopped = nullptr;  // asked between steps; null: never
  std::function<void()> waiting = nullptr;  // called when another publish is at work
};

struct PublishResult {
  Diagnostics diagnostics;  // faults of the environment, and warnings
  PublishPlan plan;
  std::string release;               // that is shown now, of a folder
  std::string place;                 // where the site is shown now
  std::vector<std::string> dropped;  // releases that were removed
  bool done = false;                 // all was carried out; of a dry run, would be
  bool stopped = false;
};

/// `zhanting publish`: decides what has to be done at the target, and has rsync or rclone do it.
///
/// A folder of this machine holds the site as releases/NAME, one folder a release, with hard links
/// for what did not change; the link `current` leads to the one that is shown and is moved at once,
/// so that readers have the old site or the new one. Elsewhere the files are brought in an order in
/// which every link leads somewhere at any moment: new ones, changed ones, and what goes last.
///
/// What is nobody's but ours the list at the target says (Published). Whatever is interrupted, the
/// next publishing completes.
PublishResult publish(const PublishOptions& options, FileSystem& disk);

}  // namespace zhanting
