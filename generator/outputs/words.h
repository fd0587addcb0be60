#pragma once

#include <string>
#include <string_view>

#include "model/site.h"

namespace zhanting {

/// The interface's words on a site: what templates read as `t`. A row of words.def each.
struct Words {
  const Site* site = nullptr;
};
const ObjectType& object_type(const Words*);

/// What a kind of record, its listing and one of its records are called.
struct KindWords {
  std::string_view title, intro, single;
  std::string_view one;  // what they are counted in, or ""
};
KindWords words_of(const Kind& kind, const Site& site);
/// What `count` of them are counted in: “24 objects”, “1 object”; "" where nothing says.
std::string counted_in(const Kind& kind, std::size_t count, const Site& site);

}  // namespace zhanting
