#pragma once

#include <string>

#include "commands/console.h"

namespace zhanting {

struct FontsOptions {
  std::string source = ".";
};

/// `zhanting fonts`: cuts the font that site.json names to the characters that the showcase sets in
/// its headline face, drafts included, and writes it with its style sheet and what the font says of
/// its licence into assets/, in slices by the pages that set them. What it wrote before, as its
/// style sheet says, and needs no longer is removed; files that it did not write stay. Gives the
/// exit status; nothing is written unless all can be.
int run_fonts(const FontsOptions& options, const Console& console);

}  // namespace zhanting
