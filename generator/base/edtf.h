#pragma once

#include <optional>
#include <string_view>

#include "base/known_date.h"

namespace zhanting {

/// A point of time in EDTF: “-0221”, “175X”, “2022-09-07”, “1750~”; known_date.h says which. It may
/// name a day that no calendar has.
std::optional<KnownDate::Point> read_edtf_point(std::string_view text);

}  // namespace zhanting
