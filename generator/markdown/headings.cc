#include "markdown/headings.h"

#include <algorithm>
#include <string>
#include <vector>

#include "base/text.h"
#include "base/utf8.h"
#include "markdown/heading_ids.h"
#include "markdown/messages.h"
#include "markdown/plain_text.h"

namespace zhanting {

namespace {

/// `## …`, not a line with `---` or `===` below it.
bool has_hashes(const SourceText& source, const Place& place) {
  const std::string_view line = source.line(place.line);
  return line.substr(prefix_code_points(line, place.column - 1).size()).starts_with('#');
}

/// As no heading does; a question may be one.
bool ends_sentence(std::string_view text) {
  constexpr std::string_view kEnds[] = {"。", "；", "，", "。”"};
  return std::any_of(std::begin(kEnds), std::end(kEnds),
                     [&](std::string_view end) { return text.ends_with(end); });
}

void lint_heading(cmark_node* node, const StoryHeading& heading, Conversion& conversion) {
  const bool hashes = has_hashes(conversion.source, heading.place);
  const LineRange lines = lines_of(node);
  if (!hashes && (ends_sentence(heading.title) || lines.last > lines.first + 1)) {
    conversion.found.warning(heading.place, Message::of(messages::kUnderlinedParagraph),
                             Message::of(messages::kHintUnderlinedParagraph));
  } else if (cmark_node_get_heading_level(node) == 1) {
    conversion.found.warning(
        heading.place, Message::of(messages::kTopHeading),
        Message::of(hashes ? messages::kHintTopHeading : messages::kHintTopHeadingUnderlined));
  }
}

}  // namespace

void collect_headings(Conversion& conversion) {
  const bool chinese = conversion.options.chinese;
  const MarkdownOptions& options = conversion.options;
  const std::vector<std::string> none;
  HeadingIds ids(options.id_prefix, options.taken_ids ? *options.taken_ids : none);
  for (cmark_node* node : nodes_of(conversion.root, CMARK_NODE_HEADING)) {
    StoryHeading heading;
    heading.place = place_of(conversion.source, node);
    const int level = cmark_node_get_heading_level(node);
    const std::string wanted = chinese ? take_explicit_id(node) : std::string();
    heading.title = replace_all(plain_text(node), "\n", " ");
    heading.level = chinese ? std::max(level, 2) : level;
    if (chinese) {
      lint_heading(node, heading, conversion);
      heading.id = ids.next(heading.title, wanted);
      if (!wanted.empty() && heading.id != options.id_prefix + wanted)
        conversion.found.warning(heading.place, Message::of(messages::kIdTaken, wanted, heading.id),
                                 Message::of(messages::kHintOtherId));
      cmark_node_set_heading_level(node, heading.level);
    }
    conversion.story.headings.push_back(std::move(heading));
  }
}

}  // namespace zhanting
