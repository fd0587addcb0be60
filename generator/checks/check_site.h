#pragma once

#include "model/site.h"

/// What every build says of the records together and of the settings; like all checks it adds to
/// `diagnostics` and changes nothing.
namespace zhanting {

/// Records of one name, and of one order, among those they stand beside.
void check_siblings(const Site& site, Diagnostics& diagnostics);

/// Themes whose entries come from one report. REQUIRES: a site without errors; while a reference is
/// wrong, what belongs to a theme is not known.
void check_themes(const Site& site, Diagnostics& diagnostics);

/// Bands of the home page that show nothing. REQUIRES: a site without errors.
void check_bands(const Site& site, Diagnostics& diagnostics);

/// Words of the interface, of the showcase's own: blank ones, and those of dates that do not say
/// where the date stands.
void check_own_words(const Site& site, Diagnostics& diagnostics);

/// Colours of text that cannot be read on the paper (WCAG 2.2, 1.4.3: 4.5:1).
void check_colours(const Colours& colours, Diagnostics& diagnostics);
/// The contrast of two colours “#RRGGBB”, from 1 to 21.
double contrast_of(const std::string& one, const std::string& other);

/// “2024-03-01 09:00” for `now`, in seconds since 1970 UTC, by the site's clock, which is
/// utc_offset's.
std::string site_time(std::int64_t now, const Site& site);
/// Dates of publishing, updating and correcting after `now`, as site_time() writes it, or a day.
void check_dates(const Site& site, std::string_view now, Diagnostics& diagnostics);

}  // namespace zhanting
