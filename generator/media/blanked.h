#pragma once

#include <string>
#include <string_view>
#include <utility>

#include "media/boxes.h"

namespace zhanting {

/// A copy of a file of boxes in which some are blanked: every byte that stays keeps its place, so
/// no offset has to be changed. What was a box becomes “free”, which decoders pass over. The parts
/// that are named to it are of the text it was made from.
class Blanked {
 public:
  explicit Blanked(std::string_view text) : text_(text), out_(text) {}

  void blank(std::string_view part) {
    if (!part.empty()) out_.replace(place_of(part), part.size(), part.size(), '\0');
  }
  void blank_box(const Box& box) {
    make_free(box.type);
    blank(box.inside);
  }
  /// A box or an item of that type (four bytes of the text).
  void make_free(std::string_view type) { out_.replace(place_of(type), type.size(), "free"); }
  /// All from `rest`, the end of the text, on.
  void cut(std::string_view rest) { out_.resize(place_of(rest)); }
  std::string take() { return std::move(out_); }

 private:
  std::size_t place_of(std::string_view part) const {
    return static_cast<std::size_t>(part.data() - text_.data());
  }

  std::string_view text_;
  std::string out_;
};

}  // namespace zhanting
