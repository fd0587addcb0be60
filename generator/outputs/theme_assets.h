#pragma once

#include <map>
#include <string>

#include "load/documents.h"
#include "model/site.h"

namespace zhanting {

/// Published names of the theme's files: "site.css" → "assets/site.1a2b3c4d5e.css". What a style
/// sheet refers to by url(…) is renamed in it, so `assets` may change.
std::map<std::string, std::string, std::less<>> publish_assets(std::vector<ThemeFile>& assets);

/// The generated style sheet: the colours of site.json and the focus points of pictures, which may
/// not stand in pages as inline styles. "" when there is nothing to say.
std::string theme_css(const Site& site);

}  // namespace zhanting
