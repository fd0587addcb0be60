#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "diag/diagnostic.h"
#include "media/image_info.h"

namespace zhanting {

/// Reads an SVG picture to its end. Reports, at its place in the file, what keeps browsers from
/// showing it, and everything that runs, loads or leads astray when it is opened by itself on the
/// site's own address: scripts, handlers, foreign content, entities. The size, if all is well.
std::optional<ImageInfo> read_svg(const std::string& path, std::string_view bytes,
                                  Diagnostics& diagnostics);

}  // namespace zhanting
