#pragma once

#include "model/site.h"

namespace zhanting {

/// The editorial rules that every build applies: warnings, which --strict makes errors; plots of
/// unlike figures and watchwords of that severity are errors. The rules are rows of the tables in
/// check_marks.cc, check_words.cc, check_length.cc and check_figures.cc.
void check_records(const Site& site, Diagnostics& diagnostics, unsigned jobs = 1);

/// Those rules that look at one record alone, its story included.
void check_record(const Site& site, const RecordBase& record, Diagnostics& diagnostics);

/// Themes whose entries come from one report. REQUIRES: a site without errors; while a reference is
/// wrong, what belongs to a theme is not known.
void check_themes(const Site& site, Diagnostics& diagnostics);

/// What only a whole view shows, for `zhanting check`: warnings.
void check_whole(const Documents& documents, const Site& site, Diagnostics& diagnostics);

}  // namespace zhanting
