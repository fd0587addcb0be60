#include <cstdint>
#include <cstdlib>
#include <optional>
#include <string>
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
  for (const char* const name : {"a.png", "a.svg"}) {
    const zhanting::ImageReading reading = zhanting::read_image(name, bytes);
    require(!reading.info || (reading.info->width > 0 && reading.info->height > 0));
    require(reading.info || reading.problem || reading.inside.has_errors());
  }
  const std::optional<std::string> once = zhanting::without_metadata(std::string(bytes));
  require(!once || zhanting::without_metadata(*once) == once);
  return 0;
}
