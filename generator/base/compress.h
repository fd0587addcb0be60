#pragma once

#include <string>
#include <string_view>

/// What servers send in a file's place to browsers that read it: made once, at the highest level,
/// the same bytes everywhere.
namespace zhanting {

/// RFC 1952, without a name and a time.
std::string gzip(std::string_view bytes);
/// RFC 7932.
std::string brotli(std::string_view bytes);

}  // namespace zhanting
