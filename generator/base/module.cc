#include "base/module.h"

#include <dlfcn.h>

namespace zhanting {

void* find_in_module(const std::string& path, const char* function) {
  void* const module = ::dlopen(path.c_str(), RTLD_NOW | RTLD_LOCAL);
  return module ? ::dlsym(module, function) : nullptr;
}

}  // namespace zhanting
