#include "fonts/slices.h"

#include <algorithm>
#include <array>
#include <bitset>
#include <cstdint>
#include <map>
#include <string>
#include <utility>

namespace zhanting {

namespace {

constexpr std::size_t kMostSlices = 36;    // of characters that pages set
constexpr std::size_t kMostGroups = 512;   // before every two of them are weighed
constexpr std::size_t kLargestRest = 128;  // characters

// In bytes, of Noto Serif CJK SC Bold. What another file costs is more than its tables: a request
// waits for its turn, and outlines are compressed with fewer others.
constexpr std::int64_t kGlyphWeight = 330;
constexpr std::int64_t kFileWeight = 4000;

using Pages = std::bitset<kMostPagesLookedAt>;

/// Characters of one file, and the pages that fetch it.
struct Group {
  Pages pages;
  Characters characters;
};

void merge(Group& into, Group&& from) {
  into.pages |= from.pages;
  into.characters.merge(from.characters);
}

/// Characters that the same pages set, those of the fewest pages first.
std::vector<Group> group_by_pages(const std::map<char32_t, Pages>& uses) {
  std::map<std::pair<std::size_t, std::string>, Group> groups;
  for (const auto& [c, pages] : uses) {
    Group& group = groups[{pages.count(), pages.to_string()}];
    group.pages = pages;
    group.characters.insert(c);
  }
  std::vector<Group> out;
  for (auto& [key, group] : groups) out.push_back(std::move(group));
  return out;
}

/// Of too many groups those of the fewest pages become one with their neighbours.
void thin_out(std::vector<Group>& groups) {
  while (groups.size() > kMostGroups) {
    const std::size_t pairs = std::min(groups.size() - kMostGroups, groups.size() / 2);
    for (std::size_t i = 0; i < pairs; ++i) {
      if (i > 0) groups[i] = std::move(groups[2 * i]);
      merge(groups[i], std::move(groups[2 * i + 1]));
    }
    const auto begin = groups.begin() + static_cast<std::ptrdiff_t>(pairs);
    groups.erase(begin, begin + static_cast<std::ptrdiff_t>(pairs));
  }
}

/// Makes the cheapest two groups one, again and again.
class Merger {
 public:
  /// Who opens a page that sets much waits the longest, so pages count by the square of what they
  /// set.
  Merger(std::vector<Group>&& groups, std::span<const Characters> pages)
      : groups_(std::move(groups)), prices_(groups_.size()) {
    for (std::size_t i = 0; i < pages.size(); ++i)
      counts_[i] = static_cast<std::int64_t>(pages[i].size() * pages[i].size());
    for (std::size_t i = 0; i < groups_.size(); ++i) {
      prices_[i].resize(i);
      for (std::size_t j = 0; j < i; ++j) prices_[i][j] = price(groups_[i], groups_[j]);
    }
  }

  /// Until there are few and no two are cheaper as one.
  std::vector<Group> run() {
    while (groups_.size() > 1) {
      std::size_t low = 0, high = 1;
      for (std::size_t i = 1; i < groups_.size(); ++i) {
        const auto least = std::min_element(prices_[i].begin(), prices_[i].end());
        if (*least >= prices_[high][low]) continue;
        low = static_cast<std::size_t>(least - prices_[i].begin());
        high = i;
      }
      if (prices_[high][low] >= 0 && groups_.size() <= kMostSlices) break;
      join(low, high);
    }
    return std::move(groups_);
  }

 private:
  std::int64_t weight(const Pages& pages, std::size_t characters) const {
    std::int64_t count = 0;
    for (std::size_t i = 0; i < pages.size(); ++i) count += pages[i] ? counts_[i] : 0;
    return count * (static_cast<std::int64_t>(characters) * kGlyphWeight + kFileWeight);
  }

  /// What all pages together fetch more when two groups are one; below 0 where they fetch less.
  std::int64_t price(const Group& a, const Group& b) const {
    return weight(a.pages | b.pages, a.characters.size() + b.characters.size()) -
           weight(a.pages, a.characters.size()) - weight(b.pages, b.characters.size());
  }

  /// The last group takes the place of the higher one.
  void join(std::size_t low, std::size_t high) {
    merge(groups_[low], std::move(groups_[high]));
    if (high + 1 < groups_.size()) groups_[high] = std::move(groups_.back());
    groups_.pop_back();
    prices_.pop_back();
    weigh(low);
    if (high < groups_.size()) weigh(high);
  }

  void weigh(std::size_t changed) {
    for (std::size_t i = 0; i < groups_.size(); ++i) {
      if (i != changed)
        prices_[std::max(i, changed)][std::min(i, changed)] = price(groups_[i], groups_[changed]);
    }
  }

  std::vector<Group> groups_;
  std::vector<std::vector<std::int64_t>> prices_;  // of each with those before it
  std::array<std::int64_t, kMostPagesLookedAt> counts_{};
};

}  // namespace

std::vector<std::size_t> pages_to_look_at(std::span<const std::string_view> paths) {
  std::vector<std::size_t> near(paths.size());
  for (std::size_t i = 0; i < paths.size(); ++i) near[i] = i;
  std::stable_sort(near.begin(), near.end(), [&](std::size_t a, std::size_t b) {
    return std::count(paths[a].begin(), paths[a].end(), '/') <
           std::count(paths[b].begin(), paths[b].end(), '/');
  });
  if (near.size() <= kMostPagesLookedAt) return near;
  constexpr std::size_t kHalf = kMostPagesLookedAt / 2;
  const std::size_t others = near.size() - kHalf;
  for (std::size_t i = 0; i < kHalf; ++i) near[kHalf + i] = near[kHalf + i * others / kHalf];
  near.resize(kMostPagesLookedAt);
  return near;
}

std::vector<Characters> slice_face(const Characters& all, std::span<const Characters> pages) {
  std::map<char32_t, Pages> uses;
  for (std::size_t page = 0; page < pages.size(); ++page) {
    for (const char32_t c : pages[page]) {
      if (all.contains(c)) uses[c].set(page);
    }
  }
  std::vector<Group> groups = group_by_pages(uses);
  thin_out(groups);
  groups = Merger(std::move(groups), pages).run();
  std::stable_sort(groups.begin(), groups.end(), [](const Group& a, const Group& b) {
    return a.pages.count() > b.pages.count();
  });
  std::vector<Characters> slices;
  for (Group& group : groups) slices.push_back(std::move(group.characters));
  bool is_full = true;
  for (const char32_t c : all) {
    if (uses.contains(c)) continue;
    if (is_full) slices.emplace_back();
    slices.back().insert(c);
    is_full = slices.back().size() == kLargestRest;
  }
  return slices;
}

}  // namespace zhanting
