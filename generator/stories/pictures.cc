#include "stories/pictures.h"

#include <algorithm>
#include <set>
#include <utility>

#include "base/parallel.h"
#include "base/paths.h"
#include "base/percent.h"
#include "base/text.h"
#include "media/credit.h"
#include "media/drawing_style.h"
#include "media/image_info.h"
#include "media/messages.h"
#include "routes/published_names.h"
#include "stories/messages.h"

namespace zhanting {

namespace {

constexpr std::string_view kPhotosFolder = "content/photos";
constexpr int kSmallestCover = 640;  // pixels of width: a card on a telephone

/// The folder of a record's own files.
std::string record_folder(const RecordBase& record) {
  return join_path(parent_path(record.path), record.slug);
}

}  // namespace

Pictures::Pictures(const StorySources& sources, const MediaNames& names, KnownFacts& known,
                   Media& media, Diagnostics& diagnostics)
    : sources_(sources), names_(names), known_(known), media_(media), diagnostics_(diagnostics) {}

/// The source path of a photo's file, or null after reporting.
const std::string* Pictures::picture_path(const std::string& own_folder, const PictureName& name,
                                          Diagnostics& diagnostics) const {
  if (name.text.find("://") != std::string::npos || name.text.starts_with("//")) {
    diagnostics.error(name.place, Message::of(messages::kExternalPicture, name.text));
    return nullptr;
  }
  const bool shared = name.text.starts_with('/');
  const std::string folder = shared ? std::string(kPhotosFolder) : own_folder;
  const std::string_view written = std::string_view(name.text).substr(shared ? 1 : 0);
  const std::vector<std::string_view> parts = split(written, '/');
  std::string path;
  if (!resolve_path("", written, path) ||
      std::find(parts.begin(), parts.end(), "..") != parts.end()) {
    diagnostics.error(name.place, Message::of(messages::kPictureOutside, name.text),
                      did_you_mean(nearest_picture(name.text, own_folder)));
    return nullptr;
  }
  const std::string* found = names_.find(join_path(folder, path));
  if (!found) found = names_.find(join_path(folder, unescape_percent(path)));
  if (!found) {
    std::optional<Message> hint = did_you_mean(nearest_picture(name.text, own_folder));
    if (!hint) hint = way_to_a_picture(path);
    if (!hint) hint = Message{messages::kHintPutPicture, {}};
    diagnostics.error(name.place, Message::of(messages::kPictureMissing, name.text, folder),
                      std::move(hint));
    return nullptr;
  }
  if (!is_picture_name(*found)) {
    diagnostics.error(name.place, Message::of(messages::kNotAPicture, name.text),
                      way_to_a_picture(*found));
    return nullptr;
  }
  return found;
}

/// What the editor probably meant: the picture of that name, where a path to it was written; the
/// one of that name with an ending, or with another; one in the folder of that name; else the one
/// with the nearest name.
std::string Pictures::nearest_picture(const std::string& name,
                                      const std::string& own_folder) const {
  std::vector<std::string> known;
  for (const auto& [media, file] : *sources_.documents.media) {
    if (media.starts_with(own_folder + "/")) known.push_back(media.substr(own_folder.size() + 1));
    if (media.starts_with(kPhotosFolder)) known.push_back(media.substr(kPhotosFolder.size()));
  }
  const std::string file = name.substr(name.find_last_of("/\\") + 1);
  for (const std::string& candidate : {file, "/" + file}) {
    if (candidate != name && std::find(known.begin(), known.end(), candidate) != known.end())
      return candidate;
  }
  for (const std::string& candidate : known) {
    const std::string_view stem = file_stem(candidate);
    if (is_picture_name(candidate) &&
        (stem == file_name(name) || stem == file_stem(name) || candidate.starts_with(name + "/")))
      return candidate;
  }
  return MediaNames::nearest(name, known);
}

void Pictures::find_photos(const Site& site) {
  std::vector<std::pair<const RecordBase*, const Photo*>> photos;
  for_each_pictured(site, [&](const auto& node) {
    for (const Photo& photo : node.record().photos) {
      if (!photo.file.empty()) photos.emplace_back(node.base, &photo);
    }
  });
  std::vector<const std::string*> paths(photos.size());
  std::vector<Diagnostics> found(photos.size());
  parallel_for(photos.size(), sources_.jobs, [&](std::size_t i) {
    paths[i] = picture_path(record_folder(*photos[i].first), photos[i].second->file, found[i]);
  });
  for (std::size_t i = 0; i < photos.size(); ++i) {
    diagnostics_.merge(std::move(found[i]));
    if (!paths[i]) continue;
    wanted_.emplace(paths[i], Wanted{photos[i].second->file.place});
    photo_paths_.emplace_back(photos[i].second, paths[i]);
  }
  find_map(site);
}

/// site.json has no folder of its own: the map lies where shared pictures do.
void Pictures::find_map(const Site& site) {
  const PictureName& file = site.settings().map.file;
  if (file.empty()) return;
  map_path_ = picture_path(std::string(kPhotosFolder), file, diagnostics_);
  if (map_path_) wanted_.emplace(map_path_, Wanted{file.place});
}

/// Positions are in the drawing's own units, and on it.
void Pictures::check_map(const Site& site) {
  if (!map_path_ || !media_.map) return;
  if (known_.pictures.at(*map_path_).pixels) {
    const PictureName& file = site.settings().map.file;
    diagnostics_.error(file.place, Message::of(messages::kMapOfPixels, file.text));
    return;
  }
  if (known_.pictures.at(*map_path_).scaled) {
    diagnostics_.error(site.settings().map.file.place,
                       Message::of(messages::kMapInOtherUnits, *map_path_),
                       Message::of(messages::kHintMapUnits, std::to_string(media_.map->width),
                                   std::to_string(media_.map->height)));
    return;
  }
  const auto check = [&](const Number& stated, int size) {
    if (stated.value && (*stated.value < 0 || *stated.value > size))
      diagnostics_.error(stated.place,
                         Message::of(messages::kOffTheMap, std::to_string(media_.map->width),
                                     std::to_string(media_.map->height)));
  };
  for (const LocalityNode& node : site.localities) {
    check(node.record().x, media_.map->width);
    check(node.record().y, media_.map->height);
  }
}

/// Reads the pictures that are new or changed, in parallel.
void Pictures::read(const Site& site) {
  std::vector<std::pair<const MediaFile*, Wanted*>> wanted;
  for (const auto& [path, file] : *sources_.documents.media) {
    if (const auto each = wanted_.find(&path); each != wanted_.end())
      wanted.emplace_back(&file, &each->second);
  }
  std::vector<PictureFacts> facts(wanted.size());
  std::vector<Diagnostics> found(wanted.size());
  parallel_for(wanted.size(), sources_.jobs, [&](std::size_t i) {
    const auto& [file, each] = wanted[i];
    facts[i].stamp = file->stamp;
    const auto known = known_.pictures.find(file->path);
    if (known != known_.pictures.end() && known->second.stamp == facts[i].stamp &&
        !needs_reading(known->second)) {
      facts[i] = known->second;
    } else {
      read_picture(file->path, each->place, facts[i], found[i]);
    }
  });
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    diagnostics_.merge(std::move(found[i]));
    const std::string& path = wanted[i].first->path;
    if (facts[i].width == 0) continue;
    known_.pictures.insert_or_assign(path, facts[i]);
    if (can_show(path, wanted[i].second->place, facts[i]))
      wanted[i].second->picture = publish(path, facts[i]);
  }
  if (known_.pictures.size() > media_.pictures.size())
    std::erase_if(known_.pictures, [&](const auto& known) { return !media_.find(known.first); });
  media_.photos.reserve(photo_paths_.size());
  for (const auto& [photo, path] : photo_paths_) {
    if (const PublishedPicture* picture = wanted_.at(path).picture)
      media_.photos.emplace(photo, picture);
  }
  if (map_path_) media_.map = wanted_.at(map_path_).picture;
  check_map(site);
  print_cards(site);
}

