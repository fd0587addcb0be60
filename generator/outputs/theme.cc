#include <algorithm>

#include "base/paths.h"
#include "outputs/kinds.h"

namespace zhanting {

namespace {

struct ShownTheme {
  const Theme* theme = nullptr;
};

const ObjectType& object_type(const ShownTheme*) {
  static constexpr std::string_view kKeys[] = {"name", "summary"};
  static const ObjectType type =
      record_type(static_cast<const Theme*>(nullptr))
          .object_type_through(
              "theme", kKeys,
              {{"slug", [](const void* self) {
                  return value_of(static_cast<const ShownTheme*>(self)->theme->slug);
                }}});
  return type;
}

struct ThemeView : ViewOf<ThemeView> {
  static constexpr std::string_view kKind = "theme";
  ShownTheme theme;
  std::optional<ShownPhoto> cover;
  std::optional<StoryHtml> story;
  std::vector<Item> items;
  Pagination pagination;
  std::vector<ShownFigure> figures;
  std::vector<ShownHonour> honours_received, honours_conferred;
  std::vector<BrandGroup> brand_groups;
  std::vector<ShownPhoto> photos;
  std::vector<ShownEvent> events;
  std::vector<const Link*> reports;

  static std::vector<Member> members() {
    return {member<&ThemeView::theme>("theme"),
            member<&ThemeView::cover>("cover"),
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
void add_reports(const PlanInput& input, const ThemeNode& theme, ThemeView& view) {
  for (const ThemeNode::ReportMember& member : theme.reports) {
    view.items.push_back({{&input.cards.of(*member.report), member.why->text}, {}});
    view.reports.push_back(&input.link(*member.report));
  }
}

constexpr std::size_t kThemeParts = 48;  // parts of a kind; the walls hold all

/// What the entries of a theme hold, across reports.
void add_parts(const Surroundings& around, const ThemeNode& theme, ThemeView& view) {
  std::vector<PartOf<Brand>> brands;
  for (const PartOf<Photo>& photo : parts_of<&Theme::photos>(theme, nullptr)) {
    if (photo.part != cover_of(theme, around.stories).part)
      view.photos.push_back(show(photo, around));
  }
  const auto add = [&](auto& list, const auto& parts) {
    for (const auto& part : parts) {
      if (list.size() < kThemeParts) list.push_back(show(part, around));
    }
  };
  for (const ThemeNode::Member& member : theme.entries) {
    const EntryNode& node = *member.entry;
    add(view.figures, figures_of(node));
    add(view.events, parts_of<&Entry::events>(node, node.report));
    for (const PartOf<Brand>& brand : parts_of<&Entry::brands>(node, node.report)) {
      if (brands.size() < kThemeParts) brands.push_back(brand);
    }
    for (const PartOf<Honour>& honour : parts_of<&Entry::honours>(node, node.report)) {
      const bool conferred = is_conferred(around.site, *honour.part, node);
      auto& list = conferred ? view.honours_conferred : view.honours_received;
      if (list.size() < kThemeParts) list.push_back(show(honour, around));
    }
    for (const PartOf<Photo>& photo : parts_of<&Entry::photos>(node, node.report)) {
      if (around.stories.media->of(*photo.part) && view.photos.size() < kThemeParts)
        view.photos.push_back(show(photo, around));
    }
    if (!node.report) continue;
    const Link* report = &around.routes.link(*node.report);
    if (std::find(view.reports.begin(), view.reports.end(), report) == view.reports.end())
      view.reports.push_back(report);
  }
  view.brand_groups = group_by_kind(brands, around);
}

std::shared_ptr<ThemeView> make_view(const PlanInput& input, const ThemeNode& node,
                                     const Pages& pages, std::size_t n) {
  auto view = std::make_shared<ThemeView>();
  view->theme = {&node.record()};
  view->story.emplace(input.around.stories.of(node));
  if (const PartOf<Photo> cover = cover_of(node, input.around.stories))
    view->cover = show(cover, input.around);
  view->pagination = pages.pagination(n);
  if (n == 0) add_reports(input, node, *view);
  for (std::size_t i = pages.begin(n); i < pages.end(n); ++i)
    view->items.push_back(
        make_item(*node.entries[i].entry, node.entries[i].why->text, input.cards, input.around));
  if (n == 0) add_parts(input.around, node, *view);
  const std::string column(input.t(words::themes));
  begin_page(input,
             {.kind = "theme",
              .path = pages.path(n),
              .title = node.record().name.text,
              .column = column,
              .description = node.record().summary.text,
              .title_parts = {column},
              .breadcrumbs = {{column, "themes/index.html"}},
              .image = view->cover},
             *view);
  return view;
}

/// The first page shows something of all entries.
Hash128 data_of(const PlanInput& input, const ThemeNode& node, const Pages& pages, std::size_t n) {
  Hasher hasher;
  hasher.add(input.digests.of(node));
  hasher.add(static_cast<std::uint64_t>(node.entries.size()));
  if (n == 0) {
    for (const ThemeNode::ReportMember& member : node.reports)
      hasher.add(input.digests.of(*member.report));
  }
  const std::size_t begin = n == 0 ? 0 : pages.begin(n);
  const std::size_t end = n == 0 ? node.entries.size() : pages.end(n);
  for (std::size_t i = begin; i < end; ++i) {
    const EntryNode& entry = *node.entries[i].entry;
    hasher.add(input.digests.of(entry));
    if (n == 0 && entry.report) hasher.add(input.digests.of_card(*entry.report));
  }
  return hasher.finish();
}

std::vector<const Node*> stories_on(const ThemeNode& node, const Pages& pages, std::size_t n) {
  std::vector<const Node*> stories{&node};
  for (std::size_t i = pages.begin(n); i < pages.end(n); ++i) {
    const EntryNode* entry = node.entries[i].entry;
    if (entry->record().is_brief()) stories.push_back(entry);
  }
  return stories;
}

}  // namespace

void add_themes(const OutputKind& kind, const PlanInput& input, PlanBuilder& builder) {
  for (const ThemeNode& node : input.site().themes) {
    if (input.link(node).url.empty()) continue;
    const Pages pages("themes/" + node.base->slug, node.entries.size(), kListed);
    for (std::size_t n = 0; n < pages.count(); ++n) {
      const std::string path = pages.path(n);
      builder.add_page(
          kind.name, path, root_prefix(path), kind.template_name, data_of(input, node, pages, n),
          [&node, pages, n](const PlanInput& now) { return make_view(now, node, pages, n); },
          node.base->place, stories_on(node, pages, n));
    }
  }
}

}  // namespace zhanting
