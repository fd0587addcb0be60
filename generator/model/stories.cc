#include "model/stories.h"

#include "base/parallel.h"
#include "base/text.h"
#include "model/messages.h"

namespace zhanting {

namespace {

/// What a story's conversion depends on.
Hash128 conversion_hash(const StoryText& story) {
  Hasher hasher;
  hasher.add(story.text_hash);
  hasher.add(static_cast<std::uint64_t>(story.options.language));
  hasher.add(story.options.id_prefix);
  if (story.options.taken_ids) {
    for (const std::string& id : *story.options.taken_ids) hasher.add(id);
  }
  return hasher.finish();
}

void convert(StoryText& story, Diagnostics& diagnostics) {
  story.converted =
      std::make_unique<Story>(convert_markdown(story.text, story.path, story.options, diagnostics));
  story.facts.links = story.converted->links;
  story.facts.headings = story.converted->headings;
  story.facts.diagnostics = diagnostics.all();
  story.facts.empty = trim(story.text).empty();
}

/// Places of an earlier build, told to point at this build's path.
void take_over(const KnownStory& known, StoryText& story, Diagnostics& diagnostics) {
  story.facts = known.facts;
  for (StoryLink& link : story.facts.links) link.place.path = story.path;
  for (StoryHeading& heading : story.facts.headings) heading.place.path = story.path;
  for (const Diagnostic& diagnostic : story.facts.diagnostics) diagnostics.add(diagnostic);
}

void report_brief_headings(const Entry& entry, Diagnostics& diagnostics) {
  for (const StoryHeading& heading : entry.story.facts.headings)
    diagnostics.error(heading.place, {messages::kBriefWithHeading, {}});
}

}  // namespace

void convert_story(const KnownFacts& known, Language language, RecordBase& record,
                   Diagnostics& diagnostics) {
  StoryText& story = record.story;
  story.options.language = language;
  const auto* entry = dynamic_cast<const Entry*>(&record);
  story.options.taken_ids = &record.page_ids;
  // Briefs of one report share its page: their footnotes need ids of their own, and no slug has a
  // '_'.
  if (entry && entry->is_brief()) story.options.id_prefix = entry->slug + "_";
  const auto earlier = known.stories.find(*story.path);
  if (earlier != known.stories.end() && earlier->second.hash == conversion_hash(story)) {
    take_over(earlier->second, story, diagnostics);
  } else {
    convert(story, diagnostics);
  }
  if (entry && entry->is_brief()) report_brief_headings(*entry, diagnostics);
}

KnownStory known_story(const StoryText& story) {
  return {conversion_hash(story), story.facts};
}

void convert_stories(unsigned jobs, const KnownFacts& known, Site& site, Diagnostics& diagnostics) {
  const std::vector<RecordBase*> records = site.records();
  std::vector<Diagnostics> found(records.size());
  parallel_for(records.size(), jobs, [&](std::size_t i) {
    if (records[i]->story.path) convert_story(known, site.language, *records[i], found[i]);
  });
  for (std::size_t i = 0; i < records.size(); ++i) {
    const StoryText& story = records[i]->story;
    if (story.path) site.facts.stories[*story.path] = known_story(story);
    diagnostics.merge(std::move(found[i]));
  }
}

}  // namespace zhanting
