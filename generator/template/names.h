#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace zhanting {

/// Gives each name of a TemplateSet a number, so that frames compare numbers.
class Names {
 public:
  std::uint32_t id_of(std::string_view name) {
    const auto [row, added] = ids_.try_emplace(std::string(name), texts_.size());
    if (added) texts_.push_back(row->first);
    return row->second;
  }
  std::string_view text_of(std::uint32_t id) const { return texts_[id]; }

 private:
  std::map<std::string, std::uint32_t, std::less<>> ids_;
  std::vector<std::string_view> texts_;  // views of the keys
};

}  // namespace zhanting
