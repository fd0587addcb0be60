#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "outputs/shown_parts.h"

namespace zhanting {

/// A place that has a page, where a map or a list shows it.
struct ShownPlace {
  std::string_view name, url, kind_name, summary;
  std::string at;           // class of the generated style sheet that puts it there, or ""
  double x = 0, y = 0;      // on the map, in its own units; of those that have an `at`
  std::int64_t number = 0;  // among those on the map, from 1
  std::int64_t count = 0;   // of entries
};

/// Places with the map they stand on.
struct ShownPlaces {
  std::string_view src;  // site path of the drawing, or "" where there is none
  int width = 0, height = 0;
  std::string_view alt, note;
  std::vector<ShownPlace> pins;    // on it
  std::vector<ShownPlace> margin;  // beside it; without a map all
  bool empty() const { return pins.empty() && margin.empty(); }
};

const ObjectType& object_type(const ShownPlace*);
const ObjectType& object_type(const ShownPlaces*);

/// All places that have a page.
ShownPlaces show_places(const Surroundings& around);
/// Of these only.
ShownPlaces show_places(const std::vector<const LocalityNode*>& localities,
                        const Surroundings& around);

/// The places that an entry names, as it calls them, each with the address of its page, or "".
std::vector<Link> place_links(const Entry& entry, const Surroundings& around);

}  // namespace zhanting
