// Any text in the form in which it is searched: one space between words and none at the ends.
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
  std::u16string form;
  zhanting::append_normalised(text, form);
  require(form.find(u"  ") == std::u16string::npos);
  require(form.empty() || (form.front() != u' ' && form.back() != u' '));
  return 0;
}
