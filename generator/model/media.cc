#include "model/media.h"

#include "media/image_info.h"
#include "model/pictures.h"
#include "model/story_links.h"

namespace zhanting {

void resolve_media(const Documents& documents, const FileSystem& files, const SiteOptions& options,
                   const KnownFacts& known, Site& site, Diagnostics& diagnostics) {
  Pictures pictures(documents, files, options, known, site, diagnostics);
  StoryLinks links(documents, site, pictures, diagnostics);
  pictures.find_photos();
  links.resolve();
  pictures.read();
  pictures.set_photos();
  links.set_pictures();
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
