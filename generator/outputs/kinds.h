#pragma once

#include <span>

#include "outputs/plan_input.h"

namespace zhanting {

/// THE table: every kind of file a site has. A new kind is a row here, a file in outputs/, a
/// template if it is a page, and a fixture. The first part follows from the records, their
/// addresses and the pictures alone; the files of the second are decided after it, from all there
/// is.
std::span<const OutputKind> lasting_kinds();
std::span<const OutputKind> passing_kinds();

// What the rows call; each adds all outputs of its kind.
void add_home(const OutputKind& kind, const PlanInput& input, PlanBuilder& builder);
void add_reports(const OutputKind& kind, const PlanInput& input, PlanBuilder& builder);
void add_entries(const OutputKind& kind, const PlanInput& input, PlanBuilder& builder);
void add_organisations(const OutputKind& kind, const PlanInput& input, PlanBuilder& builder);
void add_themes(const OutputKind& kind, const PlanInput& input, PlanBuilder& builder);
void add_places(const OutputKind& kind, const PlanInput& input, PlanBuilder& builder);
void add_walks(const OutputKind& kind, const PlanInput& input, PlanBuilder& builder);
void add_lists(const OutputKind& kind, const PlanInput& input, PlanBuilder& builder);
void add_figures(const OutputKind& kind, const PlanInput& input, PlanBuilder& builder);
void add_honours(const OutputKind& kind, const PlanInput& input, PlanBuilder& builder);
void add_brands(const OutputKind& kind, const PlanInput& input, PlanBuilder& builder);
void add_photos(const OutputKind& kind, const PlanInput& input, PlanBuilder& builder);
void add_timeline(const OutputKind& kind, const PlanInput& input, PlanBuilder& builder);
void add_pages(const OutputKind& kind, const PlanInput& input, PlanBuilder& builder);
void add_sitemap_page(const OutputKind& kind, const PlanInput& input, PlanBuilder& builder);
void add_figure_cards(const OutputKind& kind, const PlanInput& input, PlanBuilder& builder);
void add_not_found(const OutputKind& kind, const PlanInput& input, PlanBuilder& builder);
void add_redirects(const OutputKind& kind, const PlanInput& input, PlanBuilder& builder);
void add_search(const OutputKind& kind, const PlanInput& input, PlanBuilder& builder);
void add_api(const OutputKind& kind, const PlanInput& input, PlanBuilder& builder);
void add_sitemap_xml(const OutputKind& kind, const PlanInput& input, PlanBuilder& builder);
void add_feed(const OutputKind& kind, const PlanInput& input, PlanBuilder& builder);
void add_robots(const OutputKind& kind, const PlanInput& input, PlanBuilder& builder);
void add_host_files(const OutputKind& kind, const PlanInput& input, PlanBuilder& builder);
void add_assets(const OutputKind& kind, const PlanInput& input, PlanBuilder& builder);
void add_media(const OutputKind& kind, const PlanInput& input, PlanBuilder& builder);

/// The columns that have something to show: what the site map lists and templates may link. Empty
/// ones are neither generated nor linked.
std::vector<Crumb> columns(const PlanInput& input);

/// No page of the top may be called by these: folders of the site's own, those of kinds among them.
std::vector<std::string_view> reserved_slugs(const Kinds& kinds);

/// Warns of templates for a kind of entry that there is not.
void check_entry_templates(const std::vector<ThemeFile>& templates, const Kinds& kinds,
                           Diagnostics& diagnostics);
/// Reports kinds of entry whose folder is the site's own, or the place of pictures in content/.
void check_kind_addresses(const Site& site, Diagnostics& diagnostics);

}  // namespace zhanting
