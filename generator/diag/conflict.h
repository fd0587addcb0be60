#pragma once

#include <string>
#include <string_view>

#include "diag/diagnostic.h"

namespace zhanting {

/// Reports what git leaves in a file whose two versions it could not merge, once a conflict: a line
/// that begins with <<<<<<<, or a >>>>>>> that was left over. True if there is none. `text` is any
/// file of the showcase, without its byte-order mark.
bool check_conflicts(const std::string* path, std::string_view text, Diagnostics& diagnostics);

}  // namespace zhanting
