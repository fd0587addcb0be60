#pragma once

#include <map>
#include <string>
#include <vector>

#include "stories/stories.h"

namespace zhanting {

/// The http and https addresses that a showcase names: links of stories, the sites of
/// organisations, the menu, and what is written out in notes and places of sources. Each with all
/// places where it stands; without its fragment. The places live as long as the
/// records and the stories.
std::map<std::string, std::vector<Place>> external_links(const Site& site, const Stories& stories);

}  // namespace zhanting
