#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

namespace zhanting {

/// 128 bits of XXH3. Equal inputs give equal hashes on every machine; not for security.
struct Hash128 {
  std::uint64_t high = 0;
  std::uint64_t low = 0;

  auto operator<=>(const Hash128&) const = default;

  /// 32 lower-case hexadecimal digits.
  std::string to_hex() const;
  /// The inverse of to_hex(); false leaves `out` alone.
  static bool parse(std::string_view hex, Hash128& out);
};

Hash128 hash_of(std::string_view bytes);

/// Hashes a sequence of pieces so that {"ab","c"} and {"a","bc"} differ. Not thread-safe.
class Hasher {
 public:
  void add(std::string_view piece);
  void add(std::uint64_t number);
  void add(const Hash128& hash);
  Hash128 finish() const { return hash_of(buffer_); }

 private:
  std::string buffer_;
};

}  // namespace zhanting
