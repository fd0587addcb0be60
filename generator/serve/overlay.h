#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// What the preview adds to a page in its answer, and only there: a script that reloads the page
/// and shows what is wrong. The files of the site never hold it.
namespace zhanting {

/// The preview's own addresses begin with this; no output of a site does.
inline constexpr std::string_view kOverlayFolder = "/.zhanting/";

/// Two hashes tell what has to happen when a page was made again: nothing if the versions are
/// equal, new style sheets if only the shapes are, else a new page.
struct PageVersion {
  std::string version;              // of all bytes
  std::string shape;                // of the bytes without the addresses of style sheets
  std::vector<std::string> styles;  // these addresses, in the page's order
};
PageVersion version_of(std::string_view html);

/// `html` with the overlay's script element before the end of the body.
std::string with_overlay(std::string_view html);

/// A page for while there is none of the site.
std::string page_without_site(std::string_view language, std::string_view text);

/// The script and the style sheet that the preview serves below kOverlayFolder, by their names
/// there; nullopt for any other name.
std::optional<std::string> overlay_file(std::string_view name);

}  // namespace zhanting
