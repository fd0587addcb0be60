#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "media/image_info.h"

namespace {

/// Stops the fuzzer when something that always holds does not.
void require(bool holds) {
  if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const std::optional<zhanting::ImageInfo> info = zhanting::read_image_info(bytes);
  require(!info || (info->width > 0 && info->height > 0));
  return 0;
}
