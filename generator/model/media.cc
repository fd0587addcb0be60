#include "model/media.h"

#include "media/image_info.h"
#include "model/pictures.h"
#include "model/published_names.h"
#include "model/story_links.h"

namespace zhanting {

namespace {

/// Asks for the pictures that a story shows and publishes the files that it links to.
void take_files(const StoryText& story, Pictures& pictures, Site& site) {
  for (std::size_t i = 0; i < story.files.size(); ++i) {
    const std::string& file = story.files[i];
    if (file.empty()) continue;
    if (story.facts.links[i].picture) {
      pictures.want(file, story.facts.links[i].place);
    } else {
      site.attachments.try_emplace(file, PublishedFile{file, attachment_path(file)});
    }
  }
}

}  // namespace

void resolve_media(const Documents& documents, const FileSystem& files, const SiteOptions& options,
                   const KnownFacts& known, Site& site, Diagnostics& diagnostics) {
  const std::vector<RecordBase*> records = site.records();
  Pictures pictures(documents, files, options, known, site, diagnostics);
  pictures.find_photos();
  const StoryLinks links(documents, site);
  for (RecordBase* record : records) {
    links.resolve(*record, diagnostics);
    take_files(record->story, pictures, site);
  }
  pictures.read();
  pictures.set_photos();
  for (RecordBase* record : records) (void)show_pictures(site, record->story);
}

std::vector<std::string> unused_pictures(const Documents& documents, const Site& site) {
  std::vector<std::string> unused;
  for (const auto& [path, file] : documents.media) {
    if (is_picture_name(path) && !site.pictures.contains(path) && !site.attachments.contains(path))
      unused.push_back(path);
  }
  return unused;
}

}  // namespace zhanting
