#include "stories/stories.h"

#include <algorithm>
#include <unordered_map>

#include "base/parallel.h"
#include "base/text.h"
#include "records/words.h"
#include "routes/published_names.h"
#include "stories/attachments.h"
#include "stories/drawing_sheet.h"
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
  hasher.add(story.options.lexicon->hash());
  hasher.add(story.options.gap_sign);
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
  made->gaps = std::move(made->story->gaps);
  if (story.options.with_text) made->text = std::move(made->story->text);
  made->diagnostics = told.all();
  made->empty = trim(story.file->text).empty();
  return made;
}

/// What the story will be on its page.
Hash128 shown_hash(const StoryInSite& story) {
  Hasher hasher;
  if (!story.converted) return hasher.finish();
  hasher.add(story.converted->hash);
  for (const StoryHeading& heading : story.converted->headings) hasher.add(heading.id);
  for (const LinkTarget& target : story.targets) {
    hasher.add(static_cast<std::uint64_t>(target.kind));
    hasher.add(target.url);
    if (!target.picture) continue;
    hasher.add(target.picture->url);
    hasher.add(static_cast<std::uint64_t>(target.picture->width));
    hasher.add(static_cast<std::uint64_t>(target.picture->height));
  }
  return hasher.finish();
}

/// Of the names of all files of records, and which of them stories can link to.
Hash128 listing_of(const Documents& documents) {
  Hasher hasher;
  for (const RecordFiles& files : documents.records) {
    hasher.add(files.json ? std::string_view(files.json->path) : std::string_view());
    hasher.add(files.markdown ? std::string_view(files.markdown->path) : std::string_view());
    hasher.add(static_cast<std::uint64_t>(files.markdown && files.markdown->good));
  }
  return hasher.finish();
}

/// Reports and entries say what their source lacks.
bool can_lack(const Node& node) {
  return node.base->collection() == Collection::kReports || as_entry(node);
}

bool shows_picture(const StoryInSite& story, std::size_t link) {
  return story.converted->links[link].picture && !story.targets[link].file.empty();
}

bool shows_pictures(const StoryInSite& story) {
  for (std::size_t i = 0; i < story.targets.size(); ++i) {
    if (shows_picture(story, i)) return true;
  }
  return false;
}

/// The files of content/ that the story shows or opens.
std::vector<std::pair<std::string_view, bool>> files_of(const StoryInSite& story) {
  std::vector<std::pair<std::string_view, bool>> files;
  for (std::size_t i = 0; i < story.targets.size(); ++i) {
    const std::string& file = story.targets[i].file;
    if (!file.empty()) files.emplace_back(file, story.converted->links[i].picture);
  }
  return files;
}

class StoryMaker {
 public:
  StoryMaker(const StorySources& sources, const Site& site, const Routes& routes,
             const Stories* before, KnownFacts& known, Diagnostics& diagnostics)
      : sources_(sources),
        site_(site),
        routes_(routes),
        before_(before),
        known_(known),
        diagnostics_(diagnostics) {
    stories_.listing = listing_of(sources.documents);
    stories_.files = sources.documents.media;
    if (before_ && (before_->listing != stories_.listing || before_->files != stories_.files))
      before_ = nullptr;
  }

  Stories run() {
    find_files();
    convert();
    resolve();
    find_media();
    show_pictures();
    for (const auto& story : stories_.by_node) {
      for (const Diagnostic& each : story->told) diagnostics_.add(each);
    }
    diagnostics_.merge(stories_.told);
    return std::move(stories_);
  }

 private:
  static constexpr std::size_t kNoFiles = SIZE_MAX;

  /// A story that is not as it was before.
  struct Fresh {
    const Node* node;
    std::shared_ptr<StoryInSite> story;
  };

  void find_files() {
    find_places();
    stories_.by_node.resize(site_.nodes.size());
    for (const Node* node : site_.nodes) {
      const std::size_t place = stories_.places[node->index];
      TextFilePointer file =
          place == kNoFiles ? nullptr : sources_.documents.records[place].markdown;
      if (file && !file->good) file = nullptr;
      if (before_ && before_->of(*node).file == file) {
        stories_.by_node[node->index] = before_->by_node[node->index];
        continue;
      }
      const auto story = std::make_shared<StoryInSite>();
      stories_.by_node[node->index] = story;
      story->file = std::move(file);
      story->options.language = site_.language;
      story->links_folders = site_.settings().links_folders();
      story->options.with_text = sources_.with_text;
      story->options.lexicon = &site_.lexicon;
      story->options.taken_ids = &routes_.page_ids(*node);
      // Briefs of one report share its page: their footnotes need ids of their own, and no slug has
      // a '_'.
      const EntryNode* entry = as_entry(*node);
      if (can_lack(*node)) story->options.gap_sign = gap_sign_;
      if (entry && entry->record().is_brief()) story->options.id_prefix = node->base->slug + "_";
      fresh_.push_back({node, story});
    }
  }

