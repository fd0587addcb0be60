#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <tuple>

#include "model/entry_time.h"
#include "outputs/kinds.h"

namespace zhanting {

namespace {

struct ShownOrganisation {
  const Organisation* organisation = nullptr;
  std::string_view level_name;
};

const ObjectType& object_type(const ShownOrganisation*) {
  static constexpr std::string_view kKeys[] = {"name",  "short_name", "variants", "former_names",
                                               "level", "url",        "note",     "summary"};
  static const ObjectType type =
      record_type(static_cast<const Organisation*>(nullptr))
          .object_type_through(
              "organisation", kKeys,
              {{"slug",
                [](const void* self) {
                  return value_of(static_cast<const ShownOrganisation*>(self)->organisation->slug);
                }},
               member<&ShownOrganisation::level_name>("level_name")});
  return type;
}

/// What was done in one year (or in reports without a year).
struct YearView {
  std::string title;
  std::vector<Item> items;
};

const ObjectType& object_type(const YearView*) {
  static const ObjectType type = {
      "year", {member<&YearView::title>("title"), member<&YearView::items>("items")}};
  return type;
}

struct SubUnitView {
  CardUse organisation;
  std::vector<Item> items;
};

const ObjectType& object_type(const SubUnitView*) {
  static const ObjectType type = {
      "sub_unit",
      {member<&SubUnitView::organisation>("organisation"), member<&SubUnitView::items>("items")}};
  return type;
}

struct OrganisationView : ViewOf<OrganisationView> {
  static constexpr std::string_view kKind = "organisation";
  ShownOrganisation organisation;
  std::optional<StoryHtml> story;
  std::optional<CardUse> parent;
  CardList children;
  std::vector<YearView> years;
  std::vector<SubUnitView> sub_units;
  std::vector<ShownFigure> figures;
  std::vector<ShownHonour> honours, honours_conferred;
  std::vector<ShownPhoto> photos;
  std::vector<ShownEvent> events;

