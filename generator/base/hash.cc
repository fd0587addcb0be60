#include "base/hash.h"

#include <xxhash.h>

#include <array>

namespace zhanting {

namespace {

void append_hex(std::uint64_t value, std::string& out) {
  static constexpr char kDigits[] = "0123456789abcdef";
  for (int shift = 60; shift >= 0; shift -= 4) out += kDigits[(value >> shift) & 15];
}

bool parse_hex(std::string_view digits, std::uint64_t& out) {
  std::uint64_t value = 0;
  for (const char c : digits) {
    int digit;
    if (c >= '0' && c <= '9') {
      digit = c - '0';
    } else if (c >= 'a' && c <= 'f') {
      digit = c - 'a' + 10;
    } else {
      return false;
    }
    value = value << 4 | static_cast<std::uint64_t>(digit);
  }
  out = value;
  return true;
}

void append_bytes(std::uint64_t number, std::string& out) {
  std::array<char, 8> bytes;  // the same on every machine
  for (std::size_t i = 0; i < bytes.size(); ++i)
    bytes[i] = static_cast<char>(number >> (8 * i) & 0xff);
  out.append(bytes.data(), bytes.size());
}

}  // namespace

std::string Hash128::to_hex() const {
  std::string out;
  out.reserve(32);
  append_hex(high, out);
  append_hex(low, out);
  return out;
}

bool Hash128::parse(std::string_view hex, Hash128& out) {
  Hash128 read;
  if (hex.size() != 32 || !parse_hex(hex.substr(0, 16), read.high) ||
      !parse_hex(hex.substr(16), read.low)) {
    return false;
  }
  out = read;
  return true;
}

Hash128 hash_of(std::string_view bytes) {
  const XXH128_hash_t hash = XXH3_128bits(bytes.data(), bytes.size());
  return {hash.high64, hash.low64};
}

void Hasher::add(std::string_view piece) {
  append_bytes(piece.size(), buffer_);
  buffer_ += piece;
}

void Hasher::add(std::uint64_t number) {
  append_bytes(number, buffer_);
}

void Hasher::add(const Hash128& hash) {
  append_bytes(hash.high, buffer_);
  append_bytes(hash.low, buffer_);
}

}  // namespace zhanting
