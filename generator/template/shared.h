#pragma once

#include <atomic>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "data/html_mark.h"
#include "template/program.h"

/// Most of a page is what every page says: the head, the menu, the imprint. What shows nothing but
/// names that all pages share is rendered once for each way to the root, and copied from then on.
namespace zhanting {

/// Puts neighbouring nodes of `library` that show only `names` into nodes of their own, numbered
/// from 0, and returns how many these are. A name that any template sets is not shared.
std::size_t group_shared(Library& library, std::span<const std::string_view> names);

/// What a node of that kind has put out. Offsets are from its beginning.
struct SharedPiece {
  static constexpr std::size_t kNone = std::string::npos;

  std::string html;
  std::vector<HtmlMark> marks;
  std::size_t url_start = kNone;    // of an address that is open at its end
  std::size_t value_start = kNone;  // likewise, of an attribute's value
  std::size_t steps = 0;            // of work
};

/// The pieces of all pages with one root, each kept by whoever is the first to render it.
class SharedPieces {
 public:
  explicit SharedPieces(std::size_t count) : pieces_(count) {}
  SharedPieces(const SharedPieces&) = delete;
  SharedPieces& operator=(const SharedPieces&) = delete;
  ~SharedPieces();

  /// Null when nobody has rendered it.
  const SharedPiece* find(std::size_t index) const {
    return pieces_[index].load(std::memory_order_acquire);
  }
  void keep(std::size_t index, SharedPiece&& piece);

 private:
  std::vector<std::atomic<const SharedPiece*>> pieces_;
};

}  // namespace zhanting
