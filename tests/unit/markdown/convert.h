#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "diag/diagnostic.h"
#include "diag/print.h"
#include "diag/source_text.h"
#include "markdown/story.h"

namespace zhanting {

/// A story converted as the generator does it, with its links led where they point.
struct Converted {
  Story story;
  std::string html;
  Diagnostics diagnostics;
  std::string reported;  // the diagnostics as a terminal shows them
};

inline Converted convert(std::string_view markdown, const MarkdownOptions& options = {}) {
  static const std::string path = "story.md";
  register_markdown_extensions();
  Converted out;
  out.story = convert_markdown(markdown, &path, options, out.diagnostics);
  std::vector<Filling> fillings;
  for (const StoryLink& link : out.story.links)
    fillings.push_back({(link.picture ? " src=\"" : " href=\"") + link.target + '"'});
  const std::vector<GapFilling> signs(out.story.gaps.size(), {options.gap_sign});
  out.html = fill_slots(out.story, {fillings, signs});
  const SourceText source(&path, markdown);
  for (const Diagnostic& diagnostic : out.diagnostics.all())
    out.reported += to_terminal(diagnostic, source, options.language);
  return out;
}

inline std::string html_of(std::string_view markdown) {
  return convert(markdown).html;
}

/// A story's Markdown and what it comes out as, for tests written as tables.
struct Case {
  std::string_view markdown;
  std::string_view html;
};

}  // namespace zhanting
