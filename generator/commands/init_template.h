#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "diag/message.h"

namespace zhanting {

struct TemplateFile {
  std::string_view path;
  std::string_view text;
};

/// The showcase that `zhanting init` makes, in the language that its editors write: a library of a
/// town that does not exist.
std::vector<TemplateFile> init_template(Language language);
/// What an English showcase has in place of files of the Chinese one.
std::span<const TemplateFile> english_init_template();

}  // namespace zhanting
