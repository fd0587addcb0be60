#pragma once

#include <string>

#include "diag/diagnostic.h"
#include "load/documents.h"
#include "records/records.h"

namespace zhanting {

/// The style sheet that the settings name for drawings, as the element that each begins with; ""
/// where they name none, or none that is there, which the plan reports. Reports what it loads.
std::string drawing_style_of(const Documents& documents, const SiteSettings& settings,
                             Diagnostics& diagnostics);

}  // namespace zhanting
