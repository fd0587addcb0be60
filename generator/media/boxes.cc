#include "media/boxes.h"

#include <algorithm>

namespace zhanting {

std::optional<Box> Boxes::next() {
  if (at_ + 8 > bytes_.size()) return std::nullopt;
  std::uint64_t size = bytes_.big32(at_);
  std::size_t head = 8;
  if (size == 1) {
    size = bytes_.big64(at_ + 8);
    head = 16;
  } else if (size == 0) {  // up to the end
    size = bytes_.size() - at_;
  }
  if (size < head) return std::nullopt;
  const std::size_t rest = bytes_.size() - at_;
  const auto there = static_cast<std::size_t>(std::min<std::uint64_t>(size, rest));
  const Box box{bytes_.part(at_ + 4, 4), bytes_.part(at_ + head, there - std::min(head, there)),
                size <= rest};
  at_ += there;
  return box;
}

std::string_view whole_boxes(std::string_view file) {
  Boxes boxes(file);
  std::string_view rest = file;
  for (std::optional<Box> box = boxes.next(); box && box->whole; box = boxes.next())
    rest = boxes.rest();
  return file.substr(0, file.size() - rest.size());
}

std::string_view find_box(std::string_view container, std::string_view type) {
  Boxes boxes(container);
  while (const std::optional<Box> box = boxes.next()) {
    if (box->type == type) return box->inside;
  }
  return {};
}

}  // namespace zhanting
