#include "template/filters.h"

#include <algorithm>
#include <array>

#include "template/filters_list.h"
#include "template/filters_text.h"

namespace zhanting {

namespace {

/// Every filter; templates/README.md tells what each does.
const std::array kFilters = {
    FilterRow{"asset", 0, {}, filter::asset},
    FilterRow{"date", 0, {"style"}, filter::date},
    FilterRow{"default", 0, {"default_value", "boolean"}, filter::fall_back, false, true},
    FilterRow{"first", 0, {}, filter::first},
    FilterRow{"fit", 4, {"width", "height", "largest", "smallest", "leading"}, filter::fit},
    FilterRow{"heading", 0, {}, filter::heading},
    FilterRow{"int", 0, {"default"}, filter::to_int},
    FilterRow{"join", 0, {"d"}, filter::join},
    FilterRow{"last", 0, {}, filter::last},
    FilterRow{"length", 0, {}, filter::length},
    FilterRow{"link", 0, {}, filter::link},
    FilterRow{"list", 0, {}, filter::list},
    FilterRow{"map", 0, {"", "attribute"}, filter::map, true},
    FilterRow{"max", 0, {}, filter::max},
    FilterRow{"rejectattr", 1, {""}, filter::reject_attribute, true},
    FilterRow{"replace", 2, {"old", "new", "count"}, filter::replace},
    FilterRow{"round", 0, {"precision"}, filter::round},
    FilterRow{"select", 0, {}, filter::select, true},
    FilterRow{"string", 0, {}, filter::string},
    FilterRow{"tojson", 0, {}, filter::to_json},
    FilterRow{"urlencode", 0, {}, filter::url_encode},
};

}  // namespace

std::span<const FilterRow> filter_rows() {
  return kFilters;
}

const FilterRow* find_filter(std::string_view name) {
  const auto row = std::find_if(kFilters.begin(), kFilters.end(),
                                [&](const FilterRow& candidate) { return candidate.name == name; });
  return row == kFilters.end() ? nullptr : &*row;
}

}  // namespace zhanting
