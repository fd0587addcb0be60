#pragma once

#include "diag/diagnostic.h"
#include "media/engraver.h"
#include "model/site.h"

namespace zhanting {

/// How many cards the site would have, near enough: one for each record and each figure.
std::size_t expected_cards(const Site& site);

/// The most that are drawn where nobody asked for more (`share` of site.json): about two seconds'
/// work on one core.
inline constexpr std::size_t kMostCardsUnasked = 120;
/// What one takes on one core, measured with those of our own site.
inline constexpr std::size_t kMillisecondsPerCard = 18;

/// Whether `engraver`, which is null where there is none, can make the cards of the site, whose
/// base_url is known: no letters, no cards. Warns of that, and of records whose names, summaries or
/// figures have a character that no font of this machine has: cards leave it out.
bool check_cards(const Site& site, const Engraver* engraver, Diagnostics& diagnostics);

}  // namespace zhanting
