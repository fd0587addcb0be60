#pragma once

#include <map>
#include <string>
#include <vector>

#include "diag/diagnostic.h"
#include "load/documents.h"

namespace zhanting {

/// Published names of the theme's files: "site.css" → "assets/site.1a2b3c4d5e.css".
using AssetNames = std::map<std::string, std::string, std::less<>>;

/// Gives the style sheets among `assets` their names, and the files that they refer to the names
/// that those have: url(), @import, image-set(), with a query or a fragment. `names` holds all
/// other files. A sheet's name follows from its own bytes and those of all sheets that it imports,
/// in whatever circle. Reports a file that is not there.
void publish_style_sheets(std::vector<ThemeFile>& assets, AssetNames& names,
                          Diagnostics& diagnostics);

}  // namespace zhanting