const Darkroom* Pictures::darkroom() const {
  std::call_once(asked_, [&] { darkroom_ = sources_.darkroom ? sources_.darkroom() : nullptr; });
  return darkroom_;
}

/// Another darkroom may see other colours.
bool Pictures::needs_reading(const PictureFacts& facts) const {
  return sources_.looks_at_pictures && facts.pixels && darkroom() &&
         facts.seen_by != darkroom()->version();
}

bool Pictures::can_show(const std::string& path, const Place& place, const PictureFacts& facts) {
  if (!facts.pixels) return true;
  if (!facts.ending.empty())
    diagnostics_.warning(
        place, Message::of(messages::kPictureOtherEnding, path, facts.ending.substr(1)),
        Message::of(messages::kHintRenameTo, std::string(file_stem(path)) + facts.ending));
  if (!std::exchange(told_of_darkroom_, true)) {
    media_.darkroom = darkroom();
    media_.lacks_darkroom = !media_.darkroom;
    if (media_.lacks_darkroom && facts.shown)
      diagnostics_.warning(place, {messages::kPicturesAsTheyAre, {}},
                           Message{messages::kHintInstallVips, {}});
  }
  if (facts.shown || media_.darkroom) return true;
  diagnostics_.error(place, Message::of(messages::kPictureForeignFormat, path, "HEIC"),
                     Message{messages::kHintExportAsJpeg, {}});
  return false;
}

