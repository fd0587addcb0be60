#pragma once

#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "base/text_map.h"
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
  std::deque<Output> outputs_;
  TextMap<const Output*> files_;
  TextMap<const Output*> folders_;  // of each one that is inside
};

}  // namespace zhanting
