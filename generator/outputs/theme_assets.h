#pragma once

#include <string>

#include "load/documents.h"
#include "model/site.h"
#include "outputs/style_sheets.h"
#include "stories/media.h"

namespace zhanting {

/// Publishes the theme's files but those of root/. Style sheets are rewritten, see
/// outputs/style_sheets.h: their bytes in `assets` change.
AssetNames publish_assets(std::vector<ThemeFile>& assets, Diagnostics& diagnostics);

/// "assets/fonts/song.1a2b3c4d5e.woff2" for "fonts/song.woff2": plain, and new for new bytes.
std::string published_name(std::string_view name, const Hash128& hash);

/// The theme's file with the rules of the headline face, which `zhanting fonts` writes.
inline constexpr std::string_view kHeadlineSheet = "headline.css";

/// A file of assets/root/, which keeps its name and place.
bool is_for_root(const ThemeFile& file);
bool is_style_sheet(const ThemeFile& file);

/// The generated style sheet: the colours of site.json and the focus points of pictures, which may
/// not stand in pages as inline styles. "" when there is nothing to say.
std::string theme_css(const SiteSettings& settings, const Media& media);

/// The generated style sheet of pages with the map: where places are on it. "" without a map.
std::string map_css(const Site& site, const Media& media);
/// Its class for a place.
std::string map_class(const Locality& place);

}  // namespace zhanting
