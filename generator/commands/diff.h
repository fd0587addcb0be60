#pragma once

#include <string>

#include "commands/console.h"
#include "publish/site_difference.h"

namespace zhanting {

struct DiffOptions {
  std::string source;  // of the showcase
  std::string site;    // folder of the built site
  std::string before;  // of another: a release, a built site, or where sites are published
  bool strict = false;
  unsigned jobs = 1;
};

/// `zhanting diff`: how the built site differs from another. Gives the exit status.
int run_diff(const DiffOptions& options, const Console& console);

/// What it prints, a line a page and a fact.
std::string difference_text(const SiteDifference& difference, Language language);

}  // namespace zhanting
