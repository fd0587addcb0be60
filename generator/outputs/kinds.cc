#include "outputs/kinds.h"

#include <algorithm>

#include "base/text.h"
#include "load/messages.h"
#include "model/pinyin.h"
#include "outputs/messages.h"
#include "routes/page_path.h"

namespace zhanting {

namespace {

/// Some record of reports and entries has parts of that kind.
template <auto OfReport, auto OfEntry>
bool have(const Site& site, const Routes&) {
  const auto has = [](const auto& nodes, auto list) {
    return std::any_of(nodes.begin(), nodes.end(),
                       [&](const auto& node) { return !(node.record().*list).empty(); });
  };
  return has(site.reports, OfReport) || has(site.entries, OfEntry);
}

bool have_brands(const Site& site, const Routes&) {
  return std::any_of(site.entries.begin(), site.entries.end(),
                     [](const EntryNode& node) { return !node.record().brands.empty(); });
}

bool have_figures(const Site& site, const Routes&) {
  return std::any_of(site.nodes.begin(), site.nodes.end(),
                     [](const Node* node) { return !own_figures(*node->base).empty(); });
}

constexpr OutputKind kKinds[] = {
    // name        template             what adds its files; of a column: folder, title, contents
    {"home", "home.html", &add_home},
    {"report", "report.html", &add_reports},
    {"entry", "entry.html", &add_entries},
    {"organisation", "organisation.html", &add_organisations},
    {"theme", "theme.html", &add_themes},
    {"place", "place.html", &add_places},
    {"walk", "walk.html", &add_walks},
    {"list", "list.html", &add_lists},  // of a collection each: their columns are its rows
    {"figures", "figures.html", &add_figures, "figures", &words::figures, &have_figures},
    {"honours", "honours.html", &add_honours, "honours", &words::honour_board,
     &have<&Report::honours, &Entry::honours>},
    {"brands", "brands.html", &add_brands, "brands", &words::brands, &have_brands},
    {"photos", "photos.html", &add_photos, "photos", &words::photos,
     &have<&Report::photos, &Entry::photos>},
    {"timeline", "timeline.html", &add_timeline, "timeline", &words::timeline,
     &have<&Report::events, &Entry::events>},
    {"sitemap", "sitemap.html", &add_sitemap_page, "sitemap"},
    {"page", "page.html", &add_pages},
    {"not_found", "404.html", &add_not_found},
    {"api", "", &add_api, "api"},
    {"sitemap_xml", "", &add_sitemap_xml},
    {"feed", "", &add_feed},
    {"media", "", &add_media, "media"},
    {"share", kFigureCard.template_name, &add_figure_cards, kCardFolder},
};

// Of what changes while the records do not: planned anew each time.
constexpr OutputKind kPassingKinds[] = {
    {"search", "search.html", &add_search, "search"},
    {"robots", "", &add_robots},
    {"host_files", "", &add_host_files},
    {"assets", "", &add_assets, "assets"},
    {"redirect", "redirect.html", &add_redirects},  // last: an alias may not take another's place
};

}  // namespace

std::span<const OutputKind> lasting_kinds() {
  return kKinds;
}

std::span<const OutputKind> passing_kinds() {
  return kPassingKinds;
}

std::vector<Crumb> columns(const PlanInput& input) {
  const Site& site = input.site();
  std::vector<Crumb> columns;
  const auto add = [&](std::string_view title, std::string_view folder) {
    columns.push_back({std::string(title), listing_path(folder, 1)});
  };
  for (const Kind& kind : site.kinds().all()) {
    const bool any = std::any_of(site.nodes.begin(), site.nodes.end(), [&](const Node* node) {
      return node->base->kind == &kind && !input.link(*node).url.empty();
    });
    if (any && !kind.at_top) add(words_of(kind, site).title, kind.folder);
  }
  for (const OutputKind& kind : lasting_kinds()) {
    if (kind.has && !site.settings().is_without(kind.name) && kind.has(site, input.around.routes))
      add(input.t(*kind.title), kind.folder);
  }
  return columns;
}

namespace {

/// The folders that are no kind's of entry.
std::vector<std::string_view> folders_of_the_site(const Kinds& kinds) {
  std::vector<std::string_view> folders;
  for (const Kind& kind : kinds.all()) {
    if (!kind.at_top && !kind.entry) folders.push_back(kind.folder);
  }
  for (const std::span<const OutputKind> outputs : {lasting_kinds(), passing_kinds()}) {
    for (const OutputKind& output : outputs) {
      if (!output.folder.empty()) folders.push_back(output.folder);
    }
  }
  return folders;
}

}  // namespace

std::vector<std::string_view> reserved_slugs(const Kinds& kinds) {
  std::vector<std::string_view> slugs = folders_of_the_site(kinds);
  for (const Kind& kind : kinds.all()) {
    if (kind.entry) slugs.push_back(kind.folder);
  }
  return slugs;
}

void check_entry_templates(const std::vector<ThemeFile>& templates, const Kinds& kinds,
                           Diagnostics& diagnostics) {
  std::vector<std::string_view> known;
  for (const Kind& kind : kinds.all()) {
    if (kind.entry) known.push_back(kind.template_name);
  }
  const auto is_used = [&](const std::string& name) {
    return std::any_of(templates.begin(), templates.end(), [&](const ThemeFile& file) {
      return file.bytes.find("\"" + name + "\"") != std::string::npos ||
             file.bytes.find("'" + name + "'") != std::string::npos;
    });
  };
  for (const ThemeFile& file : templates) {
    if (!file.name.starts_with("entry-") ||
        std::find(known.begin(), known.end(), file.name) != known.end() || is_used(file.name))
      continue;
    std::optional<Message> hint = did_you_mean(closest(file.name, known));
    if (!hint)
      hint = Message::of(messages::kHintKnown,
                         join(std::vector<std::string>(known.begin(), known.end()), ", "));
    diagnostics.warning({&file.path, 1, 1, 0}, Message::of(messages::kTemplateOfNoKind, file.name),
                        std::move(hint));
  }
}

void check_kind_addresses(const Site& site, Diagnostics& diagnostics) {
  constexpr std::string_view kOfContent[] = {"pages", "photos"};  // of content/ alone
  std::vector<std::string_view> taken = folders_of_the_site(site.kinds());
  taken.insert(taken.end(), std::begin(kOfContent), std::end(kOfContent));
  std::vector<std::string_view> names{"site"};  // for commands and schemas
  for (const Kind& kind : site.kinds().all()) {
    if (!kind.entry) names.push_back(kind.name);
  }
  const auto is_in = [](const std::vector<std::string_view>& all, const std::string& slug) {
    return std::find(all.begin(), all.end(), slug) != all.end();
  };
  const auto other_slug = [&](const EntryKind& kind) {
    std::string slug = slug_from(kind.name.text);
    if (is_in(taken, slug) || is_in(names, slug)) slug.clear();
    return slug;
  };
  for (const EntryKind& kind : site.settings().kinds) {
    if (is_in(taken, kind.slug.text))
      diagnostics.error(kind.slug.place, Message::of(messages::kKindAddressTaken, kind.slug.text),
                        did_you_mean(other_slug(kind)));
    if (is_in(names, kind.slug.text))
      diagnostics.error(kind.slug.place, Message::of(messages::kKindNameTaken, kind.slug.text));
  }
}

}  // namespace zhanting
