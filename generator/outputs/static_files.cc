#include <set>

#include "outputs/kinds.h"
#include "outputs/theme_assets.h"

/// Files that are copied: the theme's assets, pictures, files that stories link to.
namespace zhanting {

void add_assets(const OutputKind& kind, const PlanInput& input, PlanBuilder& builder) {
  for (const ThemeFile& file : input.documents.assets) {
    const std::string path = is_for_root(file)
                                 ? std::string(file.name.substr(std::string_view("root/").size()))
                                 : input.assets.at(file.name);
    builder.add_file(kind.name, path, hash_of(std::string_view(file.bytes)),
                     [&file] { return file.bytes; }, {&file.path, 1, 1, 0});
  }
}

void add_media(const OutputKind& kind, const PlanInput& input, PlanBuilder& builder) {
  const Media& media = *input.around.stories.media;
  std::set<std::string_view> published;  // equal pictures are one file of the site
  for (const auto& [source, picture] : media.pictures) {
    if (published.insert(picture.url).second)
      builder.add_copy(kind.name, picture.url, picture.hash, source);
  }
  for (const auto& [source, file] : media.attachments) {
    const FileStamp& stamp = input.documents.media->at(source).stamp;
    Hasher hasher;
    hasher.add(source);
    hasher.add(stamp.size);
    hasher.add(static_cast<std::uint64_t>(stamp.modified_ns));
    hasher.add(static_cast<std::uint64_t>(stamp.changed_ns));
    hasher.add(stamp.inode);
    builder.add_copy(kind.name, file.url, hasher.finish(), source);
  }
}

}  // namespace zhanting
