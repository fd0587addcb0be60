#pragma once

#include <memory>

#include "outputs/plan_input.h"

namespace zhanting {

/// A plan and what its outputs point into. Views are valid while it lives, and the Site and the
/// Documents it was made from.
struct PlannedSite {
  Plan plan;
  std::unique_ptr<Cards> cards;
  std::unique_ptr<SiteView> site_view;
  std::unique_ptr<PlanInput> input;
};

/// Compiles the templates and decides every file of the site by the table of kinds. `documents` is
/// changed only in the bytes of style sheets, whose url(…) get published names.
PlannedSite make_plan(Documents& documents, const Site& site, Diagnostics& diagnostics);

}  // namespace zhanting
