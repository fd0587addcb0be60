#pragma once

#include <string>
#include <string_view>

namespace zhanting {

/// "%E5%B4%82" as the bytes it stands for; a '%' that begins no escape stays.
std::string unescape_percent(std::string_view text);

/// A path as it stands in an address: everything but letters, digits and "-._~/" is escaped, so
/// that each server finds the file of this very name.
std::string escape_path(std::string_view path);

/// A site path and a fragment ("" or "#x") as one text. '%' and '#' of the path are escaped in it:
/// the first '#' begins the fragment.
std::string join_target(std::string_view path, std::string_view fragment);
/// The path that join_target() was given.
std::string path_of_target(std::string_view target);

}  // namespace zhanting
