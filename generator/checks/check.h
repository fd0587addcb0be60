#pragma once

#include "stories/stories.h"

namespace zhanting {

/// The editorial rules that every build applies: warnings, which --strict makes errors; plots of
/// unlike figures and watchwords of that severity are errors. The rules are rows of the tables in
/// check_marks.cc, check_words.cc, check_length.cc and check_figures.cc. Brings `known` up to date.
void check_records(const Site& site, const Stories& stories, unsigned jobs, KnownChecks& known,
                   Diagnostics& diagnostics);

/// What every build says of the records together and of the settings; but see check_dates().
void check_site(const Site& site, Diagnostics& diagnostics);

/// What only a whole view shows, for `zhanting check`: warnings.
void check_whole(const Documents& documents, const Site& site, const Stories& stories,
                 Diagnostics& diagnostics);

}  // namespace zhanting
