#include "fonts/check_headlines.h"

#include <algorithm>

#include "base/paths.h"
#include "base/utf8.h"
#include "fonts/messages.h"

namespace zhanting {

namespace {

constexpr std::size_t kMostNamed = 40;  // characters in a message

}  // namespace

void check_headlines(const Documents& documents, const Site& site, const Routes& routes,
                     const Stories& stories, Diagnostics& diagnostics) {
  const Text& headline = site.settings().fonts.headline;
  if (headline.empty()) return;
  const auto list =
      std::find_if(documents.assets.begin(), documents.assets.end(),
                   [](const ThemeFile& file) { return file.name == kHeadlineCharacters; });
  if (list == documents.assets.end()) {
    diagnostics.warning(
        headline.place,
        Message::of(messages::kNoHeadlineFace, join_path("assets", kHeadlineCharacters)),
        Message{messages::kHintMakeFonts, {}});
    return;
  }
  const Characters known = listed_characters(list->bytes);
  std::string named;
  std::size_t count = 0;
  for (const char32_t c : headline_characters(site, routes, stories)) {
    if (known.contains(c)) continue;
    if (++count <= kMostNamed) append_utf8(c, named);
  }
  if (count == 0) return;
  if (count > kMostNamed) named += "…";
  diagnostics.warning(headline.place,
                      Message::of(messages::kHeadlineFaceLacks, named, std::to_string(count)),
                      Message{messages::kHintMakeFonts, {}});
}

}  // namespace zhanting
