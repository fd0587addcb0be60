#include "base/module.h"
#include "fonts/foundry.h"

namespace zhanting {

const Foundry* open_foundry(const std::string& path) {
  const auto function = reinterpret_cast<FoundryFunction>(find_in_module(path, kFoundryFunction));
  return function ? function() : nullptr;
}

}  // namespace zhanting
