#include "outputs/kinds.h"

namespace zhanting {

namespace {

constexpr OutputKind kKinds[] = {
    // name        template             what adds its files
    {"home", "home.html", &add_home},
    {"report", "report.html", &add_reports},
    {"entry", "entry.html", &add_entries},
    {"organisation", "organisation.html", &add_organisations},
    {"theme", "theme.html", &add_themes},
    {"list", "list.html", &add_lists},
    {"figures", "figures.html", &add_figures},
    {"honours", "honours.html", &add_honours},
    {"brands", "brands.html", &add_brands},
    {"photos", "photos.html", &add_photos},
    {"timeline", "timeline.html", &add_timeline},
    {"sitemap", "sitemap.html", &add_sitemap_page},
    {"page", "page.html", &add_pages},
    {"not_found", "404.html", &add_not_found},
    {"search", "search.html", &add_search},
    {"api", "", &add_api},
    {"sitemap_xml", "", &add_sitemap_xml},
    {"feed", "", &add_feed},
    {"robots", "", &add_robots},
    {"assets", "", &add_assets},
    {"media", "", &add_media},
    {"redirect", "redirect.html", &add_redirects},  // last: an alias may not take another's place
};

}  // namespace

std::span<const OutputKind> output_kinds() {
  return kKinds;
}

}  // namespace zhanting
