#pragma once

#include "checks/checked_text.h"
#include "model/site.h"

/// The tables of editorial rules that look at more than a piece of text.
namespace zhanting {

/// Summaries, captions, short titles. Chinese sites only: other scripts take more characters.
void check_length(const CheckedText& text, Diagnostics& diagnostics);
/// `story` is the record's own.
void check_story_length(const RecordBase& record, const CheckedText& story,
                        Diagnostics& diagnostics);
/// Sentences of the summary that the story says again.
void check_repetition(const RecordBase& record, const CheckedText& story, Diagnostics& diagnostics);

/// Photos whose alt is the name of a file.
void check_photos(const RecordBase& record, Diagnostics& diagnostics);

/// Number against value, one figure with two values, plots of unlike figures.
void check_figures(const Site& site, const Node& node, Diagnostics& diagnostics);

}  // namespace zhanting
