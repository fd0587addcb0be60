#include <cstdint>
#include <cstdlib>
#include <string>
#include <vector>

#include "base/utf8.h"
#include "diag/source_text.h"
#include "markdown/story.h"

namespace {

/// Stops the fuzzer when something that always holds does not.
void require(bool holds) {
  if (!holds) std::abort();
}

void require_place(const zhanting::Place& place, const zhanting::SourceText& source) {
  require(place.line >= 1 && place.column >= 1 && place.length >= 1);
  require(source.line_start(place.line) <= source.text().size());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const bool registered = (zhanting::register_markdown_extensions(), true);
  static const std::string path = "story.md";
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  if (!registered || zhanting::find_invalid_utf8(text) != std::string_view::npos) return 0;
  const zhanting::SourceText source(&path, text);
  for (const bool chinese : {true, false}) {
    zhanting::Diagnostics diagnostics;
    const zhanting::Story story = zhanting::convert_markdown(
        text, &path, {.chinese = chinese, .gap_sign = "〔缺〕"}, diagnostics);
    require(zhanting::find_invalid_utf8(story.html) == std::string_view::npos);
    require(story.html.find("\xEF\xB7\x90") == std::string::npos);
    for (const zhanting::StoryLink& link : story.links) require_place(link.place, source);
    for (const zhanting::StoryHeading& heading : story.headings)
      require_place(heading.place, source);
    const std::string attribute = " href=\"x\"";
    for (const zhanting::Place& gap : story.gaps) require_place(gap, source);
    const zhanting::Fillings fillings{
        std::vector<zhanting::Filling>(story.links.size(), {attribute}),
        std::vector<zhanting::GapFilling>(story.gaps.size(), {attribute})};
    require(zhanting::fill_slots(story, fillings).size() ==
            story.html.size() + story.slots.size() * attribute.size());
  }
  return 0;
}
