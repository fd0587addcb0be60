#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "stories/stories.h"

namespace zhanting {

/// What was said of a site, for the next check of the same.
struct CheckedSite {
  std::shared_ptr<const Stories> stories;     // that were read
  std::vector<std::vector<Diagnostic>> told;  // of each record, by index of the node
  std::optional<Diagnostics> together;        // of the records together
  std::optional<Diagnostics> themes;
};

/// The editorial rules that every build applies: warnings, which --strict makes errors; plots of
/// unlike figures and watchwords of that severity are errors. The rules are rows of the tables in
/// check_marks.cc, check_words.cc, check_length.cc and check_figures.cc. Brings `known` up to date.
/// `last` holds what was said of the same site, if anything, and gets what is said now.
void check_records(const Site& site, const std::shared_ptr<const Stories>& stories, unsigned jobs,
                   KnownChecks& known, CheckedSite& last, Diagnostics& diagnostics);

/// What every build says of the records together and of the settings; but see check_dates(). `last`
/// as in check_records().
void check_site(const Site& site, CheckedSite& last, Diagnostics& diagnostics);

/// What only a whole view shows, for `zhanting check`: warnings.
void check_whole(const Documents& documents, const Site& site, const Stories& stories,
                 Diagnostics& diagnostics);

}  // namespace zhanting
