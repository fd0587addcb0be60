#pragma once

#include "diag/source_text.h"

namespace zhanting {

/// Reports the lines that other generators keep a story's facts in (`---`, `title: …`, `---`, or
/// JSON), which here would come out as a rule and a heading. False if there are any.
bool check_front_matter(const SourceText& source, Diagnostics& diagnostics);

}  // namespace zhanting
