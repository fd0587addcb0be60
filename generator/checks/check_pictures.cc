#include <array>
#include <bit>
#include <map>
#include <set>
#include <unordered_map>

#include "checks/check_rules.h"
#include "checks/messages.h"

/// What `zhanting check` says of photographs: those that are nearly the same, those in the colours
/// of printing presses, and rights that their files tell of and readers do not learn.
namespace zhanting {

namespace {

constexpr int kBands = 8;  // of 16 bits: two pictures that differ in fewer bits share one
constexpr int kBitsOfBand = 16;
constexpr int kFlat = 16;  // a picture with fewer lighter or darker neighbours is all of one

using Likeness = std::array<std::uint64_t, 2>;

int bits_between(const Likeness& a, const Likeness& b) {
  return std::popcount(a[0] ^ b[0]) + std::popcount(a[1] ^ b[1]);
}

/// Of a blank wall or a plain slope nothing is known that would tell it from another.
bool tells_apart(const Likeness& likeness) {
  const int set = std::popcount(likeness[0]) + std::popcount(likeness[1]);
  return set >= kFlat && set <= 128 - kFlat;
}

class AlikePictures {
 public:
  /// A picture that was shown before, nearly; else null, and it is remembered. The cost is that of
  /// pictures that share a band, few unless all are alike.
  const PublishedPicture* earlier(const PublishedPicture& picture) {
    if (!tells_apart(picture.likeness)) return nullptr;
    const PublishedPicture* found = nullptr;
    int nearest = kBands;
    for (int band = 0; band < kBands; ++band) {
      auto& others = bands_[key_of(picture.likeness, band)];
      for (const PublishedPicture* other : others) {
        const int bits = bits_between(other->likeness, picture.likeness);
        if (bits < nearest && other->hash != picture.hash) {
          nearest = bits;
          found = other;
        }
      }
    }
    for (int band = 0; !found && band < kBands; ++band)
      bands_[key_of(picture.likeness, band)].push_back(&picture);
    return found;
  }

 private:
  static std::uint32_t key_of(const Likeness& likeness, int band) {
    const int at = band % 4 * kBitsOfBand;
    const auto bits = static_cast<std::uint32_t>(likeness[band / 4] >> at & 0xFFFF);
    return static_cast<std::uint32_t>(band) << kBitsOfBand | bits;
  }

  std::unordered_map<std::uint32_t, std::vector<const PublishedPicture*>> bands_;
};

}  // namespace

void check_pictures_alike(const Site& site, const Media& media, Diagnostics& diagnostics) {
  AlikePictures alike;
  std::map<Hash128, const PublishedPicture*> by_bytes;
  std::unordered_map<const PublishedPicture*, Place> places;
  for_each_pictured(site, [&](const auto& node) {
    for (const Photo& photo : node.record().photos) {
      const PublishedPicture* picture = media.of(photo);
      if (!picture || !places.emplace(picture, photo.file.place).second) continue;
      const auto [same, is_new] = by_bytes.try_emplace(picture->hash, picture);
      const PublishedPicture* other = is_new ? alike.earlier(*picture) : same->second;
      if (!other) continue;
      const Place& shown = places.at(other);
      diagnostics.warning(
          photo.file.place,
          Message::of(is_new ? messages::kPicturesAlike : messages::kPicturesSame, picture->source,
                      other->source, *shown.path + ":" + std::to_string(shown.line)),
          Message{is_new ? messages::kHintPicturesAlike : messages::kHintPicturesSame, {}});
    }
  });
}

void check_colours_of_print(const Site& site, const Media& media, Diagnostics& diagnostics) {
  std::set<const PublishedPicture*> told;
  for_each_pictured(site, [&](const auto& node) {
    for (const Photo& photo : node.record().photos) {
      const PublishedPicture* picture = media.of(photo);
      if (picture && picture->for_print && told.insert(picture).second)
        diagnostics.warning(photo.file.place,
                            Message::of(messages::kPictureForPrint, picture->source),
                            Message{messages::kHintForScreens, {}});
    }
  });
}

void check_credits(const Site& site, const Media& media, Diagnostics& diagnostics) {
  for_each_pictured(site, [&](const auto& node) {
    for (const Photo& photo : node.record().photos) {
      const PublishedPicture* picture = media.of(photo);
      if (!picture || picture->credit.empty() || !photo.credit.empty()) continue;
      diagnostics.warning(photo.file.place, Message::of(messages::kCreditUntold, picture->credit),
                          Message{messages::kHintCredit, {}});
    }
  });
}

}  // namespace zhanting
