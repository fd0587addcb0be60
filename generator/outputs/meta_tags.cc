#include "outputs/meta_tags.h"

#include "base/text.h"
#include "routes/page_path.h"

namespace zhanting {

namespace {

std::string host_of(const std::string& base_url) {
  const std::size_t start = base_url.find("//");
  if (start == std::string::npos) return {};
  return base_url.substr(start + 2, base_url.find('/', start + 2) - start - 2);
}

/// One row a tag: its name, and what it says of a page ("" for no tag).
struct TagRow {
  std::string_view name;
  std::string_view property;
  std::string (*content)(const Site&, const PageWords&, const PageMeta&);
};

bool has_article(const PageWords& words) {
  return words.article;
}
bool has_card(const PageMeta& page) {
  return !page.card.empty();
}
bool has_column(const PageWords& words) {
  return !words.column.empty();
}

constexpr TagRow kRows[] = {
    {"robots", "",
     [](const Site& site, const PageWords&, const PageMeta&) {
       return std::string(site.settings().wants_no_robots() ? "noindex" : "");
     }},
    // Government sites: names and case as in the annex; required values are never empty.
    {"SiteName", "",
     [](const Site& site, const PageWords&, const PageMeta&) { return site.settings().name.text; }},
    {"SiteDomain", "",
     [](const Site& site, const PageWords&, const PageMeta&) { return host_of(site.base_url); }},
    {"SiteIDCode", "",
     [](const Site& site, const PageWords&, const PageMeta&) {
       return site.settings().site_id.text;
     }},
    {"ColumnName", "",
     [](const Site&, const PageWords& words, const PageMeta&) { return words.column; }},
    {"ColumnDescription", "",
     [](const Site&, const PageWords& words, const PageMeta& page) {
       if (!has_column(words)) return std::string();
       return has_article(words) ? words.column_description : page.description;
     }},
    {"ColumnKeywords", "",
     [](const Site& site, const PageWords& words, const PageMeta&) {
       return has_column(words) ? words.column + "," + site.settings().name.text : std::string();
     }},
    {"ColumnType", "",
     [](const Site& site, const PageWords& words, const PageMeta&) {
       const bool chinese = site.language == Language::kChinese && site.has_report_kinds;
       if (!chinese || !has_column(words)) return std::string();
       return std::string(words.kind == "home" ? "首页" : "工作动态");
     }},
    {"ArticleTitle", "",
     [](const Site&, const PageWords& words, const PageMeta& page) {
       return has_article(words) ? page.title : std::string();
     }},
    // Only a date with a time of day has the form that the annex asks for.
    {"PubDate", "",
     [](const Site&, const PageWords& words, const PageMeta& page) {
       return has_article(words) && page.published.size() == 16 ? page.published : std::string();
     }},
    {"ContentSource", "",
     [](const Site&, const PageWords& words, const PageMeta& page) {
       return has_article(words) ? page.source : std::string();
     }},
    // Open Graph.
    {"", "og:title",
     [](const Site&, const PageWords&, const PageMeta& page) { return page.title; }},
    {"", "og:type",
     [](const Site&, const PageWords& words, const PageMeta&) {
       return std::string(has_article(words) ? "article" : "website");
     }},
    {"", "og:site_name",
     [](const Site& site, const PageWords&, const PageMeta&) { return site.settings().name.text; }},
    {"", "og:locale",
     [](const Site& site, const PageWords&, const PageMeta&) {
       const bool chinese = site.language == Language::kChinese;
       return chinese ? std::string("zh_CN") : replace_all(site.settings().language.text, "-", "_");
     }},
    {"", "og:description",
     [](const Site&, const PageWords&, const PageMeta& page) { return page.description; }},
    {"", "og:url",
     [](const Site&, const PageWords&, const PageMeta& page) { return page.canonical; }},
    {"", "og:image",
     [](const Site& site, const PageWords&, const PageMeta& page) {
       if (has_card(page)) return absolute_url(site.base_url, page.card);
       const bool picture = page.image && page.image->picture && !site.base_url.empty();
       return picture ? absolute_url(site.base_url, page.image->picture->url) : std::string();
     }},
    // Chat programs leave room for a card whose size they know.
    {"", "og:image:width",
     [](const Site&, const PageWords&, const PageMeta& page) {
       return has_card(page) ? std::to_string(kPageCard.width) : std::string();
     }},
    {"", "og:image:height",
     [](const Site&, const PageWords&, const PageMeta& page) {
       return has_card(page) ? std::to_string(kPageCard.height) : std::string();
     }},
    {"", "og:image:alt",
     [](const Site&, const PageWords&, const PageMeta& page) {
       return has_card(page) ? page.title : std::string();
     }},
    {"twitter:card", "",
     [](const Site&, const PageWords&, const PageMeta& page) {
       return std::string(has_card(page) ? "summary_large_image" : "");
     }},
};

}  // namespace

void add_meta_tags(const Site& site, const PageWords& words, PageMeta& page) {
  if (words.kind == "redirect") return;
  for (const TagRow& row : kRows) {
    std::string content = row.content(site, words, page);
    if (!content.empty()) page.meta.push_back({row.name, row.property, std::move(content)});
  }
  page.json_ld.context = "https://schema.org";
  page.json_ld.type = words.article ? "Article" : words.kind == "home" ? "WebSite" : "WebPage";
  page.json_ld.name = page.title;
  if (words.article) page.json_ld.headline = page.title;
  page.json_ld.description = page.description;
  page.json_ld.language =
      site.settings().language.empty() ? "zh-CN" : site.settings().language.text;
  page.json_ld.url = page.canonical;
  page.json_ld.published = page.published.substr(0, 10);
  page.json_ld.modified = (page.updated.empty() ? page.published : page.updated).substr(0, 10);
}

}  // namespace zhanting
