#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "outputs/shown_parts.h"
#include "outputs/story_html.h"

namespace zhanting {

/// A piece of a story, and the figure that stands beside its first paragraph.
struct StoryPart {
  std::optional<ShownFigure> figure;
  StoryHtml html;
};
const ObjectType& object_type(const StoryPart*);

/// A story with figures beside it.
struct ToldStory {
  std::vector<StoryPart> parts;      // in order, together the whole story
  std::vector<ShownFigure> figures;  // that do not stand beside it
};

/// The first figure leads: it stands beside the beginning. Of the others in their order, the
/// first three whose number stands in a paragraph are put beside it, one beside each.
ToldStory tell(const StoryInSite& story, const std::vector<ShownFigure>& figures,
               const GapSigns& signs);

/// Its first paragraph; none of a story that has none.
std::optional<StoryHtml> opening_of(const StoryInSite& story, GapSigns signs);

/// Whether `number`, with its unit, stands in `text` as a number of its own: “6项” is not in
/// “26项”.
bool tells_number(std::string_view text, std::string_view number);

}  // namespace zhanting
