#include "stories/stories.h"

#include <unordered_map>

#include "base/parallel.h"
#include "base/text.h"
#include "routes/published_names.h"
#include "stories/attachments.h"
#include "stories/messages.h"
#include "stories/pictures.h"
#include "stories/story_links.h"

namespace zhanting {

namespace {

using ConvertedPointer = std::shared_ptr<const ConvertedStory>;

/// What a story's conversion depends on.
Hash128 conversion_hash(const StoryInSite& story) {
  Hasher hasher;
  hasher.add(story.file->hash);
  hasher.add(static_cast<std::uint64_t>(story.options.language));
  hasher.add(story.options.id_prefix);
  if (story.options.taken_ids) {
    for (const std::string& id : *story.options.taken_ids) hasher.add(id);
  }
  return hasher.finish();
}

ConvertedPointer convert(const StoryInSite& story, const Hash128& hash) {
  const auto made = std::make_shared<ConvertedStory>();
  made->hash = hash;
  made->path = std::make_shared<const std::string>(story.file->path);
  Diagnostics told;
  made->story = convert_markdown(story.file->text, made->path.get(), story.options, told);
  made->links = std::move(made->story->links);
  made->headings = std::move(made->story->headings);
  made->diagnostics = told.all();
  made->empty = trim(story.file->text).empty();
  return made;
}

class StoryMaker {
 public:
  StoryMaker(const StorySources& sources, const Site& site, const Routes& routes, KnownFacts& known,
             Diagnostics& diagnostics)
      : sources_(sources), site_(site), routes_(routes), known_(known), diagnostics_(diagnostics) {
    stories_.by_node.resize(site.nodes.size());
  }

  Stories run() {
    check_attachments(site_.settings(), diagnostics_);
    find_files();
    convert_all();
    Pictures pictures(sources_, known_, stories_.media, diagnostics_);
    pictures.find_photos(site_);
    resolve_links(pictures);
    pictures.read();
    show_pictures();
    return std::move(stories_);
  }

 private:
  void find_files() {
    std::unordered_map<std::string_view, TextFilePointer> files;  // by path of the record
    files.reserve(sources_.documents.records.size());
    for (const RecordFiles& each : sources_.documents.records) {
      if (each.markdown && each.markdown->good)
        files.emplace(each.json ? each.json->path : each.markdown->path, each.markdown);
    }
    for (const Node* node : site_.nodes) {
      const auto file = files.find(node->base->path);
      if (file == files.end()) continue;
      StoryInSite& story = stories_.by_node[node->index];
      story.file = file->second;
      story.options.language = site_.language;
      story.options.with_text = sources_.with_text;
      story.options.taken_ids = &routes_.page_ids(*node);
      // Briefs of one report share its page: their footnotes need ids of their own, and no slug has
      // a '_'.
      const EntryNode* entry = as_entry(*node);
      if (entry && entry->record().is_brief()) story.options.id_prefix = node->base->slug + "_";
    }
  }

  void convert_all() {
    std::vector<Diagnostics> found(site_.nodes.size());
    parallel_for(site_.nodes.size(), sources_.jobs, [&](std::size_t i) {
      StoryInSite& story = stories_.by_node[i];
      if (!story.file) return;
      const Hash128 hash = conversion_hash(story);
      const auto known = known_.stories.find(story.file->path);
      const bool is_known = known != known_.stories.end() && known->second->hash == hash;
      story.converted = is_known ? known->second : convert(story, hash);
      for (const Diagnostic& each : story.converted->diagnostics) found[i].add(each);
      if (const EntryNode* entry = as_entry(*site_.nodes[i]); entry && entry->record().is_brief()) {
        for (const StoryHeading& heading : story.converted->headings)
          found[i].error(heading.place, {messages::kBriefWithHeading, {}});
      }
    });
    known_.stories.clear();
    for (std::size_t i = 0; i < found.size(); ++i) {
      const StoryInSite& story = stories_.by_node[i];
      if (story.file) known_.stories.emplace(story.file->path, story.converted);
      diagnostics_.merge(std::move(found[i]));
    }
  }

  /// Asks for the pictures that stories show and publishes the files that they link to.
  void resolve_links(Pictures& pictures) {
    const StoryLinks links(sources_.documents, site_, routes_);
    std::vector<Diagnostics> found(site_.nodes.size());
    parallel_for(site_.nodes.size(), sources_.jobs, [&](std::size_t i) {
      StoryInSite& story = stories_.by_node[i];
      if (story.converted) links.resolve(*site_.nodes[i], story, found[i]);
    });
    for (Diagnostics& each : found) diagnostics_.merge(std::move(each));
    for (const StoryInSite& story : stories_.by_node) {
      for (std::size_t i = 0; i < story.targets.size(); ++i) {
        const std::string& file = story.targets[i].file;
        if (file.empty()) continue;
        if (story.converted->links[i].picture) {
          pictures.want(file, story.converted->links[i].place);
        } else {
          stories_.media.attachments.try_emplace(file, PublishedFile{file, attachment_path(file)});
        }
      }
    }
  }

  void show_pictures() {
    for (StoryInSite& story : stories_.by_node) {
      for (std::size_t i = 0; i < story.targets.size(); ++i) {
        if (story.converted->links[i].picture)
          story.targets[i].picture = stories_.media.find(story.targets[i].file);
      }
    }
  }

  const StorySources& sources_;
  const Site& site_;
  const Routes& routes_;
  KnownFacts& known_;
  Diagnostics& diagnostics_;
  Stories stories_;
};

}  // namespace

Hash128 StoryInSite::hash() const {
  Hasher hasher;
  if (!converted) return hasher.finish();
  hasher.add(converted->hash);
  for (const StoryHeading& heading : converted->headings) hasher.add(heading.id);
  for (const LinkTarget& target : targets) {
    hasher.add(static_cast<std::uint64_t>(target.kind));
    hasher.add(target.url);
    if (!target.picture) continue;
    hasher.add(target.picture->url);
    hasher.add(static_cast<std::uint64_t>(target.picture->width));
    hasher.add(static_cast<std::uint64_t>(target.picture->height));
  }
  return hasher.finish();
}

Stories make_stories(const StorySources& sources, const Site& site, const Routes& routes,
                     KnownFacts& known, Diagnostics& diagnostics) {
  return StoryMaker(sources, site, routes, known, diagnostics).run();
}

}  // namespace zhanting
