#include <algorithm>
#include <map>
#include <tuple>

#include "base/months.h"
#include "base/paths.h"
#include "outputs/kinds.h"

/// The walls: all figures, honours, brands, photos and events of the site, each linked to where it
/// stands. Long ones are paginated; a group that is cut goes on on the next page.
namespace zhanting {

namespace {

struct FigureGroup {
  std::string_view title, kind;
  std::vector<const Figure*> figures;
};

const ObjectType& object_type(const FigureGroup*) {
  static const ObjectType type = {
      "group",
      {member<&FigureGroup::title>("title"), member<&FigureGroup::kind>("kind"),
       member<&FigureGroup::figures>("figures")}};
  return type;
}

struct PhotoGroup {
  const Link* report = nullptr;
  std::vector<const Photo*> photos;
};

const ObjectType& object_type(const PhotoGroup*) {
  static const ObjectType type = {
      "group", {member<&PhotoGroup::report>("report"), member<&PhotoGroup::photos>("photos")}};
  return type;
}

struct MonthView {
  std::string title;
  std::vector<const Event*> events;
};

const ObjectType& object_type(const MonthView*) {
  static const ObjectType type = {
      "month", {member<&MonthView::title>("title"), member<&MonthView::events>("events")}};
  return type;
}

struct TimelineYear {
  std::string title;
  std::vector<MonthView> months;
};

const ObjectType& object_type(const TimelineYear*) {
  static const ObjectType type = {
      "year", {member<&TimelineYear::title>("title"), member<&TimelineYear::months>("months")}};
  return type;
}

struct UndatedGroup {
  const Link* report = nullptr;
  std::vector<const Event*> events;
};

const ObjectType& object_type(const UndatedGroup*) {
  static const ObjectType type = {
      "group", {member<&UndatedGroup::report>("report"), member<&UndatedGroup::events>("events")}};
  return type;
}

struct FiguresView : ViewOf<FiguresView> {
  static constexpr std::string_view kKind = "figures";
  std::vector<FigureGroup> groups;
  std::vector<const Plot*> plots;
  Pagination pagination;
  std::int64_t total = 0;
  static std::vector<Member> members() {
    return {member<&FiguresView::groups>("groups"), member<&FiguresView::plots>("plots"),
            member<&FiguresView::pagination>("pagination"), member<&FiguresView::total>("total")};
  }
};

struct HonoursView : ViewOf<HonoursView> {
  static constexpr std::string_view kKind = "honours";
  std::vector<HonourGroup> received, conferred;
  std::int64_t total = 0;
  Pagination pagination;
  static std::vector<Member> members() {
    return {member<&HonoursView::received>("received"),
            member<&HonoursView::conferred>("conferred"), member<&HonoursView::total>("total"),
            member<&HonoursView::pagination>("pagination")};
  }
};

struct BrandsView : ViewOf<BrandsView> {
  static constexpr std::string_view kKind = "brands";
  std::vector<BrandGroup> groups;
  std::int64_t total = 0;
  Pagination pagination;
  static std::vector<Member> members() {
    return {member<&BrandsView::groups>("groups"), member<&BrandsView::total>("total"),
            member<&BrandsView::pagination>("pagination")};
  }
};

struct PhotosView : ViewOf<PhotosView> {
  static constexpr std::string_view kKind = "photos";
  std::vector<PhotoGroup> groups;
  std::int64_t total = 0;
  Pagination pagination;
  static std::vector<Member> members() {
    return {member<&PhotosView::groups>("groups"), member<&PhotosView::total>("total"),
            member<&PhotosView::pagination>("pagination")};
  }
};

struct TimelineView : ViewOf<TimelineView> {
  static constexpr std::string_view kKind = "timeline";
  std::vector<TimelineYear> years;
  std::vector<UndatedGroup> undated;
  Pagination pagination;
  static std::vector<Member> members() {
    return {member<&TimelineView::years>("years"), member<&TimelineView::undated>("undated"),
            member<&TimelineView::pagination>("pagination")};
  }
};

struct WallWords {
  WordRow title, intro;
};

/// One page of a wall: the items [begin, end) of its list.
template <typename View, typename T, typename Fill>
void add_wall(const OutputKind& kind, const PlanInput& input, std::string_view folder,
              const WallWords& words, const std::vector<T>& items, const Fill& fill,
              PlanBuilder& builder) {
  if (items.empty()) return;
  const std::vector<Pagination> pages = paginate(folder, items.size(), kWall);
  for (std::size_t n = 0; n < pages.size(); ++n) {
    auto view = std::make_shared<View>();
    view->pagination = pages[n];
    const auto begin = items.begin() + static_cast<std::ptrdiff_t>(n * kWall);
    const auto end =
        items.begin() + static_cast<std::ptrdiff_t>(std::min((n + 1) * kWall, items.size()));
    fill(std::vector<T>(begin, end), n == 0, *view);
    const std::string path = listing_path(folder, n + 1);
    begin_page(input,
               {.kind = kind.name,
                .path = path,
                .title = std::string(input.t(words.title)),
                .column = std::string(input.t(words.title)),
                .description = std::string(input.t(words.intro))},
               *view);
    builder.add_page(kind.name, path, root_prefix(path), kind.template_name, view);
  }
}

/// Calls `use(figure)` for the figures of reports and entries in the site's order.
template <typename Use>
void for_each_figure(const Site& site, const Use& use) {
  for (const auto& report : site.reports) {
    for (const FigureUse& figure : report->figures) {
      if (figure.own) use(*figure.own);
    }
  }
  for (const auto& entry : site.entries) {
    for (const Figure& figure : entry->figures) use(figure);
  }
}

template <typename Use>
void for_each_record_with_parts(const Site& site, const Use& use) {
  std::map<const Report*, std::vector<const Entry*>> entries;
  for (const auto& entry : site.entries) entries[entry->in_report].push_back(entry.get());
  for (const auto& report : site.reports) {
    use(*report);
    for (const Entry* entry : entries[report.get()]) use(*entry);
  }
}

/// Which group of the wall a figure stands in: results by report, then firsts, then targets, which
/// never stand among results.
std::pair<int, const Link*> group_of(const Figure& figure) {
  if (figure.is("target")) return {2, nullptr};
  if (figure.is("first")) return {1, nullptr};
  return {0, figure.report};
}

}  // namespace

void add_figures(const OutputKind& kind, const PlanInput& input, PlanBuilder& builder) {
  const Site& site = input.site;
  std::map<const Link*, std::size_t> place_of_report;
  for (const auto& report : site.reports)
    place_of_report.emplace(&report->link, place_of_report.size());
  std::vector<const Figure*> figures;
  for_each_figure(site, [&](const Figure& figure) { figures.push_back(&figure); });
  const auto place = [&](const Figure& figure) {
    const auto [rank, report] = group_of(figure);
    const auto known = place_of_report.find(report);
    return std::pair(rank, known == place_of_report.end() ? 0 : known->second);
  };
  std::stable_sort(figures.begin(), figures.end(),
                   [&](const Figure* a, const Figure* b) { return place(*a) < place(*b); });
  add_wall<FiguresView>(
      kind, input, "figures", {words::figures, words::figures_intro}, figures,
      [&](const std::vector<const Figure*>& shown, bool first, FiguresView& view) {
        view.total = static_cast<std::int64_t>(figures.size());
        for (const Figure* figure : shown) {
          const auto [rank, report] = group_of(*figure);
          const std::string_view name = rank == 2 ? "target" : rank == 1 ? "first" : "statistic";
          const std::string_view title =
              report ? std::string_view(report->name) : figure->kind_word;
          if (view.groups.empty() || view.groups.back().title != title)
            view.groups.push_back({title, name, {}});
          view.groups.back().figures.push_back(figure);
        }
        if (!first) return;
        for_each_record_with_parts(site, [&](const auto& record) {
          for (const Plot& plot : record.plots) {
            // A report may repeat a plot of its entry; the wall shows it once.
            const bool shown_before =
                std::any_of(view.plots.begin(), view.plots.end(),
                            [&](const Plot* each) { return each->title.text == plot.title.text; });
            if (!shown_before) view.plots.push_back(&plot);
          }
        });
      },
      builder);
}

void add_honours(const OutputKind& kind, const PlanInput& input, PlanBuilder& builder) {
  std::vector<const Honour*> honours;
  for_each_record_with_parts(input.site, [&](const auto& record) {
    for (const Honour& honour : record.honours) honours.push_back(&honour);
  });
  std::stable_sort(honours.begin(), honours.end(),
                   [](const Honour* a, const Honour* b) { return a->conferred < b->conferred; });
  add_wall<HonoursView>(
      kind, input, "honours", {words::honour_board, words::honours_intro}, honours,
      [&](const std::vector<const Honour*>& shown, bool, HonoursView& view) {
        view.total = static_cast<std::int64_t>(honours.size());
        std::vector<const Honour*> received, conferred;
        for (const Honour* honour : shown)
          (honour->conferred ? conferred : received).push_back(honour);
        view.received = group_by_level(received, input.site.language);
        view.conferred = group_by_level(conferred, input.site.language);
      },
      builder);
}

void add_brands(const OutputKind& kind, const PlanInput& input, PlanBuilder& builder) {
  std::vector<const Brand*> brands;
  for (const auto& entry : input.site.entries) {
    for (const Brand& brand : entry->brands) brands.push_back(&brand);
  }
  // By kind; what several own stands together, where the first of them stands.
  using Sense = std::tuple<std::size_t, std::string_view, std::string_view>;
  const auto sense_of = [](const Brand& brand) {
    const std::size_t kind_place =
        brand.kind.empty() ? std::size(kBrandKindRows) : brand.kind.index;
    return Sense(kind_place, brand.name.text, brand.sense.text);
  };
  std::map<Sense, std::size_t> first;
  for (const Brand* brand : brands) first.try_emplace(sense_of(*brand), first.size());
  const auto place = [&](const Brand* brand) {
    const Sense sense = sense_of(*brand);
    return std::pair(std::get<0>(sense), first.at(sense));
  };
  std::stable_sort(brands.begin(), brands.end(),
                   [&](const Brand* a, const Brand* b) { return place(a) < place(b); });
  add_wall<BrandsView>(
      kind, input, "brands", {words::brands, words::brands_intro}, brands,
      [&](const std::vector<const Brand*>& shown, bool, BrandsView& view) {
        view.total = static_cast<std::int64_t>(brands.size());
        view.groups = group_by_kind(shown, input.site.language);
      },
      builder);
}

void add_photos(const OutputKind& kind, const PlanInput& input, PlanBuilder& builder) {
  std::vector<const Photo*> photos;
  for_each_record_with_parts(input.site, [&](const auto& record) {
    for (const Photo& photo : record.photos) photos.push_back(&photo);
  });
  add_wall<PhotosView>(
      kind, input, "photos", {words::photos, words::photos_intro}, photos,
      [&](const std::vector<const Photo*>& shown, bool, PhotosView& view) {
        view.total = static_cast<std::int64_t>(photos.size());
        for (const Photo* photo : shown) {
          if (view.groups.empty() || view.groups.back().report != photo->report)
            view.groups.push_back({photo->report, {}});
          view.groups.back().photos.push_back(photo);
        }
      },
      builder);
}

void add_timeline(const OutputKind& kind, const PlanInput& input, PlanBuilder& builder) {
  std::vector<const Event*> events;
  for_each_record_with_parts(input.site, [&](const auto& record) {
    for (const Event& event : record.events) events.push_back(&event);
  });
  // By date as text: a year before its months, a month before its days; without a year last.
  const auto key = [](const Event* event) {
    const bool known = !event->date.empty() && !event->date.text.starts_with("XXXX");
    return std::pair(!known, known ? std::string_view(event->date.text) : std::string_view());
  };
  std::stable_sort(events.begin(), events.end(),
                   [&](const Event* a, const Event* b) { return key(a) < key(b); });
  const bool chinese = input.site.language == Language::kChinese;
  add_wall<TimelineView>(
      kind, input, "timeline", {words::timeline, words::timeline_intro}, events,
      [&](const std::vector<const Event*>& shown, bool, TimelineView& view) {
        for (const Event* event : shown) {
          if (key(event).first) {
            if (view.undated.empty() || view.undated.back().report != event->report)
              view.undated.push_back({event->report, {}});
            view.undated.back().events.push_back(event);
            continue;
          }
          const std::string& date = event->date.text;
          const std::string year = date.substr(0, 4) + (chinese ? "年" : "");
          const int number = date.size() < 7 ? 0 : std::stoi(date.substr(5, 2));
          const std::string month =
              number == 0 ? std::string()
              : chinese   ? std::to_string(number) + "月"
                          : std::string(kEnglishMonths[static_cast<std::size_t>(number - 1)]);
          if (view.years.empty() || view.years.back().title != year)
            view.years.push_back({year, {}});
          std::vector<MonthView>& months = view.years.back().months;
          if (months.empty() || months.back().title != month) months.push_back({month, {}});
          months.back().events.push_back(event);
        }
      },
      builder);
}

}  // namespace zhanting
