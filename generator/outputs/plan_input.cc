#include "outputs/plan_input.h"

#include <algorithm>

#include "base/utf8.h"
#include "outputs/meta_tags.h"
#include "routes/page_path.h"

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
  const Site& site = input.site();
  view.site = &input.site_view;
  view.t.site = &site;
  PageMeta& page = view.page;
  page.kind = words.kind;
  page.path = words.path;
  page.folder = words.path.substr(0, words.path.find('/') + 1) + "index.html";
  page.title = words.title;
  page.full_title = full_title(words, site.settings().name.text, site.language);
  page.description = words.description.empty() ? site.settings().summary.text : words.description;
  if (words.kind != "home")
    page.breadcrumbs.push_back({std::string(input.t(words::home)), "index.html"});
  for (Crumb& crumb : words.breadcrumbs) page.breadcrumbs.push_back(std::move(crumb));
  page.column = words.column;
  page.published = words.published;
  page.updated = words.updated;
  page.source = words.source;
  page.image = std::move(words.image);
  if (!site.base_url.empty() && words.kind != "not_found" && words.kind != "redirect") {
    page.canonical = absolute_url(site.base_url, words.path);
    if (input.engraver) page.card = card_path(words.path);
    if (input.has_feed) page.feed = "feed.xml";
    page.qr.url = page.canonical;
    page.qr.label = std::string(input.t(words::qr));
  }
  add_meta_tags(site, words, page);
}

bool has_feed(const Site& site) {
  const auto published = [](const auto& nodes) {
    return std::any_of(nodes.begin(), nodes.end(),
                       [](const auto& node) { return !node.record().published.empty(); });
  };
  return !site.base_url.empty() && (published(site.reports) || published(site.entries));
}

Pages::Pages(std::string_view folder, std::size_t total, std::size_t per_page)
    : folder_(folder),
      total_(total),
      per_page_(per_page),
      count_(std::max<std::size_t>(1, (total + per_page - 1) / per_page)) {}

std::string Pages::path(std::size_t page) const {
  return listing_path(folder_, page + 1);
}

std::size_t Pages::end(std::size_t page) const {
  return std::min((page + 1) * per_page_, total_);
}

Pagination Pages::pagination(std::size_t page) const {
  constexpr std::size_t kBeside = 2;  // page numbers shown on both sides of the current one
  Pagination pagination;
  pagination.number = static_cast<std::int64_t>(page + 1);
  pagination.count = static_cast<std::int64_t>(count_);
  pagination.total = static_cast<std::int64_t>(total_);
  if (page > 0) pagination.previous = path(page - 1);
  if (page + 1 < count_) pagination.next = path(page + 1);
  const auto add = [&](std::size_t other) {
    pagination.pages.push_back({static_cast<std::int64_t>(other + 1), path(other), other == page});
  };
  const std::size_t first = page > kBeside ? page - kBeside : 0;
  const std::size_t last = std::min(page + kBeside, count_ - 1);
  if (first > 0) add(0);
  for (std::size_t other = first; other <= last; ++other) add(other);
  if (last + 1 < count_) add(count_ - 1);
  return pagination;
}

}  // namespace zhanting
