#include "model/pictures.h"

#include <fmt/format.h>
#include <cmath>

#include "base/parallel.h"
#include "base/paths.h"
#include "base/text.h"
#include "media/image_info.h"
#include "model/messages.h"

namespace zhanting {

namespace {

constexpr std::string_view kPhotosFolder = "content/photos";

/// The folder of a record's own files.
std::string record_folder(const RecordBase& record) {
  return join_path(parent_path(*record.place.path), record.slug);
}

/// [A-Za-z0-9._-] only, so that a published name needs no escaping anywhere.
std::string plain_name(std::string_view name) {
  std::string out;
  for (const char c : name) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       c == '-' || c == '_';
    if (plain) {
      out += c;
    } else if (!out.empty() && out.back() != '-') {
      out += '-';
    }
  }
  while (out.ends_with('-')) out.pop_back();
  return out.empty() ? "picture" : out;
}

std::string published_name(const std::string& path, const Hash128& hash) {
  return fmt::format("media/{}.{}{}", plain_name(file_stem(path)), hash.to_hex().substr(0, 10),
                     to_lower_ascii(extension(path)));
}

}  // namespace

Pictures::Pictures(const Documents& documents, const FileSystem& files, const SiteOptions& options,
                   const KnownFacts& known, Site& site, Diagnostics& diagnostics)
    : documents_(documents),
      files_(files),
      options_(options),
      known_(known),
      site_(site),
      diagnostics_(diagnostics) {}

/// The source path of a photo's file, or "" after reporting.
std::string Pictures::picture_path(const RecordBase& record, const PictureName& name) {
  const bool shared = name.text.starts_with('/');
  const std::string folder = shared ? std::string(kPhotosFolder) : record_folder(record);
  std::string path;
  if (!resolve_path("", name.text.substr(shared ? 1 : 0), path) ||
      name.text.find("..") != std::string::npos) {
    diagnostics_.error(name.place, Message::of(messages::kPictureOutside, name.text));
    return {};
  }
  path = join_path(folder, path);
  if (!documents_.media.contains(path)) {
    diagnostics_.error(name.place, Message::of(messages::kPictureMissing, name.text, folder),
                       did_you_mean(nearest_picture(path, folder)));
    return {};
  }
  if (!is_picture_name(path)) {
    diagnostics_.error(name.place, Message::of(messages::kNotAPicture, name.text));
    return {};
  }
  return path;
}

std::string Pictures::nearest_picture(const std::string& path, const std::string& folder) const {
  std::vector<std::string> known;
  for (const auto& [media, file] : documents_.media) {
    if (media.starts_with(folder + "/")) known.push_back(media.substr(folder.size() + 1));
    if (media.starts_with(kPhotosFolder)) known.push_back(media.substr(kPhotosFolder.size()));
  }
  const std::string wanted = path.substr(folder.size() + 1);
  return closest(folder == kPhotosFolder ? "/" + wanted : wanted, known);
}

template <typename R>
void Pictures::find_photos_of(R& record) {
  for (Photo& photo : record.photos) {
    if (photo.file.empty()) continue;
    const std::string path = picture_path(record, photo.file);
    if (path.empty()) continue;
    want(path, photo.file.place);
    photo_paths_.emplace(&photo, path);
  }
}

void Pictures::find_photos() {
  for (auto& report : site_.reports) find_photos_of(*report);
  for (auto& entry : site_.entries) find_photos_of(*entry);
}

/// Reads the pictures that are new or changed, in parallel.
void Pictures::read() {
  std::vector<std::pair<std::string, Place>> wanted(wanted_.begin(), wanted_.end());
  std::vector<PictureFacts> facts(wanted.size());
  std::vector<Diagnostics> found(wanted.size());
  parallel_for(wanted.size(), options_.jobs, [&](std::size_t i) {
    const auto& [path, place] = wanted[i];
    facts[i].stamp = documents_.media.at(path).stamp;
    const auto known = known_.pictures.find(path);
    if (known != known_.pictures.end() && known->second.stamp == facts[i].stamp) {
      facts[i] = known->second;
    } else {
      read_picture(path, place, facts[i], found[i]);
    }
  });
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    diagnostics_.merge(std::move(found[i]));
    const std::string& path = wanted[i].first;
    if (facts[i].width == 0) continue;
    site_.facts.pictures.emplace(path, facts[i]);
    site_.pictures.emplace(path, PublishedPicture{path, published_name(path, facts[i].hash),
                                                  facts[i].width, facts[i].height});
  }
}

void Pictures::read_picture(const std::string& path, const Place& place, PictureFacts& facts,
                            Diagnostics& diagnostics) const {
  std::string bytes;
  if (const std::error_code error = files_.read(join_path(options_.source, path), bytes)) {
    diagnostics.error(place, Message::of(messages::kPictureUnreadable, path, error.message()));
    return;
  }
  const std::optional<ImageInfo> info = read_image_info(bytes);
  if (!info) {
    diagnostics.error(place, Message::of(messages::kPictureWithoutSize, path));
    return;
  }
  facts.hash = hash_of(bytes);
  facts.width = info->width;
  facts.height = info->height;
}

template <typename R>
void Pictures::set_photos_of(R& record) {
  for (Photo& photo : record.photos) {
    const auto path = photo_paths_.find(&photo);
    if (path == photo_paths_.end()) continue;
    photo.picture = site_.find_picture(path->second);
    if (photo.picture && photo.focus.value) set_focus(photo);
  }
}

/// A class of the generated style sheet: pages carry no inline style.
void Pictures::set_focus(Photo& photo) {
  const auto percent = [&](std::size_t i) { return std::lround((*photo.focus.value)[i] * 100); };
  photo.focus_class = fmt::format("focus-{}-{}", percent(0), percent(1));
  site_.focus_classes[photo.focus_class] = fmt::format("{}% {}%", percent(0), percent(1));
}

void Pictures::set_photos() {
  for (auto& report : site_.reports) set_photos_of(*report);
  for (auto& entry : site_.entries) set_photos_of(*entry);
}

}  // namespace zhanting
