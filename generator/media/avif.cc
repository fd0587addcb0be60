#include <algorithm>
#include <optional>
#include <vector>

#include "media/boxes.h"
#include "media/item_extents.h"
#include "media/raster.h"

namespace zhanting {

namespace {

/// Numbers of the properties (from 1) that belong to an item, by the association box.
std::vector<std::size_t> properties_of(std::uint32_t item, std::string_view association) {
  const HeaderBytes bytes(association);
  const bool wide_ids = bytes.at(0) >= 1;
  const bool wide_numbers = (bytes.at(3) & 1) != 0;
  const std::uint32_t items = bytes.big32(4);
  std::size_t i = 8;
  for (std::uint32_t n = 0; n < items && i < bytes.size(); ++n) {
    const std::uint32_t id = wide_ids ? bytes.big32(i) : bytes.big16(i);
    i += wide_ids ? 4 : 2;
    const std::uint32_t count = bytes.at(i++);
    std::vector<std::size_t> numbers;
    for (std::uint32_t k = 0; k < count; ++k) {
      numbers.push_back(wide_numbers ? bytes.big16(i) & 0x7FFF : bytes.at(i) & 0x7F);
      i += wide_numbers ? 2 : 1;
    }
    if (id == item) return numbers;
  }
  return {};
}

void read_properties(std::string_view meta, RasterHeader& header) {
  const HeaderBytes primary(find_box(meta, "pitm"));
  const std::uint32_t item = primary.at(0) == 0 ? primary.big16(4) : primary.big32(4);
  const std::string_view properties = find_box(meta, "iprp");
  std::vector<Box> all;
  Boxes boxes(find_box(properties, "ipco"));
  while (const std::optional<Box> box = boxes.next()) all.push_back(*box);
  for (const std::size_t number : properties_of(item, find_box(properties, "ipma"))) {
    if (number == 0 || number > all.size()) continue;
    const Box& property = all[number - 1];
    const HeaderBytes inside(property.inside);
    if (property.type == "ispe") {
      header.width = inside.big32(4);
      header.height = inside.big32(8);
    } else if (property.type == "irot") {
      header.on_its_side = (inside.at(0) & 1) != 0;  // quarters
    }
  }
  header.transparent = std::any_of(all.begin(), all.end(), [](const Box& property) {
    return property.type == "auxC" &&
           property.inside.find("auxiliary:alpha") != std::string_view::npos;
  });
}

/// What an item says of where its data lies is true.
RasterHeader::State state_of_items(std::string_view text, std::string_view meta) {
  const std::string_view idat = find_box(meta, "idat");
  for (const ItemExtent& extent : read_item_extents(find_box(meta, "iloc"))) {
    if (extent.method == 0 && !extent.is_within(text)) return RasterHeader::State::kCut;
    if (extent.method == 1 && !extent.is_within(idat)) return RasterHeader::State::kDamaged;
  }
  return RasterHeader::State::kGood;
}

}  // namespace

/// The primary item's properties: its extent and its turn. Exif turns no AVIF. What stands behind
/// the picture and is no box is no part of it, as other readers have it.
RasterHeader read_avif(std::string_view text) {
  RasterHeader header;
  header.moving = HeaderBytes(text).has(8, "avis");
  const std::string_view whole = whole_boxes(text);
  const std::string_view rest = text.substr(whole.size());
  Boxes boxes(whole);
  bool has_meta = false, has_data = false;
  while (const std::optional<Box> box = boxes.next()) {
    has_data = has_data || box->type == "mdat";
    if (box->type != "meta" || has_meta || box->inside.size() < kFullBox) continue;
    has_meta = true;
    const std::string_view meta = box->inside.substr(kFullBox);
    has_data = has_data || !find_box(meta, "idat").empty();
    read_properties(meta, header);
    header.state = state_of_items(whole, meta);
  }
  const bool is_all_there = has_meta && has_data;
  if (is_one_of(HeaderBytes(rest).part(4, 4), kPictureBoxes) || (!is_all_there && !rest.empty()))
    header.state = RasterHeader::State::kCut;
  else if (!is_all_there && header.state == RasterHeader::State::kGood)
    header.state = has_meta ? RasterHeader::State::kCut : RasterHeader::State::kDamaged;
  return header;
}

}  // namespace zhanting
