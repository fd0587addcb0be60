#pragma once

#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "outputs/page_view.h"
#include "outputs/shapes.h"
#include "plan/output.h"

namespace zhanting {

/// What the page kinds make their views from. Immutable while they do; must outlive the views.
struct PlanInput {
  const Site& site;
  const Documents& documents;
  const Cards& cards;
  const SiteView& site_view;
  std::map<std::string, std::string, std::less<>> assets;
  bool has_feed;
  /// Where an entry stands in the lists of its themes and organisations.
  std::unordered_map<const Entry*, std::vector<std::pair<const Theme*, std::size_t>>> in_themes;
  std::unordered_map<const Entry*, std::vector<std::pair<const Organisation*, std::size_t>>>
      in_organisations;

  std::string_view t(const WordRow& word) const { return word.in(site.language); }
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
  const Photo* image = nullptr;
  bool article = false;  // a content page, rather than a column
};

/// Fills in what all views begin with.
void begin_page(const PlanInput& input, PageWords words, PageView& view);

/// There is a feed: with a base_url, when a report or an entry has been published.
bool has_feed(const Site& site);

/// "reports/" for page 1, "reports/page/2/" for page 2: site paths of a paginated listing.
std::string listing_path(std::string_view folder, std::size_t page);
/// The pages of a listing of `total` things; at least one.
std::vector<Pagination> paginate(std::string_view folder, std::size_t total, std::size_t per_page);

/// “https://host/base/branches/x/” of a page, “…/x.json” of a file. REQUIRES: there is a base_url.
std::string absolute_url(const Site& site, std::string_view site_path);

}  // namespace zhanting
