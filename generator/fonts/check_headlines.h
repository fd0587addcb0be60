#pragma once

#include "fonts/characters.h"
#include "load/documents.h"

namespace zhanting {

/// The file of assets/ that lists the characters of the headline face.
inline constexpr std::string_view kHeadlineCharacters = "fonts/headline-characters.txt";

/// Warns, where site.json names a headline face, that assets/ has none, or one without all the
/// characters that the site sets in it.
void check_headlines(const Documents& documents, const Site& site, const Routes& routes,
                     const Stories& stories, Diagnostics& diagnostics);

}  // namespace zhanting
