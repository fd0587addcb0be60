#include <algorithm>
#include <array>
#include <set>

#include "media/blanked.h"
#include "media/boxes.h"
#include "media/film.h"
#include "media/item_extents.h"
#include "media/raster.h"

namespace zhanting {

namespace {

template <std::size_t N>
using Types = std::array<std::string_view, N>;

constexpr Types<9> kMeta = {"hdlr", "pitm", "iloc", "iinf", "iref", "iprp", "idat", "dinf", "grpl"};
/// Items that hold pixels or say how they lie together; all others are data about the picture.
constexpr Types<8> kPixels = {"av01", "hvc1", "hev1", "grid", "iden", "iovl", "tmap", "auxl"};
/// Properties of items that tell what no decoder needs.
constexpr Types<5> kTelling = {"udes", "altt", "crtt", "mdft", "uuid"};

/// Blanks, in a copy, what is no part of the picture.
class BoxStripper {
 public:
  explicit BoxStripper(std::string_view text) : text_(text), out_(text) {}

  std::optional<std::string> run() {
    Boxes boxes(text_);
    while (const std::optional<Box> box = boxes.next()) {
      if (!is_one_of(box->type, kPictureBoxes)) {
        out_.blank_box(*box);
      } else if (box->type == "meta" && box->inside.size() >= kFullBox) {
        strip_meta(box->inside.substr(kFullBox));
      }
    }
    if (!good_ || !blank_in_film(text_, out_)) return std::nullopt;
    return out_.take();
  }

 private:
  void strip_meta(std::string_view meta) {
    Boxes boxes(meta);
    while (const std::optional<Box> box = boxes.next()) {
      if (!is_one_of(box->type, kMeta)) out_.blank_box(*box);
    }
    Boxes properties(find_box(find_box(meta, "iprp"), "ipco"));
    while (const std::optional<Box> box = properties.next()) {
      if (is_one_of(box->type, kTelling)) out_.blank_box(*box);
    }
    find_thumbnails(find_box(meta, "iref"));
    free_items(find_box(meta, "iinf"));
    blank_items(find_box(meta, "iloc"), find_box(meta, "idat"));
  }

  void find_thumbnails(std::string_view references) {
    if (references.size() < kFullBox) return;
    const bool wide = HeaderBytes(references).at(0) >= 1;
    Boxes boxes(references.substr(kFullBox));
    while (const std::optional<Box> box = boxes.next()) {
      const HeaderBytes from(box->inside);
      if (box->type == "thmb") stale_.insert(wide ? from.big32(0) : from.big16(0));
    }
  }

  /// Names of items are texts, too.
  void free_items(std::string_view list) {
    if (list.size() < kFullBox) return;
    const std::size_t head = kFullBox + (HeaderBytes(list).at(0) == 0 ? 2 : 4);
    Boxes entries(list.substr(std::min(head, list.size())));
    while (const std::optional<Box> entry = entries.next()) {
      const HeaderBytes bytes(entry->inside);
      if (entry->type != "infe" || bytes.at(0) < 2) continue;
      const bool wide = bytes.at(0) >= 3;
      const std::uint32_t item = wide ? bytes.big32(4) : bytes.big16(4);
      const std::size_t type = wide ? 10 : 8;
      if (type + 4 > bytes.size()) continue;
      if (!is_one_of(bytes.part(type, 4), kPixels)) stale_.insert(item);
      if (stale_.contains(item)) out_.make_free(bytes.part(type, 4));
      out_.blank(entry->inside.substr(type + 4));
    }
  }

  void blank_items(std::string_view iloc, std::string_view idat) {
    for (const ItemExtent& extent : read_item_extents(iloc)) {
      if (stale_.contains(extent.item)) blank_extent(extent, idat);
    }
  }

  bool is_data(std::string_view extent) const {
    Boxes boxes(text_);
    while (const std::optional<Box> box = boxes.next()) {
      if (box->type == "mdat" && extent.data() >= box->inside.data() &&
          extent.data() + extent.size() <= box->inside.data() + box->inside.size())
        return true;
    }
    return false;
  }

  void blank_extent(const ItemExtent& extent, std::string_view idat) {
    const std::string_view whole = extent.method == 1 ? idat : text_;
    good_ = good_ && extent.method <= 1 && extent.length > 0 && extent.is_within(whole);
    if (!good_) return;
    const std::string_view part = whole.substr(static_cast<std::size_t>(extent.offset),
                                               static_cast<std::size_t>(extent.length));
    good_ = extent.method == 1 || is_data(part);
    if (good_) out_.blank(part);
  }

  std::string_view text_;
  Blanked out_;
  std::set<std::uint32_t> stale_;  // numbers of items that go
  bool good_ = true;
};

}  // namespace

std::optional<std::string> strip_boxes(std::string_view text) {
  if (read_avif(text).state != RasterHeader::State::kGood) return std::nullopt;
  return BoxStripper(whole_boxes(text)).run();
}

}  // namespace zhanting
