#include "pipeline/check_links.h"

#include <algorithm>
#include <set>
#include <unordered_map>

#include "base/paths.h"
#include "base/percent.h"
#include "base/text.h"
#include "pipeline/messages.h"

namespace zhanting {

namespace {

class LinkChecker {
 public:
  LinkChecker(const std::vector<LinkedPage>& pages, Diagnostics& diagnostics)
      : diagnostics_(diagnostics) {
    pages_.reserve(pages.size());
    for (const LinkedPage& page : pages) pages_.emplace(page.output->path, page.links);
  }

  void check_story(const StoryText& story) {
    for (std::size_t i = 0; i < story.targets.size(); ++i) {
      const std::string& target = story.targets[i];
      if (target.empty() || leads_somewhere(target)) continue;
      const StoryLink& link = story.facts.links[i];
      reported_.insert(unescape_percent(target));
      report(link.place, link.target, target);
    }
  }

  void check_menu(const NavigationItem& item) {
    if (!item.url.text.starts_with('/') || leads_somewhere(item.address)) return;
    reported_.insert(item.address);
    report(item.url.place, item.url.text, item.address);
  }

  void check_page(const LinkedPage& page) {
    for (const std::string& target : page.links->targets) {
      if (leads_somewhere(target)) continue;
      const std::string read = unescape_percent(target);
      if (reported_.insert(read).second) report(place_of(page), read, target);
    }
  }

  void check_ids(const LinkedPage& page) {
    const std::vector<std::string>& ids = page.links->ids;
    for (auto id = ids.begin(); id != ids.end();) {
      const auto next = std::upper_bound(id, ids.end(), *id);
      if (next - id > 1)
        diagnostics_.error(place_of(page),
                           Message::of(messages::kIdOnPageTwice, *id, std::to_string(next - id)),
                           Message::of(messages::kHintIdOnPageTwice, page.output->template_name));
      id = next;
    }
  }

 private:
  static Place place_of(const LinkedPage& page) { return {&page.output->path, 0, 0, 1}; }

  static bool has_id(const PageLinks& page, std::string_view id) {
    return std::binary_search(page.ids.begin(), page.ids.end(), id);
  }

  /// As browsers look for a fragment: as it is written, then without its percent-escapes.
  bool leads_somewhere(const std::string& target) const {
    const std::size_t hash = std::min(target.find('#'), target.size());
    const auto page = pages_.find(path_of_target(target));
    if (page == pages_.end()) return false;
    if (!page->first.ends_with(".html")) return true;  // “#page=3” of a PDF is its reader's matter
    const std::string_view id = std::string_view(target).substr(std::min(hash + 1, target.size()));
    return id.empty() || id == "top" || has_id(*page->second, id) ||
           has_id(*page->second, unescape_percent(id));
  }

  void report(const Place& place, const std::string& written, const std::string& target) {
    const std::size_t hash = std::min(target.find('#'), target.size());
    const std::string path = path_of_target(target);
    const auto page = pages_.find(path);
    if (page == pages_.end()) {
      const std::string nearest = nearest_page(path);
      const bool from_root = written.starts_with('/') && !nearest.empty();
      diagnostics_.error(place, Message::of(messages::kBrokenLink, written),
                         did_you_mean(from_root ? "/" + nearest : nearest));
      return;
    }
    const std::string nearest =
        closest(unescape_percent(target.substr(hash + 1)), page->second->ids);
    diagnostics_.error(place, Message::of(messages::kBrokenAnchor, written),
                       did_you_mean(nearest.empty() ? nearest : "#" + nearest));
  }

  /// The folder of the page with the nearest path: “honours/” for “honour/index.html”.
  std::string nearest_page(std::string path) const {
    constexpr std::string_view kIndex = "index.html";
    if (path.ends_with(kIndex)) path.resize(path.size() - kIndex.size());
    std::vector<std::string> folders;
    for (const auto& [known, links] : pages_) {
      if (known.ends_with(kIndex))
        folders.emplace_back(known.substr(0, known.size() - kIndex.size()));
    }
    std::sort(folders.begin(), folders.end());
    return closest(path, folders);
  }

  std::unordered_map<std::string_view, const PageLinks*> pages_;
  std::set<std::string> reported_;
  Diagnostics& diagnostics_;
};

}  // namespace

std::vector<LinkedPage> linked_pages(const std::vector<RenderedOutput>& rendered) {
  std::vector<LinkedPage> pages;
  pages.reserve(rendered.size());
  for (const RenderedOutput& each : rendered) pages.push_back({each.output, &each.links});
  return pages;
}

void check_links(const std::vector<LinkedPage>& pages, const Site& site, Diagnostics& diagnostics) {
  LinkChecker checker(pages, diagnostics);
  for (const NavigationItem& item : site.settings.navigation) checker.check_menu(item);
  for (const RecordBase* record : site.records()) {
    if (!record->link.url.empty()) checker.check_story(record->story);
  }
  for (const LinkedPage& page : pages) {
    checker.check_page(page);
    checker.check_ids(page);
  }
}

}  // namespace zhanting
