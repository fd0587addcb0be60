#include <algorithm>
#include <map>
#include <set>

#include "outputs/kinds.h"
#include "outputs/shown_record.h"

namespace zhanting {

namespace {

const ObjectType& organisation_fields() {
  static const auto of = [](const void* self) -> const Organisation& {
    return *static_cast<const Organisation*>(self);
  };
  static const ObjectType type = shown_record<Organisation>(
      "organisation",
      {"name", "short_name", "variants", "former_names", "level", "url", "note", "summary"},
      {{"level_name", [](const void* self) { return value_of(of(self).level_word); }}});
  return type;
}

/// What was done in one year (or in reports without a year).
struct YearView {
  std::string_view title;
  std::vector<Item> items;
};

const ObjectType& object_type(const YearView*) {
  static const ObjectType type = {
      "year", {member<&YearView::title>("title"), member<&YearView::items>("items")}};
  return type;
}

struct SubUnitView {
  Card organisation;
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
  const Organisation* organisation = nullptr;
  const StoryText* story = nullptr;
  std::optional<Card> parent;
  std::vector<Card> children;
  std::vector<YearView> years;
  std::vector<SubUnitView> sub_units;
  std::vector<const Figure*> figures;
  std::vector<const Honour*> honours, honours_conferred;
  std::vector<const Photo*> photos;
  std::vector<const Event*> events;

  static std::vector<Member> members() {
    return {shown<&OrganisationView::organisation, organisation_fields>("organisation"),
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

/// The year an entry belongs to: what its report covers, else the report's date, else unknown.
std::string_view year_of(const Entry& entry, std::string_view unknown) {
  if (!entry.in_report) return unknown;
  if (!entry.in_report->covers.empty()) return entry.in_report->covers.text;
  if (!entry.in_report->date.empty())
    return std::string_view(entry.in_report->date.text).substr(0, 4);
  return unknown;
}

/// Latest year first; reports without a year come last.
std::vector<YearView> by_year(const PlanInput& input, const Organisation& organisation) {
  const std::string_view unknown = input.t(words::date_unknown);
  std::vector<YearView> years;
  for (const Entry* entry : organisation.entries) {
    const std::string_view year = year_of(*entry, unknown);
    auto found = std::find_if(years.begin(), years.end(),
                              [&](const YearView& each) { return each.title == year; });
    if (found == years.end()) found = years.insert(years.end(), YearView{year, {}});
    found->items.push_back(input.cards.item_of(*entry));
  }
  std::stable_sort(years.begin(), years.end(), [&](const YearView& a, const YearView& b) {
    if ((a.title == unknown) != (b.title == unknown)) return b.title == unknown;
    return a.title > b.title;
  });
  return years;
}

/// What several of them did together stands under the first.
void add_sub_units(const PlanInput& input, const Organisation& organisation,
                   OrganisationView& view) {
  std::set<const Entry*> shown(organisation.entries.begin(), organisation.entries.end());
  for (const Organisation* child : organisation.children) {
    view.children.push_back(input.cards.of(*child));
    SubUnitView unit{input.cards.of(*child), {}};
    for (const Entry* entry : child->entries) {
      if (shown.insert(entry).second) unit.items.push_back(input.cards.item_of(*entry));
    }
    if (!unit.items.empty()) view.sub_units.push_back(std::move(unit));
  }
}

void add_parts(const Organisation& organisation, OrganisationView& view) {
  for (const Entry* entry : organisation.entries) {
    for (const Figure& figure : entry->figures) view.figures.push_back(&figure);
    for (const Honour& honour : entry->honours) {
      if (honour.to.empty()) view.honours.push_back(&honour);
    }
  }
  view.honours.insert(view.honours.end(), organisation.honours.begin(), organisation.honours.end());
  view.honours_conferred = organisation.honours_conferred;
  view.photos = organisation.photos;
  view.events = organisation.events;
}

}  // namespace

void add_organisations(const OutputKind& kind, const PlanInput& input, PlanBuilder& builder) {
  for (const auto& organisation : input.site.organisations) {
    if (!organisation->has_page) continue;
    auto view = std::make_shared<OrganisationView>();
    view->organisation = organisation.get();
    view->story = &organisation->story;
    if (organisation->parent.target) view->parent = input.cards.of(*organisation->parent.target);
    view->years = by_year(input, *organisation);
    add_sub_units(input, *organisation, *view);
    add_parts(*organisation, *view);
    const std::string column(input.t(words::organisations));
    begin_page(input,
               {.kind = "organisation",
                .path = organisation->link.url,
                .title = organisation->name.text,
                .column = column,
                .description = organisation->summary.text,
                .title_parts = {column},
                .breadcrumbs = {{column, "organisations/index.html"}}},
               *view);
    builder.add_page(kind.name, organisation->link.url, "../../", kind.template_name, view,
                     organisation->place);
  }
}

}  // namespace zhanting
