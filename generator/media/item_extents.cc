#include "media/item_extents.h"

#include <algorithm>

#include "media/header_bytes.h"

namespace zhanting {

namespace {

std::uint64_t number(const HeaderBytes& bytes, std::size_t& i, std::size_t size) {
  std::uint64_t value = 0;
  for (; size > 0; --size) value = value << 8 | bytes.at(i++);
  return value;
}

}  // namespace

std::vector<ItemExtent> read_item_extents(std::string_view iloc) {
  const HeaderBytes bytes(iloc);
  const std::uint32_t version = bytes.at(0);
  const std::size_t offset_size = bytes.at(4) >> 4, length_size = bytes.at(4) & 15;
  const std::size_t base_size = bytes.at(5) >> 4, index_size = version == 0 ? 0 : bytes.at(5) & 15;
  const bool without_numbers = offset_size + length_size + index_size == 0;
  std::vector<ItemExtent> all;
  std::size_t i = 6;
  const std::uint64_t items = number(bytes, i, version < 2 ? 2 : 4);
  for (std::uint64_t n = 0; n < items && i < bytes.size(); ++n) {
    ItemExtent extent;
    extent.item = static_cast<std::uint32_t>(number(bytes, i, version < 2 ? 2 : 4));
    extent.method = version == 0 ? 0 : number(bytes, i, 2) & 15;
    i += 2;  // which file: this one
    const std::uint64_t base = number(bytes, i, base_size);
    std::uint64_t extents = number(bytes, i, 2);
    if (without_numbers) extents = std::min<std::uint64_t>(extents, 1);  // they are all the same
    for (std::uint64_t k = 0; k < extents && i <= bytes.size(); ++k) {
      i += index_size;
      extent.offset = base + number(bytes, i, offset_size);
      extent.length = number(bytes, i, length_size);
      all.push_back(extent);
    }
  }
  return all;
}

}  // namespace zhanting
