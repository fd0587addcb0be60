#pragma once

#include <cstddef>
#include <cstdint>

namespace zhanting {

/// An id, or an address, in HTML that has been put out: the bytes of an attribute's value, entities
/// and all. Who writes HTML knows where they stand, so that nothing need read it again.
struct HtmlMark {
  enum class Kind : std::uint8_t {
    kId,
    kLink,   // href, src, action, …
    kLinks,  // several, as srcset has them
  };
  Kind kind = Kind::kId;
  std::size_t offset = 0;
  std::size_t size = 0;
};

}  // namespace zhanting
