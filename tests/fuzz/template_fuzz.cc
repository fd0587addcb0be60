// Any text as a template, alone and used by others: compiles and renders without a crash, with
// places inside the source and output that is UTF-8.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <utility>
#include <vector>

#include "../unit/template/page.h"
#include "base/utf8.h"

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace zhanting;
  const std::string text(reinterpret_cast<const char*>(data), size);
  if (find_invalid_utf8(text) != std::string_view::npos) return 0;
  // "\x01" divides the text into a template and one that it may extend, include or import.
  const std::size_t cut = std::min(text.find('\x01'), text.size());
  const std::vector<TemplateSource> files = {
      {"a", "templates/a", text.substr(0, cut)},
      {"b", "templates/b", text.substr(std::min(cut + 1, text.size()))},
      {"main", "templates/main", "{% include 'a' %}{% import 'b' as b %}"}};
  Diagnostics diagnostics;
  const TemplateSet set = TemplateSet::compile(files, diagnostics);
  test::Page page;
  page.story.html = "<p>x</p>";
  std::string out;
  std::vector<HtmlMark> marks;
  set.render("main", {.globals = zhanting::value_of(page), .root = "../"}, out, marks, diagnostics);
  require(find_invalid_utf8(out) == std::string_view::npos);
  for (const Diagnostic& diagnostic : diagnostics.all()) {
    require(!diagnostic.path.empty() && diagnostic.line >= 1 && diagnostic.column >= 1);
    require(!text_of(diagnostic.message, Language::kChinese).empty());
  }
  return 0;
}
