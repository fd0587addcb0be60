#include "search/bits.h"

#include <algorithm>
#include <bit>

namespace zhanting {

void BitWriter::put_gamma(std::uint32_t value, unsigned order) {
  const std::uint32_t high = (value >> order) + 1;
  const auto width = static_cast<unsigned>(std::bit_width(high));
  put(0, width - 1);
  put(high, width);
  put(value, order);
}

std::uint32_t BitWriter::bits_at(std::size_t at, unsigned count) const {
  std::uint64_t window = 0;
  const std::size_t index = at / kUnitBits;
  constexpr std::size_t kUnits = 3;
  for (std::size_t k = 0; k < kUnits; ++k)
    window = window << kUnitBits | (index + k <= units_.size() ? unit(index + k) : 0);
  return static_cast<std::uint32_t>(window >> (kUnits * kUnitBits - at % kUnitBits - count)) &
         ((1U << count) - 1);
}

void BitWriter::append(const BitWriter& other, std::size_t begin, std::size_t end) {
  constexpr unsigned kPiece = 30;
  for (; begin + kPiece <= end; begin += kPiece) put(other.bits_at(begin, kPiece), kPiece);
  if (begin < end) {
    const auto rest = static_cast<unsigned>(end - begin);
    put(other.bits_at(begin, rest), rest);
  }
}

std::u16string BitWriter::text() const {
  std::u16string out = units_;
  if (filled_ > 0) out += static_cast<char16_t>(unit(units_.size()));
  for (char16_t& character : out) character = static_cast<char16_t>(character + kFirst);
  return out;
}

namespace {

/// The list's numbers are from `low` to below `high`.
void put_between(std::span<const std::uint32_t> list, std::uint32_t low, std::uint32_t high,
                 BitWriter& out) {
  while (high - low != list.size()) {
    if (list.size() < 2) {
      if (!list.empty()) out.put_one_of(list.front() - low, high - low);
      return;
    }
    const std::size_t middle = list.size() / 2;
    const std::uint32_t number = list[middle];
    const auto before = static_cast<std::uint32_t>(middle);
    const auto after = static_cast<std::uint32_t>(list.size() - middle - 1);
    out.put_one_of(number - low - before, high - low - before - after);
    put_between(list.first(middle), low, number, out);
    list = list.subspan(middle + 1);
    low = number + 1;
  }
}

}  // namespace

void put_list(std::span<const std::uint32_t> list, std::uint32_t range, BitWriter& out) {
  put_between(list, 0, range, out);
}

}  // namespace zhanting
