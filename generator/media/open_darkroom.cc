#include <dlfcn.h>

#include "media/darkroom.h"

namespace zhanting {

const Darkroom* open_darkroom(const std::string& path) {
  void* const module = ::dlopen(path.c_str(), RTLD_NOW | RTLD_LOCAL);
  if (!module) return nullptr;
  const auto function = reinterpret_cast<DarkroomFunction>(::dlsym(module, kDarkroomFunction));
  return function ? function() : nullptr;
}

}  // namespace zhanting
