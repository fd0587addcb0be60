#pragma once

#include <string>
#include <vector>

#include "search/gram_levels.h"

namespace zhanting {

/// One file of the index: its name below the index's folder, without ".js", and what it holds.
struct SearchShard {
  std::string name;
  std::u16string text;
};

/// The index: for every pair of characters the list of its places, all of them below `places`; and
/// what these lists do not tell of longer pieces. generator/HACKING.md says how and why. The
/// directory of the shards goes to `directory`.
std::vector<SearchShard> make_gram_shards(GramLevels grams, std::uint32_t places, unsigned jobs,
                                          BitWriter& directory);

}  // namespace zhanting
