#pragma once

#include <string>
#include <string_view>

namespace zhanting {

/// Appends `text` as a JSON string, quotes included. U+2028, U+2029 and '<', '>', '&' come as \u
/// escapes, so the result may stand in a script element too (and is the same JSON value).
void append_json_string(std::string_view text, std::string& out);
/// The same for a file that people read and edit: '&' and the others stand as they are.
void append_plain_json_string(std::string_view text, std::string& out);

}  // namespace zhanting
