#include "base/module.h"
#include "media/darkroom.h"

namespace zhanting {

const Darkroom* open_darkroom(const std::string& path) {
  const auto function = reinterpret_cast<DarkroomFunction>(find_in_module(path, kDarkroomFunction));
  return function ? function() : nullptr;
}

}  // namespace zhanting
