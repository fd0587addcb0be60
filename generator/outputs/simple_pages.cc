#include <algorithm>

#include "base/paths.h"
#include "base/text.h"
#include "outputs/kinds.h"
#include "outputs/messages.h"
#include "outputs/shown_record.h"

/// Pages that show one record or none: pages of content/pages/, the site map, 404, redirects.
namespace zhanting {

namespace {

const ObjectType& page_fields() {
  static const ObjectType type =
      shown_record<Page>("page_record", {"title", "summary", "published"}, {});
  return type;
}

struct SinglePageView : ViewOf<SinglePageView> {
  static constexpr std::string_view kKind = "page";
  const Page* page_record = nullptr;
  const StoryText* story = nullptr;
  const std::vector<StoryHeading>& headings() const { return story->facts.headings; }
  static std::vector<Member> members() {
    return {shown<&SinglePageView::page_record, page_fields>("page_record"),
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

/// "branches/old/" → "branches/old/index.html"; false for what is no site path of a page.
bool alias_path(const std::string& alias, std::string& path) {
  static constexpr std::string_view kAllowed =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_./";
  std::string_view text = alias;
  if (text.starts_with('/')) text.remove_prefix(1);
  if (text.empty() || text.find_first_not_of(kAllowed) != std::string_view::npos) return false;
  if (text.find("..") != std::string_view::npos || text.find("//") != std::string_view::npos)
    return false;
  path = text;
  if (path.ends_with('/')) {
    path += "index.html";
  } else if (!path.ends_with(".html")) {
    return false;
  }
  return !path.starts_with('.') && path.find("/.") == std::string::npos;
}

/// The site path that an editor meant by what is none: “/branches/old”, an address with its host, a
/// path with spaces or backslashes. "" where none can be told.
std::string nearest_alias(std::string text, const Site& site) {
  std::replace(text.begin(), text.end(), '\\', '/');
  const std::size_t scheme = text.find("://");
  if (!site.base_url.empty() && text.starts_with(site.base_url + "/")) {
    text.erase(0, site.base_url.size());
  } else if (scheme != std::string::npos) {
    const std::size_t path = text.find('/', scheme + 3);
    text = path == std::string::npos ? "" : text.substr(path);
  }
  text.resize(std::min(text.find_first_of("?#"), text.size()));
  std::string meant;
  for (const std::string_view piece : split(text, '/')) {
    const std::string_view name = trim_blank(piece);
    if (name.empty() || name == "." || name == "..") continue;
    if (!meant.empty()) meant += '/';
    meant += name;
  }
  if (!meant.ends_with(".html")) meant += '/';
  std::string path;
  return alias_path(meant, path) ? meant : "";
}

void add_redirect(const OutputKind& kind, const PlanInput& input, const Text& alias,
                  const RecordBase& record, Diagnostics& diagnostics, PlanBuilder& builder) {
  std::string path;
  if (!alias_path(alias.text, path)) {
    diagnostics.error(alias.place, Message::of(messages::kBadAlias, alias.text),
                      did_you_mean(nearest_alias(alias.text, input.site)));
    return;
  }
  if (record.link.url.empty()) return;
  auto view = std::make_shared<RedirectView>();
  view->target = record.link.url;
  begin_page(input, {.kind = "redirect", .path = path, .title = record.link.name}, *view);
  if (!input.site.base_url.empty())
    view->page.canonical = absolute_url(input.site, record.link.url);
  builder.at_alias(alias.place, alias.text);
  const std::string root = root_prefix(path);
  builder.add_page(kind.name, path, root, kind.template_name, view);
}

}  // namespace

std::vector<Crumb> columns(const PlanInput& input) {
  const Site& site = input.site;
  std::vector<Crumb> columns;
  const auto add = [&](const WordRow& word, std::string_view folder, bool any) {
    if (any && !site.settings.is_without(folder))
      columns.push_back({std::string(input.t(word)), std::string(folder) + "/index.html"});
  };
  const auto entry = [&](const auto& has) {
    return std::any_of(site.entries.begin(), site.entries.end(),
                       [&](const auto& each) { return has(*each); });
  };
  const auto record = [&](const auto& has) {
    return entry(has) || std::any_of(site.reports.begin(), site.reports.end(),
                                     [&](const auto& each) { return has(*each); });
  };
  const auto stands = [](const auto& list) {
    return std::any_of(list.begin(), list.end(),
                       [](const auto& each) { return !each->link.url.empty(); });
  };
  add(words::reports, "reports", !site.reports.empty());
  add(words::branches, "branches",
      entry([](const Entry& each) { return each.collection == Collection::kBranches; }));
  add(words::highlights, "highlights",
      entry([](const Entry& each) { return each.collection == Collection::kHighlights; }));
  add(words::organisations, "organisations", stands(site.organisations));
  add(words::themes, "themes", stands(site.themes));
  const auto own_figure = [](const auto& each) {
    return std::any_of(each.figures.begin(), each.figures.end(), [](const auto& figure) {
      if constexpr (requires { figure.own; }) {
        return figure.own.has_value();
      } else {
        return true;
      }
    });
  };
  add(words::figures, "figures", record(own_figure));
  add(words::honour_board, "honours",
      record([](const auto& each) { return !each.honours.empty(); }));
  add(words::brands, "brands", entry([](const Entry& each) { return !each.brands.empty(); }));
  add(words::photos, "photos", record([](const auto& each) { return !each.photos.empty(); }));
  add(words::timeline, "timeline", record([](const auto& each) { return !each.events.empty(); }));
  return columns;
}

void add_pages(const OutputKind& kind, const PlanInput& input, PlanBuilder& builder) {
  for (const auto& page : input.site.pages) {
    auto view = std::make_shared<SinglePageView>();
    view->page_record = page.get();
    view->story = &page->story;
    begin_page(input,
               {.kind = "page",
                .path = page->link.url,
                .title = page->title.text,
                .column = page->title.text,
                .description = page->summary.text,
                .published = page->published.text},
               *view);
    builder.add_page(kind.name, page->link.url, "../", kind.template_name, view, page->place);
  }
}

void add_sitemap_page(const OutputKind& kind, const PlanInput& input, PlanBuilder& builder) {
  const Site& site = input.site;
  std::vector<SitemapColumn> all;
  for (Crumb& column : columns(input)) all.push_back({column.title, column.url, {}});
  const auto fill = [&](std::string_view folder, const auto& records, const auto& wanted) {
    const auto column = std::find_if(all.begin(), all.end(), [&](const SitemapColumn& each) {
      return each.url == std::string(folder) + "/index.html";
    });
    if (column == all.end()) return;
    for (const auto& record : records) {
      if (!record->link.url.empty() && wanted(*record)) column->items.push_back(&record->link);
    }
  };
  const auto any = [](const auto&) { return true; };
  fill("reports", site.reports, any);
  fill("branches", site.entries,
       [](const Entry& entry) { return entry.collection == Collection::kBranches; });
  fill("highlights", site.entries,
       [](const Entry& entry) { return entry.collection == Collection::kHighlights; });
  fill("organisations", site.organisations, any);
  fill("themes", site.themes, any);
  SitemapColumn pages{std::string(input.t(words::pages)), "", {}};
  for (const auto& page : site.pages) pages.items.push_back(&page->link);
  if (!pages.items.empty()) all.push_back(std::move(pages));

  // A page of the map holds so many links; a column that is cut goes on on the next page.
  constexpr std::size_t kLinks = 4 * kWall;
  std::size_t links = 0;
  for (const SitemapColumn& column : all) links += column.items.size() + 1;
  const std::vector<Pagination> numbers = paginate("sitemap", links, kLinks);
  std::size_t column = 0, item = 0;
  for (std::size_t n = 0; n < numbers.size(); ++n) {
    auto view = std::make_shared<SitemapView>();
    view->pagination = numbers[n];
    for (std::size_t room = kLinks; room > 0 && column < all.size();) {
      const SitemapColumn& from = all[column];
      SitemapColumn shown{from.title, from.url, {}};
      --room;
      while (item < from.items.size() && room > 0) {
        shown.items.push_back(from.items[item++]);
        --room;
      }
      view->columns.push_back(std::move(shown));
      if (item == from.items.size()) {
        ++column;
        item = 0;
      }
    }
    const std::string path = listing_path("sitemap", n + 1);
    begin_page(input,
               {.kind = "sitemap",
                .path = path,
                .title = std::string(input.t(words::sitemap)),
                .column = std::string(input.t(words::sitemap)),
                .description = std::string(input.t(words::sitemap_intro))},
               *view);
    builder.add_page(kind.name, path, root_prefix(path), kind.template_name, view);
  }
}

void add_not_found(const OutputKind& kind, const PlanInput& input, PlanBuilder& builder) {
  constexpr std::size_t kShown = 12;
  auto view = std::make_shared<NotFoundView>();
  for (const auto& report : input.site.reports) {
    if (view->reports.size() < kShown) view->reports.push_back(&report->link);
  }
  begin_page(
      input,
      {.kind = "not_found", .path = "404.html", .title = std::string(input.t(words::not_found))},
      *view);
  // A server shows it at any depth: its links cannot be relative.
  builder.add_page(kind.name, "404.html", input.site.base_path, kind.template_name, view);
}

void add_redirects(const OutputKind& kind, const PlanInput& input, PlanBuilder& builder) {
  const auto add = [&](const auto& records) {
    for (const auto& record : records) {
      for (const Text& alias : record->aliases)
        add_redirect(kind, input, alias, *record, builder.diagnostics(), builder);
    }
  };
  add(input.site.reports);
  add(input.site.entries);
  add(input.site.organisations);
  add(input.site.themes);
  add(input.site.pages);
  builder.at_alias({}, {});
}

}  // namespace zhanting
