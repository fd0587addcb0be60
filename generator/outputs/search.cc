#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <memory>

#include "base/escape.h"
#include "base/paths.h"
#include "base/utf8.h"
#include "model/pinyin.h"
#include "outputs/kinds.h"
#include "outputs/search_index.h"
#include "routes/page_path.h"

/// The page of the search, and the files of its index.
namespace zhanting {

namespace {

constexpr std::string_view kPage = "search/index.html";

/// Names that begin with one letter of pinyin.
struct InitialGroup {
  std::string title;
  std::vector<const Link*> items;
};

const ObjectType& object_type(const InitialGroup*) {
  static const ObjectType type = {
      "group", {member<&InitialGroup::title>("title"), member<&InitialGroup::items>("items")}};
  return type;
}

struct SearchView : ViewOf<SearchView> {
  static constexpr std::string_view kKind = "search";
  std::vector<InitialGroup> groups;
  std::vector<Crumb> columns;

  static std::vector<Member> members() {
    return {member<&SearchView::groups>("groups"), member<&SearchView::columns>("columns")};
  }
};

/// The names of a site that a page can list, by pinyin: where readers without scripts search.
std::vector<InitialGroup> by_initial(const PlanInput& input) {
  const Site& site = input.site();
  std::vector<const Link*> names;
  const auto add = [&](const auto& nodes) {
    for (const auto& node : nodes) {
      if (!input.link(node).url.empty()) names.push_back(&input.link(node));
    }
  };
  add(site.organisations);
  if (site.entries.size() + names.size() <= kWall) add(site.entries);
  if (names.size() > kWall) return {};
  std::map<std::pair<std::string, std::string>, std::vector<const Link*>> sorted;
  for (const Link* link : names)
    sorted[{initial_of(link->name), pinyin_sort_key(link->name)}].push_back(link);
  std::vector<InitialGroup> groups;
  for (const auto& [key, links] : sorted) {
    if (groups.empty() || groups.back().title != key.first) groups.push_back({key.first, {}});
    std::vector<const Link*>& items = groups.back().items;
    items.insert(items.end(), links.begin(), links.end());
  }
  return groups;
}

std::shared_ptr<SearchView> make_search_view(const PlanInput& input) {
  auto view = std::make_shared<SearchView>();
  view->columns = columns(input);
  view->groups = by_initial(input);
  begin_page(input,
             {.kind = "search",
              .path = std::string(kPage),
              .title = std::string(input.t(words::search)),
              .column = std::string(input.t(words::search)),
              .description = std::string(input.t(words::search_intro))},
             *view);
  return view;
}

void add_page(const OutputKind& kind, const PlanInput& input, PlanBuilder& builder) {
  Hasher data;
  for (const Crumb& column : columns(input)) data.add(column.url);
  for (const InitialGroup& group : by_initial(input)) {
    data.add(group.title);
    for (const Link* link : group.items) add_to_hash(*link, data);
  }
  builder.add_page(kind.name, std::string(kPage), "../", kind.template_name, data.finish(),
                   [&input] { return make_search_view(input); });
}

/// For browsers that let a reader search from their address bar.
void add_description(const OutputKind& kind, const PlanInput& input, PlanBuilder& builder) {
  const Site& site = input.site();
  if (site.base_url.empty()) return;
  const std::string name = escaped(site.settings().name.text);
  std::string text = fmt::format(
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<OpenSearchDescription xmlns=\"http://a9.com/-/spec/opensearch/1.1/\">\n"
      "<ShortName>{}</ShortName>\n<Description>{}</Description>\n"
      "<InputEncoding>UTF-8</InputEncoding>\n"
      "<Url type=\"text/html\" template=\"{}?q={{searchTerms}}\"/>\n"
      "</OpenSearchDescription>\n",
      name, name, escaped(absolute_url(site.base_url, kPage)));
  const Hash128 hash = hash_of(std::string_view(text));
  builder.add_file(kind.name, "search/opensearch.xml", hash,
                   [text = std::move(text)] { return text; });
}

}  // namespace

void add_search(const OutputKind& kind, const PlanInput& input, PlanBuilder& builder) {
  add_page(kind, input, builder);
  add_description(kind, input, builder);
  if (!input.known_search) return;  // nobody publishes: see PlannedSite::search_file()
  KnownSearch& known = *input.known_search;
  const SearchIndex& index = input.search;
  if (const Hash128 key = index.key(); known.key != key) {
    known = {key, {}};
    for (const SearchFile& file : index.files())
      known.files.emplace_back(file.path, hash_of(std::string_view(file.bytes)));
  }
  for (const auto& [path, hash] : known.files)
    builder.add_file(kind.name, join_path(kSearchFolder, path), hash,
                     [&index, path = path] { return *index.find(path); });
}

}  // namespace zhanting
