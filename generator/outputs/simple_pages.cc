#include <algorithm>
#include <memory>

#include "base/paths.h"
#include "outputs/kinds.h"
#include "outputs/messages.h"
#include "routes/page_path.h"

/// Pages that show one record or none: pages of content/pages/, the site map, 404, redirects.
namespace zhanting {

namespace {

struct ShownPage {
  const Page* page = nullptr;
};

const ObjectType& object_type(const ShownPage*) {
  static constexpr std::string_view kKeys[] = {"title", "summary", "published"};
  static const ObjectType type =
      record_type(static_cast<const Page*>(nullptr))
          .object_type_through("page_record", kKeys,
                               {{"slug", [](const void* self) {
                                   return value_of(static_cast<const ShownPage*>(self)->page->slug);
                                 }}});
  return type;
}

struct SinglePageView : ViewOf<SinglePageView> {
  static constexpr std::string_view kKind = "page";
  ShownPage page_record;
  std::optional<StoryHtml> story;
  const std::vector<StoryHeading>* headings = nullptr;
  static std::vector<Member> members() {
    return {member<&SinglePageView::page_record>("page_record"),
            member<&SinglePageView::story>("story"), member<&SinglePageView::headings>("headings")};
  }
};

struct SitemapColumn {
  std::string title, url;
  std::vector<const Link*> items;
};

const ObjectType& object_type(const SitemapColumn*) {
  static const ObjectType type = {
      "column",
      {member<&SitemapColumn::title>("title"), member<&SitemapColumn::url>("url"),
       member<&SitemapColumn::items>("items")}};
  return type;
}

struct SitemapView : ViewOf<SitemapView> {
  static constexpr std::string_view kKind = "sitemap";
  std::vector<SitemapColumn> columns;
  Pagination pagination;
  static std::vector<Member> members() {
    return {member<&SitemapView::columns>("columns"),
            member<&SitemapView::pagination>("pagination")};
  }
};

struct NotFoundView : ViewOf<NotFoundView> {
  static constexpr std::string_view kKind = "not_found";
  std::vector<const Link*> reports;
  static std::vector<Member> members() { return {member<&NotFoundView::reports>("reports")}; }
};

struct RedirectView : ViewOf<RedirectView> {
  static constexpr std::string_view kKind = "redirect";
  std::string_view target;
  static std::vector<Member> members() { return {member<&RedirectView::target>("target")}; }
};

void add_redirect(const OutputKind& kind, const PlanInput& input, const Text& alias,
                  const Node& node, PlanBuilder& builder) {
  const std::string& base_url = input.site().base_url;
  std::string path;
  if (!alias_path(alias.text, path)) {
    builder.diagnostics().error(alias.place, Message::of(messages::kBadAlias, alias.text),
                                did_you_mean(nearest_alias(alias.text, base_url)));
    return;
  }
  const Link& link = input.link(node);
  if (link.url.empty()) return;
  builder.at_alias(alias.place, alias.text);
  Hasher data;
  add_to_hash(link, data);
  std::string root = root_prefix(path);
  builder.add_page(kind.name, path, std::move(root), kind.template_name, data.finish(),
                   [&link, path](const PlanInput& now) {
                     auto view = std::make_shared<RedirectView>();
                     view->target = link.url;
                     begin_page(now, {.kind = "redirect", .path = path, .title = link.name}, *view);
                     const std::string& base = now.site().base_url;
                     if (!base.empty()) view->page.canonical = absolute_url(base, link.url);
                     return view;
                   });
}

std::vector<SitemapColumn> sitemap_columns(const PlanInput& input) {
  std::vector<SitemapColumn> all;
  for (const Crumb& column : columns(input)) {
    SitemapColumn& made = all.emplace_back(SitemapColumn{column.title, column.url, {}});
    for (const Node* node : input.site().nodes) {
      const Kind& kind = *node->base->kind;
      const bool here = !kind.at_top && column.url == listing_path(kind.folder, 1);
      if (here && !input.link(*node).url.empty()) made.items.push_back(&input.link(*node));
    }
  }
  SitemapColumn pages{std::string(input.t(words::pages)), "", {}};
  for (const PageNode& page : input.site().pages) pages.items.push_back(&input.link(page));
  if (!pages.items.empty()) all.push_back(std::move(pages));
  return all;
}

/// The columns over the pages of the map: a page holds so many links; a column that is cut goes on
/// on the next page.
std::vector<std::vector<SitemapColumn>> cut_columns(const std::vector<SitemapColumn>& all,
                                                    std::size_t links_a_page) {
  std::vector<std::vector<SitemapColumn>> pages(1);
  std::size_t room = links_a_page;
  const auto take = [&] {
    if (room > 0) return --room, false;
    pages.emplace_back();
    room = links_a_page - 1;
    return true;
  };
  for (const SitemapColumn& column : all) {
    take();
    pages.back().push_back({column.title, column.url, {}});
    for (const Link* link : column.items) {
      if (take()) pages.back().push_back({column.title, column.url, {}});
      pages.back().back().items.push_back(link);
    }
  }
  return pages;
}

std::shared_ptr<SitemapView> make_sitemap(const PlanInput& input, const Pages& pages,
                                          const std::vector<SitemapColumn>& shown, std::size_t n) {
  auto view = std::make_shared<SitemapView>();
  view->pagination = pages.pagination(n);
  view->columns = shown;
  begin_page(input,
             {.kind = "sitemap",
              .path = pages.path(n),
              .title = std::string(input.t(words::sitemap)),
              .column = std::string(input.t(words::sitemap)),
              .description = std::string(input.t(words::sitemap_intro))},
             *view);
  return view;
}

std::shared_ptr<SinglePageView> make_page(const PlanInput& input, const PageNode& node) {
  const Page& page = node.record();
  const StoryInSite& story = input.around.stories.of(node);
  auto view = std::make_shared<SinglePageView>();
  view->page_record = {&page};
  view->story.emplace(story);
  view->headings = &headings_of(story);
  begin_page(input,
             {.kind = "page",
              .path = input.link(node).url,
              .title = page.title.text,
              .column = page.title.text,
              .description = page.summary.text,
              .published = page.published.text},
             *view);
  return view;
}

}  // namespace

void add_pages(const OutputKind& kind, const PlanInput& input, PlanBuilder& builder) {
  for (const PageNode& node : input.site().pages) {
    Hasher data;
    data.add(input.digests.of(node));
    builder.add_page(kind.name, input.link(node).url, "../", kind.template_name, data.finish(),
                     [&node](const PlanInput& now) { return make_page(now, node); },
                     node.base->place, {&node});
  }
}

void add_sitemap_page(const OutputKind& kind, const PlanInput& input, PlanBuilder& builder) {
  constexpr std::size_t kLinks = 4 * kWall;
  const auto shown = shared(cut_columns(sitemap_columns(input), kLinks));
  const Pages pages("sitemap", shown->size(), 1);
  for (std::size_t n = 0; n < pages.count(); ++n) {
    Hasher data;
    data.add(static_cast<std::uint64_t>(pages.count()));
    for (const SitemapColumn& column : (*shown)[n]) {
      data.add(column.title);
      data.add(column.url);
      for (const Link* link : column.items) add_to_hash(*link, data);
    }
    const std::string path = pages.path(n);
    builder.add_page(kind.name, path, root_prefix(path), kind.template_name, data.finish(),
                     [shown, pages, n](const PlanInput& now) {
                       return make_sitemap(now, pages, (*shown)[n], n);
                     });
  }
}

void add_not_found(const OutputKind& kind, const PlanInput& input, PlanBuilder& builder) {
  constexpr std::size_t kShown = 12;
  std::vector<const Link*> reports;
  Hasher data;
  for (const ReportNode& report : input.site().reports) {
    if (reports.size() == kShown) break;
    reports.push_back(&input.link(report));
    add_to_hash(*reports.back(), data);
  }
  // A server shows it at any depth: its links cannot be relative.
  builder.add_page(kind.name, "404.html", input.site().base_path, kind.template_name, data.finish(),
                   [reports](const PlanInput& now) {
                     auto view = std::make_shared<NotFoundView>();
                     view->reports = reports;
                     begin_page(now,
                                {.kind = "not_found",
                                 .path = "404.html",
                                 .title = std::string(now.t(words::not_found))},
                                *view);
                     return view;
                   });
}

void add_redirects(const OutputKind& kind, const PlanInput& input, PlanBuilder& builder) {
  for (const Node* node : input.site().nodes) {
    for (const Text& alias : aliases_of(*node->base))
      add_redirect(kind, input, alias, *node, builder);
  }
  builder.at_alias({}, {});
}

}  // namespace zhanting
