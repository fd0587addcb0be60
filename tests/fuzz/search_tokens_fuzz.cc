// Any text in the form in which it is searched: that form is its own.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "search/normalise.h"

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::u16string text;  // surrogates that stand alone among them
  for (std::size_t i = 0; i + 1 < size; i += 2)
    text += static_cast<char16_t>(data[i] << 8U | data[i + 1]);
  std::u16string once, twice;
  zhanting::append_normalised(text, once);
  zhanting::append_normalised(once, twice);
  require(once == twice);
  return 0;
}
