#pragma once

#include "checks/checked_text.h"
#include "model/site.h"
#include "stories/media.h"
#include "stories/stories.h"

/// The tables of editorial rules that look at more than a piece of text.
namespace zhanting {

/// Captions, short titles and, if asked, summaries. Chinese sites only: other scripts take more
/// characters.
void check_length(const CheckedText& text, bool summaries, Diagnostics& diagnostics);
/// What the kind of an entry says of summaries.
void check_summary_length(const CheckedText& text, const EntryKind& kind, Diagnostics& diagnostics);
/// `story` is the record's own. How long a brief may be is said of Chinese ones only.
void check_story_length(const RecordBase& record, const CheckedText& story, bool chinese,
                        Diagnostics& diagnostics);
/// Sentences of the summary that the story says again.
void check_repetition(const RecordBase& record, const CheckedText& story, Diagnostics& diagnostics);

/// Signs of gaps in a story that the record's `missing` does not explain, and what it lacks at no
/// place of its story; a report may lack something of its title or date.
void check_missing(const Node& node, const StoryInSite& story, Diagnostics& diagnostics);

/// Photos whose alt is the name of a file.
void check_photos(const RecordBase& record, Diagnostics& diagnostics);

/// Photos that are nearly the same as another's, in any record.
void check_pictures_alike(const Site& site, const Media& media, Diagnostics& diagnostics);
/// Photos whose file is in the colours of printing presses.
void check_colours_of_print(const Site& site, const Media& media, Diagnostics& diagnostics);
/// Photos without a credit whose file has one.
void check_credits(const Site& site, const Media& media, Diagnostics& diagnostics);

/// Number against value, one figure with two values, plots of unlike figures.
void check_figures(const Site& site, const Node& node, Diagnostics& diagnostics);

}  // namespace zhanting
