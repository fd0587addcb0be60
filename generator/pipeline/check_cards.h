#pragma once

#include "diag/diagnostic.h"
#include "media/engraver.h"
#include "model/site.h"

namespace zhanting {

/// Whether `engraver`, which is null where there is none, can make the cards of the site, whose
/// base_url is known: no letters, no cards. Warns of that, and of records whose names, summaries or
/// figures have a character that no font of this machine has: cards leave it out.
bool check_cards(const Site& site, const Engraver* engraver, Diagnostics& diagnostics);

}  // namespace zhanting
