#pragma once

#include <set>
#include <string>
#include <string_view>

#include "routes/routes.h"
#include "stories/stories.h"

/// The headline face: the font in which the theme sets what is said loud, cut to the characters
/// that it sets. `zhanting fonts` writes it into assets/, where it is a file of the theme like
/// others; a build only looks whether it still holds all characters.
namespace zhanting {

using Characters = std::set<char32_t>;

/// What heads pages and their sections (names of records that have a page, names of sections,
/// headings of stories, the words of the interface) and what numbers are set with (ASCII, and what
/// stands in values and units). White space and controls are none.
Characters headline_characters(const Site& site, const Routes& routes, const Stories& stories);

/// Adds those of a text.
void add_characters(std::string_view text, Characters& characters);

/// The value of CSS's unicode-range: “U+30-39,U+4E00”. CSS Fonts 4, 4.5.
std::string unicode_range(const Characters& characters);

/// All of them as a text, in lines, and what such a text holds.
std::string list_characters(const Characters& characters);
Characters listed_characters(std::string_view text);

}  // namespace zhanting
