#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "base/utf8.h"
#include "data/json_node.h"

namespace {

/// Stops the fuzzer when something that always holds does not.
void require(bool holds) {
  if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  if (zhanting::find_invalid_utf8(bytes) != std::string_view::npos) return 0;
  static const std::string path = "x.json";
  const zhanting::SourceText source(&path, bytes);
  zhanting::Diagnostics diagnostics;
  const bool good = zhanting::read_json(source, diagnostics).has_value();
  require(good || diagnostics.has_errors());
  for (const zhanting::Diagnostic& each : diagnostics.all())
    require(each.line >= 1 && each.column >= 1 && each.length >= 1);
  return 0;
}
