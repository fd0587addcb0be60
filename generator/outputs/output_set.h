#pragma once

#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "outputs/output.h"

namespace zhanting {

/// Outputs and the names that they take on a disk, as name_key() makes them. Outputs stay where
/// they are.
class OutputSet {
 public:
  void add(const std::string& key, Output&& output);

  /// The output that cannot stand beside one at `key`, or null: one at `key`, one that is a file
  /// where a folder is needed, one inside.
  const Output* find_rival(std::string_view key) const;
  /// By path.
  std::vector<const Output*> sorted() const;

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const {
      return std::hash<std::string_view>()(text);
    }
  };
  using Names = std::unordered_map<std::string, const Output*, Hash, std::equal_to<>>;

  std::deque<Output> outputs_;
  Names files_;
  Names folders_;  // of each one that is inside
};

}  // namespace zhanting
