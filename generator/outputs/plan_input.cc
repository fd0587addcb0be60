#include "outputs/plan_input.h"

#include <algorithm>
#include <memory>

#include "base/paths.h"
#include "base/utf8.h"
#include "outputs/meta_tags.h"

namespace zhanting {

namespace {

/// 标题_栏目_站名 (norms 2.3i), in English “Title | Column | Site”, within what a tab, a bookmark
/// and html-validate's long-title take: of a long one the column goes first, then the name of the
/// site; the title itself stays whole.
std::string full_title(const PageWords& words, std::string_view site_name, Language language) {
  constexpr std::size_t kLimit = 70;  // code points
  std::string title = words.title;
  std::size_t length = count_code_points(title);
  const std::string_view between = language == Language::kChinese ? "_" : " | ";
  const std::size_t site_length = between.size() + count_code_points(site_name);
  const auto append = [&](std::string_view part, std::size_t reserved) {
    const std::size_t more = between.size() + count_code_points(part);
    if (length + more + reserved > kLimit) return;
    title += between;
    title += part;
    length += more;
  };
  for (const std::string& part : words.title_parts) append(part, site_length);
  if (words.kind != "home") append(site_name, 0);
  return title;
}

}  // namespace

void begin_page(const PlanInput& input, PageWords words, PageView& view) {
  const Site& site = input.site;
  view.site = &input.site_view;
  view.t.language = site.language;
  PageMeta& page = view.page;
  page.kind = words.kind;
  page.path = words.path;
  page.title = words.title;
  page.full_title = full_title(words, site.settings.name.text, site.language);
  page.description = words.description.empty() ? site.settings.summary.text : words.description;
  if (words.kind != "home")
    page.breadcrumbs.push_back({std::string(input.t(words::home)), "index.html"});
  for (Crumb& crumb : words.breadcrumbs) page.breadcrumbs.push_back(std::move(crumb));
  page.column = words.column;
  page.published = words.published;
  page.updated = words.updated;
  page.source = words.source;
  page.image = words.image;
  if (!site.base_url.empty() && words.kind != "not_found" && words.kind != "redirect") {
    page.canonical = absolute_url(site, words.path);
    if (input.has_feed) page.feed = "feed.xml";
    page.qr.url = page.canonical;
    page.qr.label = std::string(input.t(words::qr));
  }
  add_meta_tags(site, words, page);
}

bool has_feed(const Site& site) {
  const auto published = [](const auto& records) {
    return std::any_of(records.begin(), records.end(),
                       [](const auto& record) { return !record->published.empty(); });
  };
  return !site.base_url.empty() && (published(site.reports) || published(site.entries));
}

std::string listing_path(std::string_view folder, std::size_t page) {
  std::string path(folder);
  path += '/';
  if (page > 1) path += "page/" + std::to_string(page) + "/";
  return path + "index.html";
}

std::vector<Pagination> paginate(std::string_view folder, std::size_t total, std::size_t per_page) {
  constexpr std::size_t kBeside = 2;  // page numbers shown on both sides of the current one
  const std::size_t count = std::max<std::size_t>(1, (total + per_page - 1) / per_page);
  std::vector<Pagination> all;
  for (std::size_t number = 1; number <= count; ++number) {
    Pagination pagination;
    pagination.number = static_cast<std::int64_t>(number);
    pagination.count = static_cast<std::int64_t>(count);
    pagination.total = static_cast<std::int64_t>(total);
    if (number > 1) pagination.previous = listing_path(folder, number - 1);
    if (number < count) pagination.next = listing_path(folder, number + 1);
    for (std::size_t other = 1; other <= count; ++other) {
      const bool near = other + kBeside >= number && other <= number + kBeside;
      if (!near && other != 1 && other != count) continue;
      pagination.pages.push_back(
          {static_cast<std::int64_t>(other), listing_path(folder, other), other == number});
    }
    all.push_back(std::move(pagination));
  }
  return all;
}

std::string absolute_url(const Site& site, std::string_view site_path) {
  std::string_view path = site_path;
  if (path == "index.html" || path.ends_with("/index.html"))
    path.remove_suffix(std::string_view("index.html").size());
  return site.base_url + "/" + std::string(path);
}

}  // namespace zhanting
