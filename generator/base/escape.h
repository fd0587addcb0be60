#pragma once

#include <string>
#include <string_view>

namespace zhanting {

/// Appends `text` so that it stands as itself in HTML and XML text and quoted attributes.
void append_escaped(std::string_view text, std::string& out);
std::string escaped(std::string_view text);
/// Appends markup so that it stands in a quoted attribute: its entities stay entities.
void append_escaped_markup(std::string_view html, std::string& out);

}  // namespace zhanting
