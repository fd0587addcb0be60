// Any bytes as a style sheet: what it refers to lies inside it, in order, and stands as CSS again.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "base/css_references.h"
#include "media/drawing_style.h"

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace zhanting;
  const std::string_view css(reinterpret_cast<const char*>(data), size);
  std::size_t last = 0;
  for (const CssReference& each : find_css_references(css)) {
    require(last <= each.begin && each.begin < each.end && each.end <= css.size());
    last = each.end;
    // CSS has no way to write a NUL, and no file such a name.
    if (each.is_bad || each.address.find('\0') != std::string::npos) continue;
    const std::string again = "a{background:url(" + css_string(each.address) + ")}";
    const std::vector<CssReference> read = find_css_references(again);
    require(read.size() == 1 && read[0].address == each.address);
  }
  for (const char c : drawing_style_element(css)) require(static_cast<unsigned char>(c) < 0x80);
  return 0;
}
