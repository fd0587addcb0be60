#include "media/svg_expansion.h"

#include <algorithm>
#include <unordered_map>
#include <utility>

namespace zhanting {

/// Counts shapes, each part once; parts that are being counted hold themselves.
class SvgExpansion::Count {
 public:
  explicit Count(const SvgExpansion& drawing) : drawing_(drawing) {}

  std::optional<std::size_t> run() {
    showings_ = drawing_.showings_;
    for (const Rule& rule : drawing_.rules_) apply(rule);
    std::stable_sort(showings_.begin(), showings_.end(),
                     [](const Showing& a, const Showing& b) { return a.element < b.element; });
    if (!too_much_ && !drawing_.elements_.empty()) (void)of(0, 0);
    return too_much_;
  }

 private:
  void apply(const Rule& rule) {
    const auto show = [&](std::size_t element, How how) {
      if (showings_.size() >= kMostShapes) too_much_ = rule.at;
      if (!too_much_) showings_.push_back({element, rule.at, rule.showing.id, how});
    };
    for (const std::string& subject : rule.showing.subjects) {
      if (subject == "*") {
        for (std::size_t i = 0; i < drawing_.elements_.size(); ++i) show(i, How::kInStyle);
      } else if (const auto meant = drawing_.subjects_.find(subject);
                 meant != drawing_.subjects_.end()) {
        const How how = rule.showing.inherited ? How::kInherited : How::kInStyle;
        for (const std::size_t element : meant->second) show(element, how);
      }
    }
  }

  std::uint64_t of(std::size_t element, int depth) {
    if (const auto known = known_.find(element); known != known_.end()) return known->second;
    known_.emplace(element, 0);
    const std::size_t end = drawing_.elements_[element].end;
    std::uint64_t shapes = end - element;
    auto each = std::lower_bound(
        showings_.begin(), showings_.end(), element,
        [](const Showing& showing, std::size_t number) { return showing.element < number; });
    for (; each != showings_.end() && each->element < end; ++each) {
      const auto target = drawing_.ids_.find(each->id);
      if (target == drawing_.ids_.end()) continue;
      if (each->how != How::kItself && !drawing_.elements_[target->second].is_part) continue;
      const std::uint64_t times =
          each->how == How::kInherited ? drawing_.elements_[each->element].end - each->element : 1;
      if (depth < kDeepestUse)
        shapes += times * std::max<std::uint64_t>(1, of(target->second, depth + 1));
      if (too_much_) return 0;
      if (shapes <= kMostShapes && depth < kDeepestUse) continue;
      too_much_ = each->at;
      return 0;
    }
    return known_[element] = shapes;
  }

  const SvgExpansion& drawing_;
  std::vector<Showing> showings_;  // those of rules, too
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

void SvgExpansion::subject(std::string subject) {
  subjects_[std::move(subject)].push_back(open_.back());
}

void SvgExpansion::show(std::string_view id, std::size_t at, How how) {
  showings_.push_back({open_.back(), at, std::string(id), how});
}

void SvgExpansion::show(const CssShowing& showing, std::size_t at) {
  rules_.push_back({showing, at});
}

std::optional<std::size_t> SvgExpansion::too_much() const {
  return Count(*this).run();
}

}  // namespace zhanting
