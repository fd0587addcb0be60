#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/files.h"
#include "base/hash.h"

namespace zhanting {

/// Writes numbers and strings for ByteReader; the same on every machine of one byte order.
class ByteWriter {
 public:
  void number(std::uint64_t value) {
    do {  // seven bits a byte, the lowest first
      const bool more = value >= 0x80;
      bytes_ += static_cast<char>((value & 0x7F) | (more ? 0x80 : 0));
      value >>= 7;
    } while (value > 0);
  }
  void string(std::string_view text) {
    number(text.size());
    bytes_ += text;
  }
  void hash(const Hash128& hash) { bytes_ += hash.to_hex(); }
  void stamp(const FileStamp& stamp) {
    number(stamp.size);
    number(static_cast<std::uint64_t>(stamp.modified_ns));
    number(static_cast<std::uint64_t>(stamp.changed_ns));
    number(stamp.inode);
  }
  const std::string& bytes() const { return bytes_; }

 private:
  std::string bytes_;
};

/// Reads what ByteWriter wrote. Any bytes are safe: past the end, or where they make no sense, it
/// gives zeros and empty strings, and good() turns false.
class ByteReader {
 public:
  explicit ByteReader(std::string_view bytes) : rest_(bytes) {}

  std::uint64_t number() {
    std::uint64_t value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      if (rest_.empty()) break;
      const auto byte = static_cast<unsigned char>(rest_.front());
      rest_.remove_prefix(1);
      value |= static_cast<std::uint64_t>(byte & 0x7F) << shift;
      if ((byte & 0x80) == 0) return value;
    }
    good_ = false;
    return 0;
  }
  std::string_view string() {
    const std::uint64_t size = number();
    if (size > rest_.size()) {
      good_ = false;
      return {};
    }
    const std::string_view text = rest_.substr(0, size);
    rest_.remove_prefix(size);
    return text;
  }
  Hash128 hash() {
    Hash128 hash;
    if (rest_.size() < 32 || !Hash128::parse(rest_.substr(0, 32), hash)) {
      good_ = false;
      return {};
    }
    rest_.remove_prefix(32);
    return hash;
  }
  FileStamp stamp() {
    FileStamp stamp;
    stamp.size = number();
    stamp.modified_ns = static_cast<std::int64_t>(number());
    stamp.changed_ns = static_cast<std::int64_t>(number());
    stamp.inode = number();
    return stamp;
  }
  /// A count of things that take at least one byte each: never more than there are bytes.
  std::uint64_t count() {
    const std::uint64_t value = number();
    if (value > rest_.size()) good_ = false;
    return good_ ? value : 0;
  }
  bool good() const { return good_; }
  bool at_end() const { return rest_.empty(); }

 private:
  std::string_view rest_;
  bool good_ = true;
};

}  // namespace zhanting
