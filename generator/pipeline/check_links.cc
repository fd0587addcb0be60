#include "pipeline/check_links.h"

#include <algorithm>
#include <set>
#include <unordered_map>

#include "base/percent.h"
#include "base/text.h"
#include "pipeline/messages.h"

namespace zhanting {

namespace {

class LinkChecker {
 public:
  LinkChecker(const std::vector<RenderedOutput>& outputs, const Plan& plan, const LinkPool& links,
              Diagnostics& diagnostics)
      : outputs_(outputs),
        plan_(plan),
        links_(links),
        found_(links.size()),
        diagnostics_(diagnostics) {
    by_path_.reserve(outputs.size());
    for (const RenderedOutput& each : outputs) by_path_.emplace(each.output->path, &each);
  }

  void check_story(const StoryInSite& story) {
    for (std::size_t i = 0; i < story.targets.size(); ++i) {
      const LinkTarget& target = story.targets[i];
      if (target.kind != LinkTarget::Kind::kSite || leads_somewhere(target.url)) continue;
      const StoryLink& link = story.converted->links[i];
      reported_.insert(unescape_percent(target.url));
      report(link.place, link.target, target.url);
    }
  }

  void check_menu(const NavigationItem& item, const std::string& address) {
    if (!item.kind.empty() && address.empty())
      diagnostics_.warning(item.kind.place,
                           Message::of(messages::kKindWithoutEntries, item.kind.text),
                           Message::of(messages::kHintNewEntry, item.kind.text));
    if (!item.url.text.starts_with('/') || leads_somewhere(address)) return;
    reported_.insert(address);
    report(item.url.place, item.url.text, address);
  }

  void check_page(const RenderedOutput& page) {
    std::vector<std::string> nowhere;
    for (const LinkPool::Number number : page.links->targets) {
      if (!leads_somewhere(number)) nowhere.emplace_back(links_.text(number));
    }
    std::sort(nowhere.begin(), nowhere.end());
    for (const std::string& target : nowhere) {
      const std::string read = unescape_percent(target);
      if (reported_.insert(read).second) report(place_of(page), read, target);
    }
  }

  void check_ids(const RenderedOutput& page) {
    const std::vector<LinkPool::Number>& ids = page.links->ids;
    std::vector<std::pair<std::string_view, std::ptrdiff_t>> repeated;
    for (auto id = ids.begin(); id != ids.end();) {
      const auto next = std::upper_bound(id, ids.end(), *id);
      if (next - id > 1) repeated.emplace_back(links_.text(*id), next - id);
      id = next;
    }
    std::sort(repeated.begin(), repeated.end());
    for (const auto& [id, count] : repeated)
      diagnostics_.error(
          place_of(page), Message::of(messages::kIdOnPageTwice, id, std::to_string(count)),
          Message::of(messages::kHintIdOnPageTwice, page.output->page()->template_name));
  }

 private:
  static Place place_of(const RenderedOutput& page) { return {&page.output->path, 0, 0, 1}; }

  const RenderedOutput* find(const std::string& path) const {
    const auto page = by_path_.find(path);
    return page == by_path_.end() ? nullptr : page->second;
  }

  /// Which place of it is meant is seen when the parts are joined.
  bool stands_in_another_part(const std::string& path) const {
    if (outputs_.size() == plan_.outputs.size()) return false;
    return plan_.find(path) != nullptr;
  }

  bool has_id(const RenderedOutput& page, std::string_view id) const {
    const std::optional<LinkPool::Number> number = links_.find(id);
    return number && std::binary_search(page.links->ids.begin(), page.links->ids.end(), *number);
  }

  /// Asked for every link of every page, worked out once for all of one text.
  bool leads_somewhere(LinkPool::Number number) {
    if (found_[number] == Found::kUnknown)
      found_[number] =
          leads_somewhere(std::string(links_.text(number))) ? Found::kSomething : Found::kNothing;
    return found_[number] == Found::kSomething;
  }

  /// As browsers look for a fragment: as it is written, then without its percent-escapes.
  bool leads_somewhere(const std::string& target) const {
    const std::size_t hash = std::min(target.find('#'), target.size());
    const RenderedOutput* page = find(path_of_target(target));
    if (!page) return stands_in_another_part(path_of_target(target));
    if (!page->output->page()) return true;  // “#page=3” of a PDF is its reader's matter
    const std::string_view id = std::string_view(target).substr(std::min(hash + 1, target.size()));
    return id.empty() || id == "top" || has_id(*page, id) || has_id(*page, unescape_percent(id));
  }

