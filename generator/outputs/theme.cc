#include <algorithm>

#include "base/paths.h"
#include "outputs/kinds.h"
#include "outputs/shown_record.h"

namespace zhanting {

namespace {

const ObjectType& theme_fields() {
  static const ObjectType type = shown_record<Theme>("theme", {"name", "summary"}, {});
  return type;
}

struct ThemeView : ViewOf<ThemeView> {
  static constexpr std::string_view kKind = "theme";
  const Theme* theme = nullptr;
  const StoryText* story = nullptr;
  std::vector<Item> items;
  Pagination pagination;
  std::vector<const Figure*> figures;
  std::vector<const Honour*> honours_received, honours_conferred;
  std::vector<BrandGroup> brand_groups;
  std::vector<const Photo*> photos;
  std::vector<const Event*> events;
  std::vector<const Link*> reports;

  static std::vector<Member> members() {
    return {shown<&ThemeView::theme, theme_fields>("theme"),
            member<&ThemeView::story>("story"),
            member<&ThemeView::items>("items"),
            member<&ThemeView::pagination>("pagination"),
            member<&ThemeView::figures>("figures"),
            member<&ThemeView::honours_received>("honours_received"),
            member<&ThemeView::honours_conferred>("honours_conferred"),
            member<&ThemeView::brand_groups>("brand_groups"),
            member<&ThemeView::photos>("photos"),
            member<&ThemeView::events>("events"),
            member<&ThemeView::reports>("reports")};
  }
};

/// Reports that name the theme themselves stand before the entries.
void add_reports(const PlanInput& input, const Theme& theme, ThemeView& view) {
  std::vector<Item> items;
  for (const Theme::ReportMember& member : theme.reports) {
    Item& item = items.emplace_back(Item{input.cards.of(*member.report), nullptr});
    item.card.why = member.why->text;
    view.reports.push_back(&member.report->link);
  }
  view.items.insert(view.items.begin(), items.begin(), items.end());
}

/// What the entries of a theme hold, across reports; bounded, the walls hold all.
void add_parts(const Theme& theme, Language language, ThemeView& view) {
  constexpr std::size_t kShown = 48;
  std::vector<const Brand*> brands;
  const auto add = [](auto& list, const auto& items) {
    for (const auto& item : items) {
      if (list.size() < kShown) list.push_back(&item);
    }
  };
  for (const Theme::Member& member : theme.entries) {
    const Entry& entry = *member.entry;
    add(view.figures, entry.figures);
    add(brands, entry.brands);
    add(view.events, entry.events);
    for (const Honour& honour : entry.honours) {
      auto& list = honour.conferred ? view.honours_conferred : view.honours_received;
      if (list.size() < kShown) list.push_back(&honour);
    }
    for (const Photo& photo : entry.photos) {
      if (photo.picture && view.photos.size() < kShown) view.photos.push_back(&photo);
    }
    if (!entry.in_report) continue;
    const Link* report = &entry.in_report->link;
    if (std::find(view.reports.begin(), view.reports.end(), report) == view.reports.end())
      view.reports.push_back(report);
  }
  view.brand_groups = group_by_kind(brands, language);
}

}  // namespace

void add_themes(const OutputKind& kind, const PlanInput& input, PlanBuilder& builder) {
  for (const auto& theme : input.site.themes) {
    if (theme->link.url.empty()) continue;
    const std::string folder = "themes/" + theme->slug;
    const std::vector<Pagination> pages = paginate(folder, theme->entries.size(), kListed);
    for (std::size_t n = 0; n < pages.size(); ++n) {
      auto view = std::make_shared<ThemeView>();
      view->theme = theme.get();
      view->story = &theme->story;
      view->pagination = pages[n];
      const std::size_t end = std::min((n + 1) * kListed, theme->entries.size());
      for (std::size_t i = n * kListed; i < end; ++i)
        view->items.push_back(
            input.cards.item_of(*theme->entries[i].entry, theme->entries[i].why->text));
      if (n == 0) add_reports(input, *theme, *view);
      if (n == 0) add_parts(*theme, input.site.language, *view);
      const std::string path = listing_path(folder, n + 1);
      const std::string column(input.t(words::themes));
      begin_page(input,
                 {.kind = "theme",
                  .path = path,
                  .title = theme->name.text,
                  .column = column,
                  .description = theme->summary.text,
                  .title_parts = {column},
                  .breadcrumbs = {{column, "themes/index.html"}}},
                 *view);
      builder.add_page(kind.name, path, root_prefix(path), kind.template_name, view, theme->place);
    }
  }
}

}  // namespace zhanting
