#pragma once

#include "model/site.h"

namespace zhanting {

/// Converts the stories that changed since `known` was written, in parallel; the others take over
/// what was found then, mistakes included.
void convert_stories(unsigned jobs, const KnownFacts& known, Site& site, Diagnostics& diagnostics);

/// The same for the story of one record, which has one; it is to be remembered by its path.
/// Thread-safe for different records.
void convert_story(const KnownFacts& known, Language language, RecordBase& record,
                   Diagnostics& diagnostics);
KnownStory known_story(const StoryText& story);

}  // namespace zhanting
