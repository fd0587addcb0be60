#pragma once

#include <string>

#include "base/files.h"
#include "diag/diagnostic.h"

namespace zhanting {

/// The diagnostics of a build as JSON for the panel in the page: all words in `language`, the lines
/// at fault read from `source`. The errors come first, abridged as in the terminal, and at most
/// kMostProblems are listed. “null” when there are none.
/// `"urgent"` says that there are errors, so that the panel opens by itself.
std::string problems_json(const Diagnostics& diagnostics, const std::string& source,
                          const FileSystem& files, bool has_site, Language language);

inline constexpr std::size_t kMostProblems = 500;

}  // namespace zhanting
