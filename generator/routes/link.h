#pragma once

#include <string>
#include <string_view>

#include "data/value.h"

namespace zhanting {

/// Something a page can link to. `url` is a site path (“branches/x/index.html”, with “#…” for a
/// brief), or empty where there is nothing to link.
struct Link {
  std::string name;  // of an entry what it is credited by
  std::string url;
  std::string_view kind;   // of a record: its kind's name; report, branch, organisation …
  std::string title = {};  // what pages call it, where that is not the name
};
const ObjectType& object_type(const Link*);

}  // namespace zhanting
