#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace zhanting {

/// What makes a JSON string unreadable, where it stands.
struct StringFault {
  enum class Kind {
    kOpen,          // it does not end on its line
    kFullWidthEnd,  // nor does it, and a full-width quotation mark stands where it should
    kControl,       // a character below U+0020, raw
    kEscape,        // no escape of JSON
    kSurrogate,     // an escape of half a character
  } kind;
  std::size_t offset = 0;
  std::size_t length = 1;
};

/// The first fault of the string that begins at `start`; nullopt where none does, or it is good.
std::optional<StringFault> find_string_fault(std::string_view text, std::size_t start);

}  // namespace zhanting
