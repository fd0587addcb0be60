#include <algorithm>
#include <iterator>
#include <set>

#include "outputs/kinds.h"
#include "outputs/years.h"

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
  std::optional<ShownPhoto> cover;
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
            member<&OrganisationView::cover>("cover"),
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
  for (const PartOf<Photo>& photo : parts_of<&Organisation::photos>(organisation, nullptr)) {
    if (photo.part != cover_of(organisation, around.stories).part)
      view.photos.push_back(show(photo, around));
  }
  for (const PartOf<Photo>& photo : organisation.photos) view.photos.push_back(show(photo, around));
  view.events = show_all(organisation.events, around);
}

std::shared_ptr<OrganisationView> make_view(const PlanInput& input, const OrganisationNode& node) {
  const Organisation& organisation = node.record();
  auto view = std::make_shared<OrganisationView>();
  view->organisation = {&organisation, input.cards.of(node).level_name};
  view->story.emplace(input.around.stories.of(node));
  if (const PartOf<Photo> cover = cover_of(node, input.around.stories))
    view->cover = show(cover, input.around);
  if (node.parent) view->parent = input.cards.use(*node.parent);
  view->years = by_year(input, node.entries);
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
              .breadcrumbs = {{column, "organisations/index.html"}},
              .image = view->cover},
             *view);
  return view;
}

Hash128 data_of(const PlanInput& input, const OrganisationNode& node) {
  Hasher hasher;
  const auto add = [&](const Node* other) { hasher.add(input.digests.of(*other)); };
  const auto add_entry = [&](const EntryNode* entry) { add_year_to_hash(input, *entry, hasher); };
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
