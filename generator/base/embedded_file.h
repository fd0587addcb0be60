#pragma once

#include <string_view>

namespace zhanting {

/// A file of the source tree that is compiled into the binary (generator/cmake/embed.cmake), so
/// that the generator can be copied without it. Lives as long as the program.
struct EmbeddedFile {
  std::string_view path;  // relative to the folder that was embedded
  std::string_view bytes;
};

}  // namespace zhanting
