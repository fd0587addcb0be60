#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

#include "base/text.h"
#include "media/header_bytes.h"

namespace zhanting {

/// A box of ISO 14496-12.
struct Box {
  std::string_view type, inside;
  bool whole = true;  // it does not reach beyond what holds it
};

/// The boxes of a container, one after the other. Any bytes are safe.
class Boxes {
 public:
  explicit Boxes(std::string_view container) : bytes_(container) {}
  /// The next one; nothing at the end, and where none can stand.
  std::optional<Box> next();
  bool at_end() const { return at_ == bytes_.size(); }
  /// What no box was found in.
  std::string_view rest() const { return bytes_.part(at_, bytes_.size()); }

 private:
  HeaderBytes bytes_;
  std::size_t at_ = 0;
};

/// The boxes that a file begins with, up to what is none or not all there.
std::string_view whole_boxes(std::string_view file);

/// What is inside the first box of that type; "" if there is none.
std::string_view find_box(std::string_view container, std::string_view type);

/// Boxes of a picture's file that are the picture; all others tell of it.
inline constexpr std::array<std::string_view, 4> kPictureBoxes = {"ftyp", "meta", "mdat", "moov"};

/// Some boxes begin with a version and flags; of “meta” these come before the boxes inside.
inline constexpr std::size_t kFullBox = 4;

}  // namespace zhanting
