#pragma once

#include <memory>
#include <optional>

#include "media/engraver.h"
#include "outputs/output_set.h"
#include "outputs/shapes.h"

namespace zhanting {

struct PlanInput;
struct LastingPlan;

/// What the last plan was made of, for the next one.
struct PlanMemory {
  Hash128 templates_key;
  std::shared_ptr<const TemplateSet> templates;
  std::shared_ptr<const LastingPlan> lasting;
};

/// A plan with all that its outputs point into, down to the records: whole in itself, const once
/// made, rendered from many threads.
class PlannedSite {
 public:
  PlannedSite(Documents documents, std::shared_ptr<const Site> site,
              std::shared_ptr<const Routes> routes, std::shared_ptr<const Stories> stories);
  ~PlannedSite();

  /// Compiles the templates and decides every file of the site by the table of kinds. `search`
  /// knows the index of the last build and is brought up to date; null for a site that is only
  /// looked at: then its files are not among the outputs. `memory` is null for a site that is
  /// planned once. `encoded`: texts stand there as servers may send them, too. `engraver` makes the
  /// cards that people share; null for a site without.
  void make(unsigned jobs, bool encoded, KnownSearch* search, const Engraver* engraver,
            PlanMemory* memory, Diagnostics& diagnostics);
  /// A file of the search's index; nothing for any other path. Made with the whole index when the
  /// first of them is asked for.
  std::optional<std::string> search_file(std::string_view site_path) const;

  const Plan& plan() const { return plan_; }
  /// What its views are made from. REQUIRES: make() found no mistake.
  const PlanInput& input() const;
  const Site& site() const { return *site_; }
  const Stories& stories() const { return *stories_; }
  const Routes& routes() const { return *routes_; }

 private:
  Documents documents_;  // changed only in the bytes of style sheets: url(…) get published names
  std::shared_ptr<const Site> site_;
  std::shared_ptr<const Routes> routes_;
  std::shared_ptr<const Stories> stories_;
  std::shared_ptr<const LastingPlan> lasting_;
  OutputSet outputs_;  // besides the lasting ones
  std::unique_ptr<struct PlanParts> parts_;
  Plan plan_;
};

}  // namespace zhanting
