#pragma once

#include <vector>

#include "base/embedded_file.h"
#include "diag/message.h"

namespace zhanting {

/// The showcase that `zhanting init` makes, in the language that its editors write: a library of a
/// town that does not exist. Its files lie in generator/commands/init/; init_english/ holds what an
/// English showcase has in place of the Chinese one's.
std::vector<EmbeddedFile> init_template(Language language);

}  // namespace zhanting