/// A picture that lies in several folders is published once, under the name it has in the first. A
/// film stays what it is; cards, and pages that show the pictures of many, have its first picture.
const PublishedPicture* Pictures::publish(const std::string& path, const PictureFacts& facts) {
  const std::string& name =
      names_of_.try_emplace(facts.hash.to_hex(), file_name(path)).first->second;
  Hash128 hash = facts.hash;
  if (!facts.pixels && !media_.drawing_style.empty()) {
    Hasher hasher;
    hasher.add(hash);
    hasher.add(media_.drawing_style);
    hash = hasher.finish();
  }
  PublishedPicture picture{path, "media/" + hashed_name(name, hash), hash, facts.width,
                           facts.height};
  picture.full = picture.url;
  picture.pixels = facts.pixels;
  const Negative negative{name,
                          facts.hash,
                          facts.width,
                          facts.height,
                          facts.transparent,
                          media_.darkroom ? media_.darkroom->version() : std::string_view()};
  if (media_.darkroom && facts.pixels) negatives_.emplace(path, negative);
  if (media_.darkroom && facts.moving) picture.still = whole_prints(negative);
  if (media_.darkroom && facts.pixels && !facts.moving) {
    if (facts.shown) media_.originals.emplace(path, picture.url);
    picture.prints = whole_prints(negative);
    picture.largest = largest_print(negative);
    picture.url = picture.prints->fallback.url;
    picture.width = picture.prints->fallback.order.width;
    picture.height = picture.prints->fallback.order.height;
    picture.full = picture.largest->url;
    picture.likeness = facts.likeness;
    picture.credit = facts.credit;
    picture.for_print = facts.for_print;
    if (!facts.seen_by.empty() && !facts.transparent) picture.tone = tone_classes(facts.colour);
  }
  return &media_.pictures.insert_or_assign(path, std::move(picture)).first->second;
}

/// Of the first photo of a record, its cover. Originals that no photo asks for stay unpublished.
void Pictures::print_cards(const Site& site) {
  std::set<std::string> asked_for;
  for_each_pictured(site, [&](const auto& node) {
    bool first = true;
    for (const Photo& photo : node.record().photos) {
      const bool is_cover = std::exchange(first, false);
      const PublishedPicture* picture = media_.of(photo);
      if (!picture || !negatives_.contains(picture->source)) continue;
      if (picture->prints) check_transparent(photo, picture->source);
      if (picture->prints && photo.original.value) {
        asked_for.insert(picture->source);
        if (!media_.originals.contains(picture->source))
          diagnostics_.warning(photo.original.place,
                               Message::of(messages::kOriginalNotShown, picture->source));
      }
      if (!is_cover) continue;
      if (picture->width < kSmallestCover)
        diagnostics_.warning(
            photo.file.place,
            Message::of(messages::kCoverTooSmall, picture->source, std::to_string(picture->width)),
            Message::of(messages::kHintLargerCover, std::to_string(kSmallestCover)));
      std::optional<FocusPoint> focus;
      if (photo.focus.value) focus = FocusPoint{(*photo.focus.value)[0], (*photo.focus.value)[1]};
      media_.cards.emplace(&photo, card_prints(negatives_.at(picture->source), focus));
    }
  });
  std::erase_if(media_.originals,
                [&](const auto& each) { return !asked_for.contains(each.first); });
}

void Pictures::check_transparent(const Photo& photo, const std::string& path) {
  if (photo.illustration.value || !known_.pictures.at(path).seen_through) return;
  diagnostics_.warning(photo.file.place, Message::of(messages::kPhotoTransparent, path),
                       Message{messages::kHintOpaque, {}});
}

void Pictures::read_picture(const std::string& path, const Place& place, PictureFacts& facts,
                            Diagnostics& diagnostics) const {
  if (std::optional<Message> problem = size_problem(path, facts.stamp.size)) {
    diagnostics.error(place, *std::move(problem), Message{messages::kHintSmallerPicture, {}});
    return;
  }
  std::string bytes;
  if (const std::error_code error = sources_.files.read(join_path(sources_.source, path), bytes)) {
    diagnostics.fault(place, Message::of(messages::kPictureUnreadable, path, error.message()));
    return;
  }
  ImageReading reading = read_image(path, bytes);
  diagnostics.merge(std::move(reading.inside));
  if (reading.problem) diagnostics.error(place, *std::move(reading.problem), reading.hint);
  if (!reading.info) return;
  const std::optional<std::string> published = without_metadata(bytes);
  facts.hash = hash_of(std::string_view(published ? *published : bytes));
  facts.width = reading.info->width;
  facts.height = reading.info->height;
  facts.pixels = reading.info->pixels;
  facts.transparent = reading.info->transparent;
  facts.moving = reading.info->moving;
  facts.shown = reading.info->shown;
  facts.scaled = reading.info->scaled;
  facts.ending = reading.info->ending;
  if (!facts.pixels || !sources_.looks_at_pictures || !darkroom()) return;
  facts.seen_by = darkroom()->version();
  const std::optional<Glance> glance = darkroom()->glance(bytes);
  if (!glance) {
    facts.width = 0;  // not to be remembered: it is told in every build
    diagnostics.error(place, Message::of(messages::kPictureDamaged, path),
                      Message{messages::kHintCopyAgain, {}});
    return;
  }
  facts.colour = glance->colour;
  facts.likeness = glance->likeness;
  facts.seen_through = glance->transparent;
  facts.for_print = glance->for_print;
  facts.credit = credit_in(*glance);
}

}  // namespace zhanting
