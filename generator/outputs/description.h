#pragma once

#include <string>
#include <vector>

#include "outputs/shown_facts.h"
#include "stories/stories.h"

namespace zhanting {

/// What search engines and chat programs show below the title of an entry's page: its summary, else
/// the beginning of its story, else its facts; "" where it has none of them.
std::string description_of(const Entry& entry, const StoryInSite& story,
                           const std::vector<ShownFact>& facts, const Site& site);

}  // namespace zhanting
