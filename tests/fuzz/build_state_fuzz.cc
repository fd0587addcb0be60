#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "base/hash.h"
#include "pipeline/find_message.h"
#include "state/build_state.h"

namespace {

/// Stops the fuzzer when something that always holds does not.
void require(bool holds) {
  if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  // As it stands, and under a right seal, so that what is read behind it is reached.
  (void)zhanting::BuildState::parse(bytes, &zhanting::find_message);
  const std::string head = zhanting::BuildState().to_bytes();
  const std::string sealed =
      head.substr(0, head.find('\n') + 1) + zhanting::hash_of(bytes).to_hex() + std::string(bytes);
  const zhanting::BuildState state = zhanting::BuildState::parse(sealed, &zhanting::find_message);
  const std::string again = state.to_bytes();
  require(zhanting::BuildState::parse(again, &zhanting::find_message).to_bytes() == again);
  return 0;
}
