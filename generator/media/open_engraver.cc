#include "base/module.h"
#include "media/engraver.h"

namespace zhanting {

const Engraver* open_engraver(const std::string& path) {
  const auto function = reinterpret_cast<EngraverFunction>(find_in_module(path, kEngraverFunction));
  return function ? function() : nullptr;
}

}  // namespace zhanting
