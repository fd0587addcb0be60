#pragma once

#include <string>

namespace zhanting {

/// The function of that name in the module (shared object) at `path`, which is loaded for the rest
/// of the process; nullptr where the module or one of its libraries is missing.
void* find_in_module(const std::string& path, const char* function);

}  // namespace zhanting
