#pragma once

#include <unordered_map>

#include "stories/stories.h"

namespace zhanting {

/// What the rules said of records before, by their paths. The key is the hash of all they looked
/// at, so that a record that did not change is not looked at again.
struct CheckMemory {
  struct Known {
    Hash128 key;
    std::vector<Diagnostic> told;
  };
  std::unordered_map<std::string, Known> records;
};

/// The editorial rules that every build applies: warnings, which --strict makes errors; plots of
/// unlike figures and watchwords of that severity are errors. The rules are rows of the tables in
/// check_marks.cc, check_words.cc, check_length.cc and check_figures.cc.
void check_records(const Site& site, const Stories& stories, unsigned jobs, CheckMemory* memory,
                   Diagnostics& diagnostics);

/// What every build says of the records together and of the settings; but see check_dates().
void check_site(const Site& site, Diagnostics& diagnostics);

/// What only a whole view shows, for `zhanting check`: warnings.
void check_whole(const Documents& documents, const Site& site, const Stories& stories,
                 Diagnostics& diagnostics);

}  // namespace zhanting
