#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>

namespace zhanting {

/// A sequence of bits that becomes a text of 16-bit characters, 15 bits in each: in UTF-16 that is
/// the densest a script file can hold (base64 keeps 12 bits of 16, printable ASCII 13).
class BitWriter {
 public:
  /// The lowest `count` bits of `value`, highest first; count is at most 32.
  void put(std::uint32_t value, unsigned count) {
    last_ = last_ << count | (value & ((std::uint64_t{1} << count) - 1));
    filled_ += count;
    while (filled_ >= kUnitBits) {
      filled_ -= kUnitBits;
      units_ += static_cast<char16_t>(last_ >> filled_ & ((1U << kUnitBits) - 1));
    }
  }
  /// Elias gamma of order `order`, for values from 0 on: small ones are short.
  void put_gamma(std::uint32_t value, unsigned order = 0);
  /// `value`, one of `range` equally likely ones.
  void put_one_of(std::uint32_t value, std::uint32_t range) {
    if (range < 2) return;
    const auto width = static_cast<unsigned>(std::bit_width(range - 1));
    const auto short_ones = static_cast<std::uint32_t>((std::uint64_t{1} << width) - range);
    if (value < short_ones) {
      put(value, width - 1);
    } else {
      put(value + short_ones, width);
    }
  }
  /// The bits of `other` from `begin` to `end`.
  void append(const BitWriter& other, std::size_t begin, std::size_t end);
  void append(const BitWriter& other) { append(other, 0, other.size()); }

  std::size_t size() const { return units_.size() * kUnitBits + filled_; }
  /// The characters, the last one filled up with zeros.
  std::u16string text() const;

 private:
  static constexpr unsigned kUnitBits = 15;
  /// No surrogate, no quotation mark, no line end is among the characters from here on.
  static constexpr char16_t kFirst = 0x3000;
  std::uint32_t bits_at(std::size_t at, unsigned count) const;
  std::uint32_t unit(std::size_t index) const {
    return index < units_.size() ? units_[index]
                                 : static_cast<std::uint32_t>(last_ << (kUnitBits - filled_)) &
                                       ((1U << kUnitBits) - 1);
  }

  std::u16string units_;    // values of 15 bits
  std::uint64_t last_ = 0;  // its lowest bits are those that fill no unit yet
  unsigned filled_ = 0;     // so many
};

/// Writes a rising list of numbers below `range` by binary interpolation: the middle one first, in
/// as many bits as its neighbours leave open. What is dense costs next to nothing. The reader knows
/// the list's length and `range`.
void put_list(std::span<const std::uint32_t> list, std::uint32_t range, BitWriter& out);

}  // namespace zhanting
