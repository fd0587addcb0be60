#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace zhanting {

struct TextHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const {
    return std::hash<std::string_view>()(text);
  }
};

/// A map by text in no order, which can be asked for any kind of text.
template <typename T>
using TextMap = std::unordered_map<std::string, T, TextHash, std::equal_to<>>;

}  // namespace zhanting
