#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "base/escape.h"
#include "base/paths.h"
#include "outputs/kinds.h"
#include "routes/page_path.h"

/// Files for programs: api/*.json, sitemap.xml, feed.xml, robots.txt.
namespace zhanting {

namespace {

/// The records of nodes as the editors wrote them, each with its slug and address.
std::string records_json(const std::vector<const Node*>& nodes, const Routes& routes) {
  std::string out = "[\n";
  bool first = true;
  for (const Node* node : nodes) {
    if (!first) out += ",\n";
    first = false;
    out += "{\"slug\": ";
    append_json(Value::string(node->base->slug), out);
    out += ", \"url\": ";
    append_json(Value::string(routes.link(*node).url), out);
    std::string fields;
    visit_record(*node->base,
                 [&](const auto& record) { append_json(raw_value(record), fields, true); });
    if (fields.size() > 2)
      out += ", " + fields.substr(1);
    else
      out += "}";
  }
  out += "\n]\n";
  return out;
}

void add_api_file(const OutputKind& kind, const PlanInput& input, std::string_view name,
                  std::vector<const Node*> nodes, PlanBuilder& builder) {
  Hasher data;
  for (const Node* node : nodes) {
    data.add(node->base->hash);
    data.add(node->base->slug);
    data.add(input.link(*node).url);
  }
  builder.add_file(kind.name, "api/" + std::string(name) + ".json", data.finish(),
                   [nodes = shared(std::move(nodes))](const PlanInput& now) {
                     return records_json(*nodes, now.around.routes);
                   });
}

/// Pages that search engines should know, with their dates.
struct Listed {
  std::string url;
  std::string modified;  // YYYY-MM-DD or ""
};

std::string modified_date(const RecordBase& record) {
  return visit_record(record, [](const auto& typed) {
    std::string date;
    if constexpr (requires { typed.updated; }) date = typed.updated.text;
    if constexpr (requires { typed.published; }) {
      if (date.empty()) date = typed.published.text;
    }
    return date.substr(0, 10);
  });
}

std::vector<Listed> listed_pages(const PlanInput& input) {
  const Site& site = input.site();
  std::vector<Listed> pages{{absolute_url(site.base_url, "index.html"), ""}};
  for (const Node* node : site.nodes) {
    const std::string& url = input.link(*node).url;
    // What stands on another's page has no page of its own.
    if (url == page_path(*node->base))
      pages.push_back({absolute_url(site.base_url, url), modified_date(*node->base)});
  }
  for (const Crumb& column : columns(input))
    pages.push_back({absolute_url(site.base_url, column.url), ""});
  std::sort(pages.begin() + 1, pages.end(),
            [](const Listed& a, const Listed& b) { return a.url < b.url; });
  return pages;
}

struct FeedItem {
  const Node* node = nullptr;
  std::string title, summary, published, updated;
};

std::vector<FeedItem> feed_items(const Site& site) {
  constexpr std::size_t kItems = 100;
  std::vector<FeedItem> items;
  const auto add = [&](const auto& node) {
    const auto& record = node.record();
    if (!record.published.empty())
      items.push_back(
          {&node, node.title, record.summary.text, record.published.text, record.updated.text});
  };
  for (const ReportNode& report : site.reports) add(report);
  for (const EntryNode& entry : site.entries) add(entry);
  std::stable_sort(items.begin(), items.end(),
                   [](const FeedItem& a, const FeedItem& b) { return a.published > b.published; });
  if (items.size() > kItems) items.resize(kItems);
  return items;
}

/// RFC 3339, as Atom asks: "2022-09-07 09:00" with the site's offset.
std::string atom_time(const std::string& date, const Site& site) {
  const std::string offset =
      site.settings().utc_offset.empty() ? "+08:00" : site.settings().utc_offset.text;
  return date.substr(0, 10) + "T" + (date.size() == 16 ? date.substr(11) : "00:00") + ":00" +
         offset;
}

/// The file is small and follows from its text: its hash is the text's.
void add_text(const OutputKind& kind, std::string path, std::string text, PlanBuilder& builder) {
  const Hash128 hash = hash_of(std::string_view(text));
  builder.add_file(kind.name, std::move(path), hash, [text = std::move(text)] { return text; });
}

}  // namespace

void add_api(const OutputKind& kind, const PlanInput& input, PlanBuilder& builder) {
  std::map<std::string_view, std::vector<const Node*>> files;
  for (const Node* node : input.site().nodes) files[node->base->kind->api].push_back(node);
  for (auto& [name, nodes] : files) add_api_file(kind, input, name, std::move(nodes), builder);
}

void add_sitemap_xml(const OutputKind& kind, const PlanInput& input, PlanBuilder& builder) {
  if (input.site().base_url.empty() || input.site().settings().wants_no_robots()) return;
  constexpr std::size_t kUrlsPerFile = 50000;  // sitemaps.org
  const std::vector<Listed> pages = listed_pages(input);
  const auto urlset = [&](std::size_t begin, std::size_t end) {
    std::string out =
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n";
    for (std::size_t i = begin; i < end; ++i) {
      out += "<url><loc>" + escaped(pages[i].url) + "</loc>";
      if (!pages[i].modified.empty()) out += "<lastmod>" + pages[i].modified + "</lastmod>";
      out += "</url>\n";
    }
    return out + "</urlset>\n";
  };
  if (pages.size() <= kUrlsPerFile) {
    add_text(kind, "sitemap.xml", urlset(0, pages.size()), builder);
    return;
  }
  std::string index =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n";
  for (std::size_t begin = 0, n = 1; begin < pages.size(); begin += kUrlsPerFile, ++n) {
    const std::string name = fmt::format("sitemap-{}.xml", n);
    add_text(kind, name, urlset(begin, std::min(begin + kUrlsPerFile, pages.size())), builder);
    index += "<sitemap><loc>" + escaped(absolute_url(input.site().base_url, name)) +
             "</loc></sitemap>\n";
  }
  add_text(kind, "sitemap.xml", index + "</sitemapindex>\n", builder);
}

void add_feed(const OutputKind& kind, const PlanInput& input, PlanBuilder& builder) {
  const Site& site = input.site();
  if (!input.has_feed) return;
  const std::vector<FeedItem> items = feed_items(site);
  std::string latest;
  for (const FeedItem& item : items)
    latest = std::max(latest, item.updated.empty() ? item.published : item.updated);
  const std::string name = escaped(site.settings().name.text);
  std::string out = fmt::format(
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{}\">\n"
      "<title>{}</title>\n<id>{}</id>\n<updated>{}</updated>\n"
      "<link href=\"{}\"/>\n<link rel=\"self\" href=\"{}\"/>\n"
      "<author><name>{}</name></author>\n",
      input.site_view.language, name, escaped(absolute_url(site.base_url, "index.html")),
      atom_time(latest, site), escaped(absolute_url(site.base_url, "index.html")),
      escaped(absolute_url(site.base_url, "feed.xml")), name);
  for (const FeedItem& item : items) {
    const std::string url = escaped(absolute_url(site.base_url, input.link(*item.node).url));
    out += fmt::format(
        "<entry><title>{}</title><id>{}</id><link href=\"{}\"/>"
        "<published>{}</published><updated>{}</updated>",
        escaped(item.title), url, url, atom_time(item.published, site),
        atom_time(item.updated.empty() ? item.published : item.updated, site));
    if (!item.summary.empty()) out += "<summary>" + escaped(item.summary) + "</summary>";
    out += "</entry>\n";
  }
  add_text(kind, "feed.xml", out + "</feed>\n", builder);
}

/// The generator's robots.txt gives way to one of assets/root/. Where search engines are to leave
/// the site out they are let in all the same: only what they read can tell them so.
void add_robots(const OutputKind& kind, const PlanInput& input, PlanBuilder& builder) {
  const std::vector<ThemeFile>& assets = input.documents.assets;
  if (std::any_of(assets.begin(), assets.end(),
                  [](const ThemeFile& file) { return file.name == "root/robots.txt"; }))
    return;
  std::string out = "User-agent: *\nAllow: /\n";
  if (!input.site().base_url.empty() && !input.site().settings().wants_no_robots())
    out += "Sitemap: " + absolute_url(input.site().base_url, "sitemap.xml") + "\n";
  add_text(kind, "robots.txt", out, builder);
}

}  // namespace zhanting
