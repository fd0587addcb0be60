#pragma once

#include "model/site.h"

namespace zhanting {

/// Gives the sections, briefs and figures of every page the ids they are linked by, so that an id
/// belongs to one thing: a brief's is its slug, a section's too, a figure's “SLUG-ID”; where two
/// want the same, briefs come before sections, sections before figures, and stories' headings last
/// (RecordBase::page_ids). REQUIRES: references are resolved, the site is in its order.
void give_page_ids(Site& site);

}  // namespace zhanting
