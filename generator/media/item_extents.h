#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace zhanting {

/// Where a part of an item lies: in the file (0), in “idat” (1) or elsewhere.
struct ItemExtent {
  std::uint32_t item = 0;
  std::uint64_t method = 0, offset = 0, length = 0;

  bool is_within(std::string_view whole) const {
    return offset <= whole.size() && length <= whole.size() - offset;
  }
};

/// The extents that the inside of an “iloc” lists (ISO 14496-12, 8.11.3). Any bytes are safe.
std::vector<ItemExtent> read_item_extents(std::string_view iloc);

}  // namespace zhanting
