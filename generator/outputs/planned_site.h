#pragma once

#include <memory>

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

  /// Compiles the templates and decides every file of the site by the table of kinds.
  void make(unsigned jobs, Diagnostics& diagnostics);

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
