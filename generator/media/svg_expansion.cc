#include "media/svg_expansion.h"

#include <algorithm>
#include <unordered_map>

namespace zhanting {

/// Counts shapes, each part once; parts that are being counted hold themselves.
class SvgExpansion::Count {
 public:
  explicit Count(const SvgExpansion& drawing) : drawing_(drawing) {}

  std::optional<std::size_t> run() {
    if (!drawing_.elements_.empty()) (void)of(0, 0);
    return too_much_;
  }

 private:
  std::uint64_t of(std::size_t element, int depth) {
    if (const auto known = known_.find(element); known != known_.end()) return known->second;
    known_.emplace(element, 0);
    const std::size_t end = drawing_.elements_[element].end;
    std::uint64_t shapes = end - element;
    auto each = std::lower_bound(
        drawing_.showings_.begin(), drawing_.showings_.end(), element,
        [](const Showing& showing, std::size_t number) { return showing.element < number; });
    for (; each != drawing_.showings_.end() && each->element < end; ++each) {
      const auto target = drawing_.ids_.find(each->id);
      if (target == drawing_.ids_.end()) continue;
      if (each->in_style && !drawing_.elements_[target->second].is_part) continue;
      if (depth < kDeepestUse) shapes += std::max<std::uint64_t>(1, of(target->second, depth + 1));
      if (too_much_) return 0;
      if (shapes <= kMostShapes && depth < kDeepestUse) continue;
      too_much_ = each->at;
      return 0;
    }
    return known_[element] = shapes;
  }

  const SvgExpansion& drawing_;
  std::unordered_map<std::size_t, std::uint64_t> known_;
  std::optional<std::size_t> too_much_;
};

void SvgExpansion::open(bool is_part) {
  open_.push_back(elements_.size());
  elements_.push_back({elements_.size() + 1, is_part});
}

void SvgExpansion::close() {
  elements_[open_.back()].end = elements_.size();
  open_.pop_back();
}

void SvgExpansion::name(std::string_view id) {
  ids_.emplace(id, open_.back());
}

void SvgExpansion::show(std::string_view id, std::size_t at, bool in_style) {
  showings_.push_back({open_.back(), at, std::string(id), in_style});
}

std::optional<std::size_t> SvgExpansion::too_much() const {
  return Count(*this).run();
}

}  // namespace zhanting
