#pragma once

#include <map>
#include <string>

namespace zhanting {

/// Hands out names of which none stands twice: a name that is taken gets “-1”, “-2” … at its end.
/// The same names in the same order give the same answers.
class UniqueIds {
 public:
  std::string take(const std::string& wanted) {
    std::string id = wanted;
    while (!repeats_.try_emplace(id, 0).second)
      id = wanted + "-" + std::to_string(++repeats_[wanted]);
    return id;
  }

 private:
  std::map<std::string, int> repeats_;  // id → how often it was wanted again
};

}  // namespace zhanting
