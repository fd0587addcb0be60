#pragma once

#include <algorithm>
#include <cstdint>
#include <string_view>

namespace zhanting {

/// Bounds-checked numbers in the headers of a picture; a read past the end gives 0.
class HeaderBytes {
 public:
  explicit HeaderBytes(std::string_view bytes) : bytes_(bytes) {}
  std::uint32_t at(std::size_t i) const {
    return i < bytes_.size() ? static_cast<unsigned char>(bytes_[i]) : 0;
  }
  std::uint32_t big16(std::size_t i) const { return at(i) << 8 | at(i + 1); }
  std::uint32_t big32(std::size_t i) const { return big16(i) << 16 | big16(i + 2); }
  std::uint64_t big64(std::size_t i) const { return std::uint64_t{big32(i)} << 32 | big32(i + 4); }
  std::uint32_t little16(std::size_t i) const { return at(i) | at(i + 1) << 8; }
  std::uint32_t little24(std::size_t i) const { return little16(i) | at(i + 2) << 16; }
  std::uint32_t little32(std::size_t i) const { return little16(i) | little16(i + 2) << 16; }
  bool has(std::size_t i, std::string_view what) const {
    return i <= bytes_.size() && bytes_.substr(i).starts_with(what);
  }
  /// At most `count` bytes from `i`.
  std::string_view part(std::size_t i, std::size_t count) const {
    return bytes_.substr(std::min(i, bytes_.size()), count);
  }
  std::size_t find(char what, std::size_t from) const { return bytes_.find(what, from); }
  std::size_t size() const { return bytes_.size(); }

 private:
  std::string_view bytes_;
};

}  // namespace zhanting