  void find_places() {
    if (before_) {
      stories_.places = before_->places;
      return;
    }
    std::unordered_map<std::string_view, std::size_t> places;  // by path of the record
    const std::vector<RecordFiles>& records = sources_.documents.records;
    places.reserve(records.size());
    for (std::size_t i = 0; i < records.size(); ++i)
      places.emplace(records[i].json ? records[i].json->path : records[i].markdown->path, i);
    stories_.places.reserve(site_.nodes.size());
    for (const Node* node : site_.nodes) {
      const auto place = places.find(node->base->path);
      stories_.places.push_back(place == places.end() ? kNoFiles : place->second);
    }
  }

  void convert() {
    parallel_for(fresh_.size(), sources_.jobs, [&](std::size_t i) {
      StoryInSite& story = *fresh_[i].story;
      if (!story.file) return;
      const Hash128 hash = conversion_hash(story);
      const auto known = known_.stories.find(story.file->path);
      const bool is_known = known != known_.stories.end() && known->second->hash == hash;
      story.converted = is_known ? known->second : zhanting::convert(story, hash);
      story.told = story.converted->diagnostics;
      const EntryNode* entry = as_entry(*fresh_[i].node);
      if (!entry || !entry->record().is_brief()) return;
      Diagnostics found;
      for (const StoryHeading& heading : story.converted->headings)
        found.error(heading.place, {messages::kBriefWithHeading, {}});
      story.told.insert(story.told.end(), found.all().begin(), found.all().end());
    });
    if (!before_) known_.stories.clear();
    for (const Fresh& each : fresh_) {
      if (each.story->file)
        known_.stories.insert_or_assign(each.story->file->path, each.story->converted);
    }
  }

  void resolve() {
    stories_.links = before_ ? before_->links : make_links();
    parallel_for(fresh_.size(), sources_.jobs, [&](std::size_t i) {
      StoryInSite& story = *fresh_[i].story;
      if (!story.converted) return;
      Diagnostics found;
      stories_.links->resolve(*fresh_[i].node, story, found);
      story.told.insert(story.told.end(), found.all().begin(), found.all().end());
    });
  }

  std::shared_ptr<const StoryLinks> make_links() const {
    std::vector<const Node*> nodes(sources_.documents.records.size());
    for (const Node* node : site_.nodes) {
      const std::size_t place = stories_.places[node->index];
      if (place != kNoFiles) nodes[place] = node;
    }
    return std::make_shared<const StoryLinks>(sources_.documents, site_, routes_, nodes);
  }

  /// Asks for the pictures that records and stories show and publishes the files that are linked.
  void find_media() {
    Diagnostics of_sheet;
    std::string style = drawing_style_of(sources_.documents, site_.settings(), of_sheet);
    if (shows_the_same(style)) {
      stories_.media = before_->media;
      return;
    }
    Diagnostics& told = stories_.told;
    told.merge(std::move(of_sheet));
    check_attachments(site_.settings(), told);
    const auto media = std::make_shared<Media>();
    media->drawing_style = std::move(style);
    Pictures pictures(sources_, stories_.links->media(), known_, *media, told);
    pictures.find_photos(site_);
    for (const auto& story : stories_.by_node) {
      for (std::size_t i = 0; i < story->targets.size(); ++i) {
        const std::string& file = story->targets[i].file;
        if (file.empty()) continue;
        if (story->converted->links[i].picture) {
          pictures.want(file, story->converted->links[i].place);
        } else {
          media->attachments.try_emplace(file, PublishedFile{file, attachment_path(file)});
        }
      }
    }
    pictures.read(site_);
    stories_.media = media;
  }

  /// The same files as before are shown, and nothing is wrong with them.
  bool shows_the_same(const std::string& drawing_style) const {
    return before_ && before_->told.all().empty() &&
           before_->media->drawing_style == drawing_style &&
           std::all_of(fresh_.begin(), fresh_.end(), [&](const Fresh& each) {
             return files_of(*each.story) == files_of(before_->of(*each.node));
           });
  }

  void show_pictures() {
    if (before_ && stories_.media != before_->media) {
      for (const Node* node : site_.nodes) {
        std::shared_ptr<const StoryInSite>& story = stories_.by_node[node->index];
        if (story != before_->by_node[node->index] || !shows_pictures(*story)) continue;
        const auto changed = std::make_shared<StoryInSite>(*story);
        story = changed;
        fresh_.push_back({node, changed});
      }
    }
    parallel_for(fresh_.size(), sources_.jobs, [&](std::size_t n) {
      StoryInSite& story = *fresh_[n].story;
      for (std::size_t i = 0; i < story.targets.size(); ++i) {
        if (shows_picture(story, i))
          story.targets[i].picture = stories_.media->find(story.targets[i].file);
      }
      story.hash = shown_hash(story);
    });
  }

  const StorySources& sources_;
  const Site& site_;
  const std::string gap_sign_ =
      std::string(site_.word(words::gap_before)) + std::string(site_.word(words::gap_after));
  const Routes& routes_;
  const Stories* before_;
  KnownFacts& known_;
  Diagnostics& diagnostics_;
  Stories stories_;
  std::vector<Fresh> fresh_;
};

}  // namespace

Stories make_stories(const StorySources& sources, const Site& site, const Routes& routes,
                     const Stories* before, KnownFacts& known, Diagnostics& diagnostics) {
  return StoryMaker(sources, site, routes, before, known, diagnostics).run();
}

}  // namespace zhanting
