#include <set>

#include "base/paths.h"
#include "base/text.h"
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

namespace {

/// Adds pictures and their prints, each once: equal pictures are one file of the site.
class MediaOutputs {
 public:
  MediaOutputs(const OutputKind& kind, PlanBuilder& builder) : kind_(kind), builder_(builder) {}

  void copy(const std::string& url, const PublishedPicture& picture) {
    if (published_.insert(url).second)
      builder_.add_copy(kind_.name, url, picture.hash, picture.source,
                        to_lower_ascii(extension(picture.source)) == ".svg");
  }
  void print(const Print& print, const std::string& source) {
    if (published_.insert(print.url).second) builder_.add_print(kind_.name, print, source);
  }
  void print(const PrintSet& set, const std::string& source) {
    for (const PrintSource& each : set.sources) {
      for (const Print& one : each.prints) print(one, source);
    }
    print(set.fallback, source);
  }

 private:
  const OutputKind& kind_;
  PlanBuilder& builder_;
  std::set<std::string_view> published_;
};

}  // namespace

void add_media(const OutputKind& kind, const PlanInput& input, PlanBuilder& builder) {
  const Media& media = *input.around.stories.media;
  MediaOutputs files(kind, builder);
  for (const auto& [source, picture] : media.pictures) {
    if (picture.prints) {
      files.print(*picture.prints, source);
      files.print(*picture.largest, source);
    } else {
      files.copy(picture.url, picture);
      if (picture.still) files.print(*picture.still, source);
    }
  }
  for (const auto& [source, url] : media.originals) files.copy(url, *media.find(source));
  for (const auto& [photo, picture] : media.photos) {
    if (const PrintSet* card = media.card_of(*photo)) files.print(*card, picture->source);
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
