#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "diag/diagnostic.h"

namespace zhanting {

/// Turns byte offsets of one file into lines and columns, and back. Borrows the text, whose
/// byte-order mark must already be gone. LF and CRLF end a line. A place costs the same however
/// long its line is: programs write JSON of a megabyte on one line.
class SourceText {
 public:
  SourceText(const std::string* path, std::string_view text);

  /// The place of `length` bytes at `offset` (clamped to the text, and to the line's end).
  Place place(std::size_t offset, std::size_t length = 1) const;
  /// Line `number` (from 1) without its end; empty when there is none.
  std::string_view line(std::uint32_t number) const;
  /// Offset of the first byte of line `number`.
  std::size_t line_start(std::uint32_t number) const;
  /// Offset of a column of a line, both from 1; of the line's end where it is shorter.
  std::size_t offset_at(std::uint32_t line, std::uint32_t column) const;
  std::string_view text() const { return text_; }
  const std::string* path() const { return path_; }

 private:
  /// Code points before `offset`.
  std::size_t points_before(std::size_t offset) const;

  const std::string* path_;
  std::string_view text_;
  std::vector<std::size_t> starts_;
  std::vector<std::size_t> block_points_;  // code points before each block of the text
};

/// Without a UTF-8 byte-order mark.
std::string_view without_bom(std::string_view text);

/// Reports bytes that are not UTF-8, naming GBK or UTF-16 where it looks so. True if all is well.
/// A file of another encoding is reported at its first bad byte.
bool check_utf8(const std::string* path, std::string_view bytes, Diagnostics& diagnostics);

}  // namespace zhanting
