#pragma once

#include <span>
#include <string_view>

namespace zhanting {

struct TemplateFile {
  std::string_view path;
  std::string_view text;
};

/// The showcase that `zhanting init` makes: a library of a town that does not exist.
std::span<const TemplateFile> init_template();

}  // namespace zhanting
