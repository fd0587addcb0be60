#pragma once

#include "external/look_up.h"
#include "stories/stories.h"

namespace zhanting {

struct ExternalSummary {
  std::size_t addresses = 0;
  std::size_t good = 0;
};

/// Looks up every address of another site that `site` names, and warns at each place of one that
/// does not show its page. `seconds` is the time limit of `ask`, for the message.
ExternalSummary check_external(const Site& site, const Stories& stories, const Ask& ask,
                               int seconds, const LookUpProgress& progress,
                               Diagnostics& diagnostics);

}  // namespace zhanting
