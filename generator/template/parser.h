#pragma once

#include "diag/source_text.h"
#include "template/syntax.h"

namespace zhanting {

/// Parses one template. Every mistake is reported; what could be read stands in the tree.
Tree parse_template(const SourceText& source, Diagnostics& diagnostics);

}  // namespace zhanting
