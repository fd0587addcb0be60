#include "stories/media.h"

#include <fmt/format.h>

#include <cmath>

#include "media/image_info.h"

namespace zhanting {

namespace {

long percent(const Photo& photo, std::size_t axis) {
  return std::lround((*photo.focus.value)[axis] * 100);
}

}  // namespace

const PublishedPicture* Media::find(std::string_view path) const {
  const auto picture = pictures.find(path);
  return picture == pictures.end() ? nullptr : &picture->second;
}

const PublishedPicture* Media::of(const Photo& photo) const {
  const auto picture = photos.find(&photo);
  return picture == photos.end() ? nullptr : picture->second;
}

const PrintSet* Media::card_of(const Photo& photo) const {
  const auto card = cards.find(&photo);
  return card == cards.end() ? nullptr : &card->second;
}

std::string_view Media::original_of(const Photo& photo) const {
  const PublishedPicture* picture = photo.original.value ? of(photo) : nullptr;
  const auto original = picture ? originals.find(picture->source) : originals.end();
  return original == originals.end() ? std::string_view() : original->second;
}

std::string tone_classes(std::uint32_t colour) {
  constexpr int kStep = 5;  // bits below
  return fmt::format("tone r{} g{} b{}", colour >> (16 + kStep) & 7, colour >> (8 + kStep) & 7,
                     colour >> kStep & 7);
}

std::string focus_class(const Photo& photo) {
  if (!photo.focus.value) return {};
  return fmt::format("focus-{}-{}", percent(photo, 0), percent(photo, 1));
}

std::string focus_position(const Photo& photo) {
  return fmt::format("{}% {}%", percent(photo, 0), percent(photo, 1));
}

std::vector<std::string> unused_pictures(const Documents& documents, const Media& media) {
  std::vector<std::string> unused;
  for (const auto& [path, file] : *documents.media) {
    if (is_picture_name(path) && !media.pictures.contains(path) &&
        !media.attachments.contains(path))
      unused.push_back(path);
  }
  return unused;
}

}  // namespace zhanting
