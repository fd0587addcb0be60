// Any head of a request to the preview: it is answered, with nothing from outside the site.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "../unit/serve/files.h"
#include "base/text.h"
#include "serve/answer.h"
#include "serve/conditional.h"

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

std::string_view take_line(std::string_view& text) {
  const std::size_t end = std::min(text.find('\n'), text.size());
  const std::string_view line = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  return line;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace zhanting;
  static const auto files = [] {
    auto made = std::make_shared<test::Files>();
    made->files["index.html"] = "<html><body>home</body></html>";
    made->files["branches/river/index.html"] = "<html><body>river</body></html>";
    made->files["assets/site.css"] = "body{}";
    return made;
  }();
  std::string_view text(reinterpret_cast<const char*>(data), size);
  HttpRequest request;
  request.method = take_line(text);
  request.target = take_line(text);
  while (!text.empty()) {
    const std::string_view line = take_line(text);
    const std::size_t colon = std::min(line.find(':'), line.size());
    request.headers[to_lower_ascii(line.substr(0, colon))].emplace_back(
        line.substr(std::min(colon + 1, line.size())));
  }
  const PreviewState state{.site = files, .base_path = "/", .problems = "null"};
  HttpAnswer given = answer(request, state, Language::kEnglish, Gate{8080});
  require(given.status == 200 || given.status >= 300);
  if (given.status == 200) apply_conditions(request, given);
  for (const auto& [name, value] : given.headers)
    require(value.find_first_of("\r\n") == std::string::npos);
  return 0;
}
