#pragma once

#include <string>
#include <string_view>

#include "base/hash.h"

/// The site paths of files that are not pages. None has a part that begins with “_”, which GitHub
/// Pages leaves out.
namespace zhanting {

/// [A-Za-z0-9_-] only and no longer than file systems allow beside a hash: needs no escaping.
std::string plain_name(std::string_view name);

/// “scene.1a2b3c4d5e.svg”: `file_name` plain, with a part of the hash of its bytes.
std::string hashed_name(std::string_view file_name, const Hash128& hash);

/// Of a file of content/ that a story links to: its name stays, since readers save it under it.
std::string attachment_path(std::string_view path);

}  // namespace zhanting
