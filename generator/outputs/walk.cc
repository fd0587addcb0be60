#include "base/paths.h"
#include "outputs/kinds.h"
#include "routes/page_path.h"

namespace zhanting {

namespace {

struct WalkFields {
  const Walk* walk = nullptr;
};

const ObjectType& object_type(const WalkFields*) {
  static constexpr std::string_view kKeys[] = {"title", "summary"};
  static const ObjectType type =
      record_type(static_cast<const Walk*>(nullptr))
          .object_type_through(
              "walk", kKeys, {{"slug", [](const void* self) {
                                 return value_of(static_cast<const WalkFields*>(self)->walk->slug);
                               }}});
  return type;
}

/// A panel of a walk: its sentence, and the entry or the figure it leads to.
struct StopView {
  std::int64_t number = 0;
  std::string_view text;
  std::optional<CardUse> card;  // of the entry, or of the record that the figure is of
  std::optional<ShownFigure> figure;
  std::optional<ShownPhoto> cover;  // of an entry
  std::optional<StoryHtml> story;   // of a brief, which is told here
};

const ObjectType& object_type(const StopView*) {
  static const ObjectType type = {
      "stop",
      {member<&StopView::number>("number"), member<&StopView::text>("text"),
       member<&StopView::card>("card"), member<&StopView::figure>("figure"),
       member<&StopView::cover>("cover"), member<&StopView::story>("story")}};
  return type;
}

struct WalkView : ViewOf<WalkView> {
  static constexpr std::string_view kKind = "walk";
  WalkFields walk;
  std::optional<StoryHtml> story;
  std::vector<StopView> stops;
  std::optional<CardUse> next;
  CardList others;

  static std::vector<Member> members() {
    return {member<&WalkView::walk>("walk"), member<&WalkView::story>("story"),
            member<&WalkView::stops>("stops"), member<&WalkView::next>("next"),
            member<&WalkView::others>("others")};
  }
};

StopView make_stop(const PlanInput& input, const WalkNode::Stop& stop, std::int64_t number) {
  StopView view;
  view.number = number;
  view.text = stop.stop->text.text;
  if (stop.figure) view.figure = show(stop.figure, input.around);
  view.card = input.cards.use(stop.entry ? *stop.entry : *stop.figure.owner);
  if (stop.entry) {
    if (const PartOf<Photo> cover = cover_of(*stop.entry, input.around.stories))
      view.cover = show(cover, input.around);
    if (stop.entry->record().is_brief())
      view.story.emplace(input.around.stories.of(*stop.entry),
                         signs_elsewhere(*stop.entry, input.around));
  }
  return view;
}

/// Where one walks on: the walk behind this one, at the end the first.
const WalkNode* next_of(const WalkNode& node, const Site& site) {
  if (site.walks.size() < 2) return nullptr;
  const auto at = static_cast<std::size_t>(&node - site.walks.data());
  return &site.walks[(at + 1) % site.walks.size()];
}

std::shared_ptr<WalkView> make_view(const PlanInput& input, const WalkNode& node) {
  const Walk& walk = node.record();
  auto view = std::make_shared<WalkView>();
  view->walk = {&walk};
  view->story.emplace(input.around.stories.of(node));
  for (const WalkNode::Stop& stop : node.stops)
    view->stops.push_back(
        make_stop(input, stop, static_cast<std::int64_t>(view->stops.size()) + 1));
  if (const WalkNode* next = next_of(node, input.site())) view->next = input.cards.use(*next);
  for (const WalkNode& other : input.site().walks) {
    if (&other != &node) view->others.push_back(input.cards.use(other));
  }
  const std::string column(words_of(*walk.kind, input.site()).title);
  begin_page(input,
             {.kind = "walk",
              .path = input.link(node).url,
              .title = walk.title.text,
              .column = column,
              .description = walk.summary.text,
              .title_parts = {column},
              .breadcrumbs = {{column, listing_path(walk.kind->folder, 1)}},
              .image = input.cards.of(node).cover},
             *view);
  return view;
}

Hash128 data_of(const PlanInput& input, const WalkNode& node) {
  Hasher hasher;
  hasher.add(input.digests.of(node));
  for (const WalkNode::Stop& stop : node.stops) {
    if (stop.entry) hasher.add(input.digests.of(*stop.entry));
    if (stop.figure) hasher.add(input.digests.of(*stop.figure.owner));
  }
  for (const WalkNode& walk : input.site().walks) hasher.add(input.digests.of_card(walk));
  return hasher.finish();
}

std::vector<const Node*> stories_on(const WalkNode& node) {
  std::vector<const Node*> stories{&node};
  for (const WalkNode::Stop& stop : node.stops) {
    if (stop.entry && stop.entry->record().is_brief()) stories.push_back(stop.entry);
  }
  return stories;
}

}  // namespace

void add_walks(const OutputKind& kind, const PlanInput& input, PlanBuilder& builder) {
  for (const WalkNode& node : input.site().walks) {
    const std::string& path = input.link(node).url;
    builder.add_page(
        kind.name, path, root_prefix(path), kind.template_name, data_of(input, node),
        [&node](const PlanInput& now) { return make_view(now, node); }, node.base->place,
        stories_on(node));
  }
}

}  // namespace zhanting
