#pragma once

#include <string_view>
#include <vector>

#include "base/embedded_file.h"
#include "diag/message.h"

namespace zhanting {

/// What `zhanting init --like` may be asked for.
std::vector<std::string_view> init_names();

/// A showcase that `zhanting init` makes, in the language that its editors write: of things and
/// people that do not exist. Its files lie in a folder of generator/commands/; the folder of the
/// same name with _english holds what an English showcase has in place of the Chinese one's.
/// REQUIRES: `like` is one of init_names().
std::vector<EmbeddedFile> init_template(std::string_view like, Language language);

}  // namespace zhanting
