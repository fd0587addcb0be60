#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <map>
#include <memory>
#include <tuple>

#include "base/paths.h"
#include "outputs/gather.h"
#include "outputs/kinds.h"

/// The walls: all honours, brands, photos and events of the site, each linked to where it
/// stands. Long ones are paginated; a group that is cut goes on on the next page.
namespace zhanting {

namespace {

struct PhotoGroup {
  const Link* report = nullptr;
  std::vector<ShownPhoto> photos;
};

const ObjectType& object_type(const PhotoGroup*) {
  static const ObjectType type = {
      "group", {member<&PhotoGroup::report>("report"), member<&PhotoGroup::photos>("photos")}};
  return type;
}

struct MonthView {
  std::string title;
  std::vector<ShownEvent> events;
};

const ObjectType& object_type(const MonthView*) {
  static const ObjectType type = {
      "month", {member<&MonthView::title>("title"), member<&MonthView::events>("events")}};
  return type;
}

struct TimelineYear {
  std::string title;
  bool is_year = true;  // not a century, or from one year to another
  std::vector<MonthView> months;
};

const ObjectType& object_type(const TimelineYear*) {
  static const ObjectType type = {
      "year",
      {member<&TimelineYear::title>("title"), member<&TimelineYear::is_year>("is_year"),
       member<&TimelineYear::months>("months")}};
  return type;
}

struct UndatedGroup {
  const Link* report = nullptr;
  std::vector<ShownEvent> events;
};

const ObjectType& object_type(const UndatedGroup*) {
  static const ObjectType type = {
      "group", {member<&UndatedGroup::report>("report"), member<&UndatedGroup::events>("events")}};
  return type;
}

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

/// A wall: its parts in order, and how a page of them is filled.
template <typename View, typename T>
struct Wall {
  using Parts = std::vector<PartOf<T>>;
  std::string_view folder;
  WordRow title, intro;
  Parts parts;
  void (*fill)(const PlanInput& input, const Wall& wall, const Parts& shown, View& view);
};

template <typename View, typename T>
std::shared_ptr<View> make_view(const OutputKind& kind, const PlanInput& input,
                                const Wall<View, T>& wall, const Pages& pages, std::size_t n) {
  auto view = std::make_shared<View>();
  view->pagination = pages.pagination(n);
  const auto at = [&](std::size_t i) {
    return wall.parts.begin() + static_cast<std::ptrdiff_t>(i);
  };
  wall.fill(input, wall, {at(pages.begin(n)), at(pages.end(n))}, *view);
  begin_page(input,
             {.kind = kind.name,
              .path = pages.path(n),
              .title = std::string(input.t(wall.title)),
              .column = std::string(input.t(wall.title)),
              .description = std::string(input.t(wall.intro))},
             *view);
  return view;
}

template <typename View, typename T>
void add_wall(const OutputKind& kind, const PlanInput& input, Wall<View, T> made,
              PlanBuilder& builder) {
  if (made.parts.empty()) return;
  const auto wall = shared(std::move(made));
  const Pages pages(wall->folder, wall->parts.size(), kWall);
  for (std::size_t n = 0; n < pages.count(); ++n) {
    Hasher hasher;
    hasher.add(static_cast<std::uint64_t>(wall->parts.size()));
    const Node* last = nullptr;
    for (std::size_t i = pages.begin(n); i < pages.end(n); ++i) {
      const PartOf<T>& part = wall->parts[i];
      if (part.owner != last) {
        hasher.add(input.digests.of(*part.owner));
        if (part.report) hasher.add(input.digests.of_card(*part.report));
      }
      last = part.owner;
      hasher.add(part.part->place.line);
    }
    const std::string path = pages.path(n);
    builder.add_page(kind.name, path, root_prefix(path), kind.template_name, hasher.finish(),
                     [kind, wall, pages, n](const PlanInput& now) {
                       return make_view(kind, now, *wall, pages, n);
                     });
  }
}

void fill_honours(const PlanInput& input, const Wall<HonoursView, Honour>& wall,
                  const std::vector<PartOf<Honour>>& shown, HonoursView& view) {
  view.total = static_cast<std::int64_t>(wall.parts.size());
  std::vector<PartOf<Honour>> received, conferred;
  for (const PartOf<Honour>& honour : shown) {
    const bool given = is_conferred(input.site(), *honour.part, *honour.owner);
    (given ? conferred : received).push_back(honour);
  }
  view.received = group_by_level(received, input.around);
  view.conferred = group_by_level(conferred, input.around);
}

std::vector<PartOf<Brand>> all_brands(const Site& site) {
  std::vector<PartOf<Brand>> brands;
  for (const EntryNode& entry : site.entries) {
    const auto own = parts_of<&Entry::brands>(entry, entry.report);
    brands.insert(brands.end(), own.begin(), own.end());
  }
  // By kind; what several own stands together, where the first of them stands.
  using Sense = std::tuple<std::size_t, std::string_view, std::string_view>;
  const auto sense_of = [](const Brand& brand) {
    const std::size_t kind_place =
        brand.kind.empty() ? std::size(kBrandKindRows) : brand.kind.index;
    return Sense(kind_place, brand.name.text, brand.sense.text);
  };
  std::map<Sense, std::size_t> first;
  for (const PartOf<Brand>& brand : brands) first.try_emplace(sense_of(*brand.part), first.size());
  const auto place = [&](const PartOf<Brand>& brand) {
    const Sense sense = sense_of(*brand.part);
    return std::pair(std::get<0>(sense), first.at(sense));
  };
  std::stable_sort(
      brands.begin(), brands.end(),
      [&](const PartOf<Brand>& a, const PartOf<Brand>& b) { return place(a) < place(b); });
  return brands;
}

void fill_brands(const PlanInput& input, const Wall<BrandsView, Brand>& wall,
                 const std::vector<PartOf<Brand>>& shown, BrandsView& view) {
  view.total = static_cast<std::int64_t>(wall.parts.size());
  view.groups = group_by_kind(shown, input.around);
}

void fill_photos(const PlanInput& input, const Wall<PhotosView, Photo>& wall,
                 const std::vector<PartOf<Photo>>& shown, PhotosView& view) {
  view.total = static_cast<std::int64_t>(wall.parts.size());
  for (const PartOf<Photo>& part : shown) {
    ShownPhoto photo = show(part, input.around);
    if (view.groups.empty() || view.groups.back().report != photo.of.report)
      view.groups.push_back({photo.of.report, {}});
    view.groups.back().photos.push_back(std::move(photo));
  }
}

/// By what dates mean: a year before its months, a month before its days; without a year last.
DateKey date_key(const Event& event) {
  return event.date.empty() ? zhanting::date_key("XXXX") : event.date.key;
}

/// What an event stands under: its year and month, or all that is known of when.
struct TimeTitles {
  std::string year, month;
};

TimeTitles titles_of(const KnownDate& date, const DateWords& words) {
  const std::optional<int> year = date.year(), month = date.month();
  if (!year) return {date.told(words), {}};
  return {step_told(*year, DateStep::kYear, words),
          std::string(month ? words.month(*month) : std::string_view())};
}

void fill_timeline(const PlanInput& input, const Wall<TimelineView, Event>&,
                   const std::vector<PartOf<Event>>& shown, TimelineView& view) {
  for (const PartOf<Event>& part : shown) {
    ShownEvent event = show(part, input.around);
    const std::optional<KnownDate> date = KnownDate::parse(part.part->date.text);
    if (!date) {
      if (view.undated.empty() || view.undated.back().report != event.of.report)
        view.undated.push_back({event.of.report, {}});
      view.undated.back().events.push_back(std::move(event));
      continue;
    }
    const TimeTitles titles = titles_of(*date, input.site().date_words);
    if (view.years.empty() || view.years.back().title != titles.year)
      view.years.push_back({titles.year, date->year().has_value(), {}});
    std::vector<MonthView>& months = view.years.back().months;
    if (months.empty() || months.back().title != titles.month) months.push_back({titles.month, {}});
    months.back().events.push_back(std::move(event));
  }
}

}  // namespace

void add_honours(const OutputKind& kind, const PlanInput& input, PlanBuilder& builder) {
  const Site& site = input.site();
  std::vector<PartOf<Honour>> honours = gather<&Report::honours, &Entry::honours>(site);
  std::stable_partition(honours.begin(), honours.end(), [&](const PartOf<Honour>& honour) {
    return !is_conferred(site, *honour.part, *honour.owner);
  });
  add_wall<HonoursView, Honour>(
      kind, input,
      {"honours", words::honour_board, words::honours_intro, std::move(honours), &fill_honours},
      builder);
}

void add_brands(const OutputKind& kind, const PlanInput& input, PlanBuilder& builder) {
  add_wall<BrandsView, Brand>(
      kind, input,
      {"brands", words::brands, words::brands_intro, all_brands(input.site()), &fill_brands},
      builder);
}

void add_photos(const OutputKind& kind, const PlanInput& input, PlanBuilder& builder) {
  add_wall<PhotosView, Photo>(kind, input,
                              {"photos", words::photos, words::photos_intro,
                               gather<&Report::photos, &Entry::photos>(input.site()), &fill_photos},
                              builder);
}

void add_timeline(const OutputKind& kind, const PlanInput& input, PlanBuilder& builder) {
  std::vector<PartOf<Event>> events = gather<&Report::events, &Entry::events>(input.site());
  std::stable_sort(events.begin(), events.end(), [](const auto& a, const auto& b) {
    return date_key(*a.part) < date_key(*b.part);
  });
  add_wall<TimelineView, Event>(
      kind, input,
      {"timeline", words::timeline, words::timeline_intro, std::move(events), &fill_timeline},
      builder);
}

}  // namespace zhanting
