#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "media/engraver.h"
#include "outputs/digests.h"
#include "outputs/page_view.h"
#include "outputs/plan_builder.h"
#include "outputs/search_index.h"

namespace zhanting {

/// What the page kinds make their views from. Immutable; must outlive the plan.
struct PlanInput {
  const Documents& documents;
  Surroundings around;
  const Cards& cards;
  const Digests& digests;
  const SiteView& site_view;
  const std::map<std::string, std::string, std::less<>>& assets;
  const SearchIndex& search;
  KnownSearch* known_search;  // of the last build, to be brought up to date; null: not published
  Hash128 settings;           // of site.json
  bool has_feed = false;
  const Engraver* engraver = nullptr;  // that cards are made by; null: there are none

  const Site& site() const { return around.site; }
  const Link& link(const Node& node) const { return around.routes.link(node); }
  std::string_view t(const WordRow& word) const { return around.site.word(word); }
};

/// A row of THE table (outputs/kinds.cc): a kind of output, and what adds its files to the plan.
struct OutputKind {
  std::string_view name;
  std::string_view template_name;  // "" if it has none
  void (*add)(const OutputKind& kind, const PlanInput& input, PlanBuilder& builder);
  /// The column that the kind is, if it is one: what the site map lists, templates may link, and no
  /// page of the top may be called.
  std::string_view folder = {};
  const WordRow* title = nullptr;
  /// Whether the site has something for the column to show.
  bool (*has)(const Site& site, const Routes& routes) = nullptr;
};

/// Listings show this many records a page; the long walls (figures, honours …) hold more.
inline constexpr std::size_t kListed = 24;
inline constexpr std::size_t kWall = 240;

/// What a page says of itself; see PageMeta.
struct PageWords {
  std::string_view kind;
  std::string path{};
  std::string title{};
  std::string column{};                    // its 栏目
  std::string column_description{};        // of a content page; a column's is the page's own
  std::string description{};               // the site's summary if empty
  std::vector<std::string> title_parts{};  // of <title>, between the title and the site's name
  std::vector<Crumb> breadcrumbs{};        // after the home page
  std::string published{}, updated{};
  std::string source{};  // 来源, for content pages
  std::optional<ShownPhoto> image{};
  bool article = false;  // a content page, rather than a column
};

/// Fills in what all views begin with.
void begin_page(const PlanInput& input, PageWords words, PageView& view);

/// There is a feed: with a base_url, when a report or an entry has been published.
bool has_feed(const Site& site);

/// The pages of a listing.
class Pages {
 public:
  /// Of `total` things; at least one page.
  Pages(std::string_view folder, std::size_t total, std::size_t per_page);
  std::size_t count() const { return count_; }
  std::string path(std::size_t page) const;  // from 0
  /// The things of a page: [begin, end).
  std::size_t begin(std::size_t page) const { return page * per_page_; }
  std::size_t end(std::size_t page) const;
  Pagination pagination(std::size_t page) const;

 private:
  std::string folder_;
  std::size_t total_, per_page_, count_;
};

/// Shared by the pages of a listing while they wait to be rendered.
template <typename T>
std::shared_ptr<const T> shared(T value) {
  return std::make_shared<const T>(std::move(value));
}

}  // namespace zhanting
