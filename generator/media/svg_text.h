#pragma once

#include <string>
#include <string_view>

/// SVG as text: what is done to drawings before they leave the program. All is linear in `svg`, and
/// safe for any bytes; what is no ASCII where XML has its marks (UTF-16) stays as it is.
namespace zhanting {

/// Where the tag of the first element begins, behind declarations and comments; npos for none.
std::size_t root_of(std::string_view svg);
/// Behind the tag that begins at `at`; npos where it does not end.
std::size_t end_of_tag(std::string_view svg, std::size_t at);
/// The first element is an SVG's.
bool is_svg(std::string_view bytes);

/// The drawing without what nobody sees of it: comments, metadata, the notes of programs that drew
/// it. These are elements and attributes of other namespaces than SVG's own (inkscape:…, rdf:…),
/// which say on whose machine and in which folder it lay.
std::string strip_svg(std::string_view svg);

/// The drawing with the values of its variables in the place of var(): for programs that do not
/// know them. Those are taken that hold by day and on a screen, else the fallback of the var().
std::string with_values_of_variables(std::string_view svg);

}  // namespace zhanting