  static std::vector<Member> members() {
    return {member<&OrganisationView::organisation>("organisation"),
            member<&OrganisationView::story>("story"),
            member<&OrganisationView::parent>("parent"),
            member<&OrganisationView::children>("children"),
            member<&OrganisationView::years>("years"),
            member<&OrganisationView::sub_units>("sub_units"),
            member<&OrganisationView::figures>("figures"),
            member<&OrganisationView::honours>("honours"),
            member<&OrganisationView::honours_conferred>("honours_conferred"),
            member<&OrganisationView::photos>("photos"),
            member<&OrganisationView::events>("events")};
  }
};

/// A date in years: “2022”, “221 BC”, “18th century”, “1956 to 1960”; of a day the year.
std::string in_years(std::string_view date, Language language, bool period) {
  const std::optional<KnownDate> known = KnownDate::parse(date);
  const std::optional<int> year = known ? known->year() : std::nullopt;
  return year && *year > 0 ? fmt::format("{:04}", *year) : shown_date(date, {}, language, period);
}

/// The years an entry belongs to.
struct Years {
  std::string title;
  bool known = true;
  std::int64_t order = 0;  // titles of one order stand by their text
};

/// “2019—2021” begins with a year; words stand before all years.
std::int64_t order_of(const std::string& covers) {
  constexpr std::size_t kDigits = 4;
  const std::size_t digits = std::min(covers.find_first_not_of("0123456789"), covers.size());
  if (digits >= kDigits) return std::stoi(covers.substr(0, kDigits));
  return digits == 0 ? INT64_MAX : 0;
}

/// What its report covers, else the report's date; of an entry of none its own time.
Years years_of(const EntryNode& entry, const Site& site) {
  const auto of_date = [&](std::string_view date, const WordRow& unknown,
                           bool period = false) -> Years {
    if (date.empty()) return {std::string(site.word(unknown)), false, 0};
    const std::optional<KnownDate> known = KnownDate::parse(date);
    return {in_years(date, site.language, period), true, known ? known->first_year() : 0};
  };
  if (!entry.report) {
    const EntryKind& kind = *entry.record().kind->entry;
    const EntryTime time = time_of(entry.record());
    if (time.date.empty() && !has_time(kind)) return {kind.name.text, false, 0};
    return of_date(time.date, words::undated, time.is_period);
  }
  const Report& report = entry.report->record();
  if (report.covers.empty()) return of_date(report.date.text, words::date_unknown);
  return {report.covers.text, true, order_of(report.covers.text)};
}

/// Latest year first; what has no year comes last.
std::vector<YearView> by_year(const PlanInput& input, const OrganisationNode& organisation) {
  std::vector<std::pair<Years, YearView>> years;
  for (const EntryNode* entry : organisation.entries) {
    Years of_entry = years_of(*entry, input.site());
    auto found = std::find_if(years.begin(), years.end(),
                              [&](const auto& each) { return each.first.title == of_entry.title; });
    if (found == years.end())
      found = years.insert(years.end(), {of_entry, YearView{of_entry.title, {}}});
    found->second.items.push_back(make_item(*entry, {}, input.cards, input.around));
  }
  std::stable_sort(years.begin(), years.end(), [&](const auto& one, const auto& other) {
    const Years &a = one.first, &b = other.first;
    return std::tie(a.known, a.order, a.title) > std::tie(b.known, b.order, b.title);
  });
  std::vector<YearView> views;
  for (auto& [of, view] : years) views.push_back(std::move(view));
  return views;
}

/// What several of them did together stands under the first.
void add_sub_units(const PlanInput& input, const OrganisationNode& organisation,
                   OrganisationView& view) {
  std::set<const EntryNode*> shown(organisation.entries.begin(), organisation.entries.end());
  for (const OrganisationNode* child : organisation.children) {
    view.children.push_back(input.cards.use(*child));
    SubUnitView unit{input.cards.use(*child), {}};
    for (const EntryNode* entry : child->entries) {
      if (shown.insert(entry).second)
        unit.items.push_back(make_item(*entry, {}, input.cards, input.around));
    }
    if (!unit.items.empty()) view.sub_units.push_back(std::move(unit));
  }
}

void add_parts(const Surroundings& around, const OrganisationNode& organisation,
               OrganisationView& view) {
  for (const EntryNode* entry : organisation.entries) {
    for (const PartOf<Figure>& figure : figures_of(*entry))
      view.figures.push_back(show(figure, around));
    for (const PartOf<Honour>& honour : parts_of<&Entry::honours>(*entry, entry->report)) {
      if (honour.part->to.empty()) view.honours.push_back(show(honour, around));
    }
  }
  for (const PartOf<Honour>& honour : organisation.honours)
    view.honours.push_back(show(honour, around));
  view.honours_conferred = show_all(organisation.honours_conferred, around);
  view.photos = show_all(organisation.photos, around);
  view.events = show_all(organisation.events, around);
}

std::shared_ptr<OrganisationView> make_view(const PlanInput& input, const OrganisationNode& node) {
  const Organisation& organisation = node.record();
  auto view = std::make_shared<OrganisationView>();
  view->organisation = {&organisation, input.cards.of(node).level_name};
  view->story.emplace(input.around.stories.of(node));
  if (node.parent) view->parent = input.cards.use(*node.parent);
  view->years = by_year(input, node);
  add_sub_units(input, node, *view);
  add_parts(input.around, node, *view);
  const std::string column(input.t(words::organisations));
  begin_page(input,
             {.kind = "organisation",
              .path = input.link(node).url,
              .title = organisation.name.text,
              .column = column,
              .description = organisation.summary.text,
              .title_parts = {column},
              .breadcrumbs = {{column, "organisations/index.html"}}},
             *view);
  return view;
}

Hash128 data_of(const PlanInput& input, const OrganisationNode& node) {
  Hasher hasher;
  const auto add = [&](const Node* other) { hasher.add(input.digests.of(*other)); };
  const auto add_entry = [&](const EntryNode* entry) {
    hasher.add(input.digests.of(*entry));
    hasher.add(entry->report ? entry->report->base->hash : Hash128{});  // its year
  };
  add(&node);
  hasher.add(node.parent ? input.digests.of_card(*node.parent) : Hash128{});
  for (const EntryNode* entry : node.entries) add_entry(entry);
  for (const OrganisationNode* child : node.children) {
    hasher.add(input.digests.of_card(*child));
    for (const EntryNode* entry : child->entries) add_entry(entry);
  }
  for (const PartOf<Honour>& honour : node.honours) add(honour.owner);
  for (const PartOf<Honour>& honour : node.honours_conferred) add(honour.owner);
  for (const PartOf<Photo>& photo : node.photos) add(photo.owner);
  for (const PartOf<Event>& event : node.events) add(event.owner);
  return hasher.finish();
}

std::vector<const Node*> stories_on(const OrganisationNode& node) {
  std::vector<const Node*> stories{&node};
  const auto add_briefs = [&](const std::vector<const EntryNode*>& entries) {
    std::copy_if(entries.begin(), entries.end(), std::back_inserter(stories),
                 [](const EntryNode* entry) { return entry->record().is_brief(); });
  };
  add_briefs(node.entries);
  for (const OrganisationNode* child : node.children) add_briefs(child->entries);
  return stories;
}

}  // namespace

void add_organisations(const OutputKind& kind, const PlanInput& input, PlanBuilder& builder) {
  for (const OrganisationNode& node : input.site().organisations) {
    if (!input.around.routes.has_page(node)) continue;
    builder.add_page(
        kind.name, input.link(node).url, "../../", kind.template_name, data_of(input, node),
        [&node](const PlanInput& now) { return make_view(now, node); }, node.base->place,
        stories_on(node));
  }
}

}  // namespace zhanting
