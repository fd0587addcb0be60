#include "base/paths.h"
#include "outputs/kinds.h"
#include "outputs/shown_places.h"
#include "outputs/years.h"
#include "routes/page_path.h"

namespace zhanting {

namespace {

constexpr std::size_t kPlaceFigures = 48;  // figures; the wall holds all

struct LocalityFields {
  const Locality* place = nullptr;
  std::string_view kind_name;
};

const ObjectType& object_type(const LocalityFields*) {
  static constexpr std::string_view kKeys[] = {"name", "variants", "summary", "note"};
  static const ObjectType type =
      record_type(static_cast<const Locality*>(nullptr))
          .object_type_through(
              "place", kKeys,
              {{"slug",
                [](const void* self) {
                  return value_of(static_cast<const LocalityFields*>(self)->place->slug);
                }},
               member<&LocalityFields::kind_name>("kind_name")});
  return type;
}

struct PlaceView : ViewOf<PlaceView> {
  static constexpr std::string_view kKind = "place";
  LocalityFields place;
  std::optional<StoryHtml> story;
  ShownPlaces map;
  std::vector<YearView> years;
  std::vector<ShownFigure> figures;
  std::vector<ShownEvent> events;

  static std::vector<Member> members() {
    return {member<&PlaceView::place>("place"),     member<&PlaceView::story>("story"),
            member<&PlaceView::map>("map"),         member<&PlaceView::years>("years"),
            member<&PlaceView::figures>("figures"), member<&PlaceView::events>("events")};
  }
};

std::shared_ptr<PlaceView> make_view(const PlanInput& input, const LocalityNode& node) {
  const Locality& place = node.record();
  auto view = std::make_shared<PlaceView>();
  view->place = {&place, input.site().word_of(place.sort)};
  view->story.emplace(input.around.stories.of(node));
  view->map = show_places({&node}, input.around);
  view->years = by_year(input, node.entries);
  const bool is_elsewhere = place.sort.text == "beyond";  // who went there counts what is at home
  for (const EntryNode* entry : node.entries) {
    if (is_elsewhere) break;
    for (const PartOf<Figure>& figure : figures_of(*entry)) {
      if (view->figures.size() < kPlaceFigures) view->figures.push_back(show(figure, input.around));
    }
  }
  view->events = show_all(node.events, input.around);
  const KindWords words = words_of(*place.kind, input.site());
  const std::string column(words.title);
  begin_page(input,
             {.kind = "place",
              .path = input.link(node).url,
              .title = place.name.text,
              .column = column,
              .description = place.summary.text,
              .title_parts = {column},
              .breadcrumbs = {{column, listing_path(place.kind->folder, 1)}}},
             *view);
  return view;
}

Hash128 data_of(const PlanInput& input, const LocalityNode& node) {
  Hasher hasher;
  hasher.add(input.digests.of(node));
  add_to_hash(value_of(show_places({&node}, input.around)), hasher);
  for (const EntryNode* entry : node.entries) add_year_to_hash(input, *entry, hasher);
  for (const PartOf<Event>& event : node.events) hasher.add(input.digests.of(*event.owner));
  return hasher.finish();
}

std::vector<const Node*> stories_on(const LocalityNode& node) {
  std::vector<const Node*> stories{&node};
  for (const EntryNode* entry : node.entries) {
    if (entry->record().is_brief()) stories.push_back(entry);
  }
  return stories;
}

}  // namespace

void add_places(const OutputKind& kind, const PlanInput& input, PlanBuilder& builder) {
  for (const LocalityNode& node : input.site().localities) {
    const std::string& path = input.link(node).url;
    if (path.empty()) continue;
    builder.add_page(
        kind.name, path, root_prefix(path), kind.template_name, data_of(input, node),
        [&node](const PlanInput& now) { return make_view(now, node); }, node.base->place,
        stories_on(node));
  }
}

}  // namespace zhanting
