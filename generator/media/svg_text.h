#pragma once

#include <optional>
#include <string>
#include <string_view>

/// SVG as text: what is done to drawings before they leave the program. All is linear in `svg`, and
/// safe for any bytes.
namespace zhanting {

/// UTF-16, with a byte-order mark or without one: XML has its marks elsewhere then.
bool is_utf16(std::string_view bytes);
/// The same text in UTF-8; an unpaired half becomes U+FFFD.
std::string from_utf16(std::string_view bytes);

/// Where the tag of the first element begins, behind declarations and comments; npos for none.
std::size_t root_of(std::string_view svg);
/// Behind the tag that begins at `at`; npos where it does not end.
std::size_t end_of_tag(std::string_view svg, std::size_t at);
/// The first element is an SVG's.
bool is_svg(std::string_view bytes);

/// The drawing without what nobody sees of it: comments, metadata, the notes of programs that drew
/// it. These are elements and attributes of other namespaces than SVG's own (inkscape:…, rdf:…),
/// which say on whose machine and in which folder it lay; data-… attributes that no style sheet of
/// the drawing asks for; comments of its style sheets. Pictures inside it lose their metadata
/// (media/embedded.h). In UTF-8 where it was in UTF-16.
std::string strip_svg(std::string_view svg);
/// The same; nothing where the marks of the text do not close, which strip_svg() leaves as it is.
/// `depth`: in so many other drawings does it lie.
std::optional<std::string> strip_whole_svg(std::string_view svg, unsigned depth = 0);

/// The drawing with the values of its variables in the place of var(): for programs that do not
/// know them. Those are taken that hold by day and on a screen, else the fallback of the var().
std::string with_values_of_variables(std::string_view svg);

}  // namespace zhanting
