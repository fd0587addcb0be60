#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "lib/html_marks.h"
#include "pipeline/page_links.h"

namespace {

/// Stops the fuzzer when something that always holds does not.
void require(bool holds) {
  if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  zhanting::LinkPool pool;
  const zhanting::PageOutput page{"", "../../", nullptr};
  const zhanting::PageLinks links = zhanting::page_links(bytes, zhanting::test::read_marks(bytes),
                                                         "a/b/index.html", page, "/x/", pool);
  for (const auto number : links.targets) require(!pool.text(number).empty());
  return 0;
}