  void report(const Place& place, const std::string& written, const std::string& target) {
    const std::size_t hash = std::min(target.find('#'), target.size());
    const std::string path = path_of_target(target);
    const RenderedOutput* page = find(path);
    if (!page) {
      const std::string nearest = nearest_page(path);
      const bool from_root = written.starts_with('/') && !nearest.empty();
      diagnostics_.error(place, Message::of(messages::kBrokenLink, written),
                         did_you_mean(from_root ? "/" + nearest : nearest));
      return;
    }
    std::vector<std::string_view> ids;
    for (const LinkPool::Number number : page->links->ids) ids.push_back(links_.text(number));
    std::sort(ids.begin(), ids.end());
    const std::string wanted = unescape_percent(target.substr(hash + 1));
    std::string nearest = closest(wanted, ids);
    if (nearest.empty()) nearest = only_one_with(wanted, ids);
    diagnostics_.error(place, Message::of(messages::kBrokenAnchor, written),
                       did_you_mean(nearest.empty() ? nearest : "#" + nearest));
  }

  /// A heading that was given more words since.
  static std::string only_one_with(std::string_view part,
                                   const std::vector<std::string_view>& ids) {
    const auto holds = [&](std::string_view id) { return id.find(part) != id.npos; };
    const auto first = std::find_if(ids.begin(), ids.end(), holds);
    if (part.empty() || first == ids.end()) return {};
    return std::any_of(first + 1, ids.end(), holds) ? std::string() : std::string(*first);
  }

  /// The folder of the page with the nearest path: “honours/” for “honour/index.html”.
  std::string nearest_page(std::string path) const {
    constexpr std::string_view kIndex = "index.html";
    if (path.ends_with(kIndex)) path.resize(path.size() - kIndex.size());
    std::vector<std::string> folders;
    for (const RenderedOutput& each : outputs_) {
      const std::string& known = each.output->path;
      if (known.ends_with(kIndex))
        folders.emplace_back(known.substr(0, known.size() - kIndex.size()));
    }
    std::sort(folders.begin(), folders.end());
    return closest(path, folders);
  }

  enum class Found : char { kUnknown, kSomething, kNothing };

  const std::vector<RenderedOutput>& outputs_;
  const Plan& plan_;
  const LinkPool& links_;
  std::vector<Found> found_;  // by number
  std::unordered_map<std::string_view, const RenderedOutput*> by_path_;
  std::set<std::string> reported_;
  Diagnostics& diagnostics_;
};

/// Both have the same places that a link may lead to.
bool has_the_same_places(const std::vector<RenderedOutput>& a,
                         const std::vector<RenderedOutput>& b) {
  return std::equal(
      a.begin(), a.end(), b.begin(), b.end(),
      [](const RenderedOutput& one, const RenderedOutput& other) {
        return (one.output == other.output || (one.output->path == other.output->path &&
                                               !one.output->page() == !other.output->page())) &&
               (one.links == other.links || one.links->ids == other.links->ids);
      });
}

}  // namespace

void check_links(const std::vector<RenderedOutput>& rendered, const PlannedSite& site,
                 const RenderedSite* last, const LinkPool& links, Diagnostics& diagnostics) {
  LinkChecker checker(rendered, site.plan(), links, diagnostics);
  auto address = site.routes().settings_links().begin();
  site.site().settings().for_each_link(
      [&](const NavigationItem& item) { checker.check_menu(item, *address++); });
  if (last && !has_the_same_places(rendered, last->outputs)) last = nullptr;
  const bool same_records = last && &last->site->site() == &site.site();
  for (const Node* node : site.site().nodes) {
    const StoryInSite& story = site.stories().of(*node);
    const bool known = same_records && &last->site->stories().of(*node) == &story;
    if (!known && !site.routes().link(*node).url.empty()) checker.check_story(story);
  }
  for (std::size_t i = 0; i < rendered.size(); ++i) {
    if (last && rendered[i].links == last->outputs[i].links) continue;
    checker.check_page(rendered[i]);
    checker.check_ids(rendered[i]);
  }
}

}  // namespace zhanting
