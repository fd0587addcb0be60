#pragma once

#include <string>
#include <string_view>

#include "media/darkroom.h"

namespace zhanting {

/// The line that a picture's file has of whom it is by or whose it is, for readers: the credit or
/// the copyright of XMP, of IPTC, of Exif, the first that says something. In UTF-8, on one line;
/// "" for none. What `glance` holds comes from outside: anything is safe.
std::string credit_in(const Glance& glance);

}  // namespace zhanting
