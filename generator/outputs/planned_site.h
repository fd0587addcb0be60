#pragma once

#include <memory>
#include <optional>

#include "outputs/output.h"
#include "outputs/shapes.h"

namespace zhanting {

struct PlanInput;

/// A plan with all that its outputs point into, down to the records: whole in itself, const once
/// made, rendered from many threads.
class PlannedSite {
 public:
  PlannedSite(Documents documents, std::shared_ptr<const Site> site,
              std::shared_ptr<const Routes> routes, std::shared_ptr<const Stories> stories);
  ~PlannedSite();

  /// Compiles the templates and decides every file of the site by the table of kinds. `search`
  /// knows the index of the last build and is brought up to date; null for a site that is only
  /// looked at: then its files are not among the outputs.
  void make(unsigned jobs, KnownSearch* search, Diagnostics& diagnostics);
  /// A file of the search's index; nothing for any other path. Made with the whole index when the
  /// first of them is asked for.
  std::optional<std::string> search_file(std::string_view site_path) const;

  const Plan& plan() const { return plan_; }
  const Site& site() const { return *site_; }
  const Stories& stories() const { return *stories_; }
  const Routes& routes() const { return *routes_; }

 private:
  Documents documents_;  // changed only in the bytes of style sheets: url(…) get published names
  std::shared_ptr<const Site> site_;
  std::shared_ptr<const Routes> routes_;
  std::shared_ptr<const Stories> stories_;
  std::unique_ptr<struct PlanParts> parts_;
  Plan plan_;
};

}  // namespace zhanting
