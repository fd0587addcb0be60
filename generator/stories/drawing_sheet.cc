#include "stories/drawing_sheet.h"

#include <algorithm>

#include "diag/source_text.h"
#include "media/drawing_style.h"
#include "media/svg_rules.h"

namespace zhanting {

std::string drawing_style_of(const Documents& documents, const SiteSettings& settings,
                             Diagnostics& diagnostics) {
  const auto sheet =
      std::find_if(documents.assets.begin(), documents.assets.end(),
                   [&](const ThemeFile& file) { return file.name == settings.drawings.text; });
  if (settings.drawings.empty() || sheet == documents.assets.end()) return {};
  const SourceText text(&sheet->path, sheet->bytes);
  for (CssFault& each : faults_of_css(sheet->bytes))
    diagnostics.error(text.place(each.begin, each.end - each.begin), std::move(each.fault.message),
                      std::move(each.fault.hint));
  return drawing_style_element(sheet->bytes);
}

}  // namespace zhanting
