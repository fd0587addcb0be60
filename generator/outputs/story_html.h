#pragma once

#include "stories/stories.h"

namespace zhanting {

/// A story as templates see it: HTML that is made where it is put out, with its links as the page
/// needs them. Rendering threads only read it.
class StoryHtml final : public LazyHtml {
 public:
  explicit StoryHtml(const StoryInSite& story) : story_(&story) {}

  bool empty() const override { return story_->empty(); }
  void append_to(std::string& out, std::string_view root,
                 std::vector<HtmlMark>& marks) const override;

 private:
  const StoryInSite* story_;
};
inline Value value_of(const StoryHtml& story) {
  return Value::lazy_html(&story);
}

/// The headings of a story as a list; empty without one.
const std::vector<StoryHeading>& headings_of(const StoryInSite& story);
const ObjectType& object_type(const StoryHeading*);

}  // namespace zhanting
