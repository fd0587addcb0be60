#pragma once

#include <string_view>

namespace zhanting {

/// The media type of a file by its extension (“.html”), as a web server would give it; text is
/// UTF-8. “application/octet-stream” for what is not known.
std::string_view mime_type(std::string_view path);

}  // namespace zhanting
