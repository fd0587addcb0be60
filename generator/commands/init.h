#pragma once

#include <string>

#include "commands/console.h"

namespace zhanting {

struct InitOptions {
  std::string folder;
  Language language = Language::kChinese;  // of the new showcase
  std::string like = "party";              // one of init_names()
};

/// `zhanting init`: makes a small showcase that builds, checks and previews at once, with a README
/// for its editor. A folder with anything in it is refused. Gives the exit status.
int run_init(const InitOptions& options, const Console& console);

}  // namespace zhanting
