#include "pipeline/page_weight.h"

#include <algorithm>
#include <unordered_map>

namespace zhanting {

namespace {

/// Of 92 % of 360 CSS pixels, in those of the screen.
constexpr int kNeededWidth = 662;

class Weights {
 public:
  Weights(const PlannedSite& site, const BuildState& state) : state_(state) {
    const Media& media = *site.stories().media;
    for (const auto& [source, picture] : media.pictures) {
      if (picture.prints) {
        add(*picture.prints);
      } else {
        pictures_.emplace(picture.url, size_of(picture.url));
      }
    }
    for (const auto& [photo, card] : media.cards) add(card);
    for (const auto& [name, path] : site.plan().assets) {
      if (path.ends_with(".css") || path.ends_with(".js")) parts_.emplace(path, size_of(path));
    }
  }

  PageWeight of(const std::string& path, const Remembered& page) const {
    PageWeight weight{path, page.stamp.size, 0};
    for (const LinkPool::Number number : page.links->targets) {
      const std::string_view target = state_.links().text(number);
      if (const auto part = parts_.find(target); part != parts_.end()) weight.bytes += part->second;
      if (const auto picture = pictures_.find(target); picture != pictures_.end())
        weight.pictures += picture->second;
    }
    weight.bytes += weight.pictures;
    return weight;
  }

 private:
  std::uint64_t size_of(std::string_view path) const {
    const Remembered* file = state_.find(path);
    return file ? file->stamp.size : 0;
  }

  /// Under the name that every page with this picture has in its <img>.
  void add(const PrintSet& set) {
    const std::vector<Print>& prints = set.sources.front().prints;
    const auto enough = std::find_if(prints.begin(), prints.end(), [](const Print& print) {
      return print.order.width >= kNeededWidth;
    });
    const Print& taken = enough == prints.end() ? prints.back() : *enough;
    pictures_.emplace(set.fallback.url, size_of(taken.url));
  }

  const BuildState& state_;
  std::unordered_map<std::string_view, std::uint64_t> pictures_, parts_;
};

}  // namespace

std::optional<PageWeight> heaviest_page(const PlannedSite& site, const BuildState& state) {
  const Weights weights(site, state);
  std::optional<PageWeight> heaviest;
  for (const Output* output : site.plan().outputs) {
    const Remembered* page = output->page() ? state.find(output->path) : nullptr;
    if (!page) continue;
    PageWeight weight = weights.of(output->path, *page);
    if (!heaviest || weight.bytes > heaviest->bytes) heaviest = std::move(weight);
  }
  return heaviest;
}

}  // namespace zhanting
