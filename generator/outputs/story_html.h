#pragma once

#include <memory>

#include "stories/stories.h"

namespace zhanting {

/// What a page shows where a story says that its source has a gap.
struct GapSigns {
  std::string_view before, after;  // of the number
  /// Of each of the story's gaps on this page, which tells of them at its foot; 0 or none: nothing
  /// is told of it.
  std::vector<std::int64_t> numbers{};
  std::string url{};  // else where they are told: a site path
};

/// A story as templates see it: HTML that is made where it is put out, with its links as the page
/// needs them. Rendering threads only read it.
class StoryHtml final : public LazyHtml {
 public:
  explicit StoryHtml(const StoryInSite& story, GapSigns signs = {})
      : story_(&story), signs_(std::move(signs)) {}
  /// `part` of it.
  StoryHtml(const StoryInSite& story, Story part, GapSigns signs)
      : story_(&story),
        part_(std::make_shared<const Story>(std::move(part))),
        signs_(std::move(signs)) {}

  bool empty() const override { return story_->empty(); }
  void append_to(std::string& out, std::string_view root,
                 std::vector<HtmlMark>& marks) const override;

 private:
  const StoryInSite* story_;
  std::shared_ptr<const Story> part_;  // null: the whole
  GapSigns signs_;
};
inline Value value_of(const StoryHtml& story) {
  return Value::lazy_html(&story);
}

/// The story as it was converted in this build, or converts it once more: an earlier build did so,
/// and said what was wrong with it. Valid while `story` is.
std::shared_ptr<const Story> converted_story(const StoryInSite& story);

/// The story as a reader reads it (Story::text), as this build or an earlier one kept it; else it
/// is converted once more. Valid while it is held. REQUIRES: the story is converted.
std::shared_ptr<const std::string> story_text(const StoryInSite& story);

/// The headings of a story as a list; empty without one.
const std::vector<StoryHeading>& headings_of(const StoryInSite& story);
const ObjectType& object_type(const StoryHeading*);

}  // namespace zhanting
