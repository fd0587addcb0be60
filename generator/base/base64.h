#pragma once

#include <optional>
#include <string>
#include <string_view>

/// RFC 4648, with “+” and “/”.
namespace zhanting {

std::string base64(std::string_view bytes);
/// The bytes that `text` stands for, white space in it passed over as data: addresses allow;
/// nothing where another character stands in it.
std::optional<std::string> from_base64(std::string_view text);

}  // namespace zhanting
