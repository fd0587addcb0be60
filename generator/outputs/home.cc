#include <algorithm>
#include <map>

#include "outputs/kinds.h"
#include "outputs/shown_places.h"
#include "outputs/told_story.h"
#include "routes/page_path.h"

namespace zhanting {

namespace {

struct Lead {
  CardUse card;
  std::vector<ShownFigure> figures;
  std::optional<ShownPhoto> cover;
  std::string_view kicker, subtitle;
  std::optional<StoryHtml> opening;  // of an entry's story
};

const ObjectType& object_type(const Lead*) {
  static const ObjectType type = {
      "lead",
      {member<&Lead::card>("card"), member<&Lead::figures>("figures"),
       member<&Lead::cover>("cover"), member<&Lead::kicker>("kicker"),
       member<&Lead::subtitle>("subtitle"), member<&Lead::opening>("opening")}};
  return type;
}

/// A place that entries name, and how many of them do.
struct PlaceCount {
  std::string_view name;
  std::string_view url;  // of its page, or ""
  std::int64_t count = 0;
};

const ObjectType& object_type(const PlaceCount*) {
  static const ObjectType type = {
      "place",
      {member<&PlaceCount::name>("name"), member<&PlaceCount::url>("url"),
       member<&PlaceCount::count>("count")}};
  return type;
}

struct BandView {
  std::string_view show;
  std::string id;  // of its title on the page, after “page_”
  std::string title;
  std::string url;  // of all there is, or ""
  CardList items;
  std::vector<ShownFigure> figures;
  std::vector<PlaceCount> places;
  std::optional<ShownPlaces> map;
  std::optional<StoryHtml> story;
};

const ObjectType& object_type(const BandView*) {
  static const ObjectType type = {
      "band",
      {member<&BandView::show>("show"), member<&BandView::id>("id"),
       member<&BandView::title>("title"), member<&BandView::url>("url"),
       member<&BandView::items>("items"), member<&BandView::figures>("figures"),
       member<&BandView::places>("places"), member<&BandView::map>("map"),
       member<&BandView::story>("story")}};
  return type;
}

struct HomeView : ViewOf<HomeView> {
  static constexpr std::string_view kKind = "home";
  std::optional<Lead> lead;
  CardList reports;
  std::vector<ShownFigure> figures;
  CardList themes, organisations;
  std::vector<BandView> bands;

  static std::vector<Member> members() {
    return {member<&HomeView::lead>("lead"),
            member<&HomeView::reports>("reports"),
            member<&HomeView::figures>("figures"),
            member<&HomeView::themes>("themes"),
            member<&HomeView::organisations>("organisations"),
            member<&HomeView::bands>("bands")};
  }
};

Lead make_lead(const ReportNode& node, const PlanInput& input) {
  constexpr std::size_t kLeadFigures = 3;
  const Report& report = node.record();
  Lead lead{input.cards.use(node), {}, {}, report.kicker.text, report.subtitle.text, {}};
  if (const PartOf<Photo> cover = cover_of(node, input.around.stories))
    lead.cover = show(cover, input.around);
  for (const PartOf<Figure>& figure : figures_of(node, input.site())) {
    if (lead.figures.size() < kLeadFigures) lead.figures.push_back(show(figure, input.around));
  }
  return lead;
}

Lead make_lead(const EntryNode& node, const PlanInput& input) {
  constexpr std::size_t kStoryFigures = 4;  // one beside the opening, three in a row beneath
  Lead lead{input.cards.use(node),
            {},
            {},
            {},
            {},
            opening_of(input.around.stories.of(node), signs_elsewhere(node, input.around))};
  if (const PartOf<Photo> cover = cover_of(node, input.around.stories))
    lead.cover = show(cover, input.around);
  if (!lead.card.card->figure) return lead;
  lead.figures.push_back(*lead.card.card->figure);
  for (const PartOf<Figure>& figure : figures_of(node)) {
    if (lead.figures.size() == kStoryFigures) break;
    if (figure.part != lead.figures.front().figure)
      lead.figures.push_back(show(figure, input.around));
  }
  return lead;
}

/// What the page shows.
struct Shown {
  const EntryNode* story = nullptr;  // leads, before all reports
  const ReportNode* lead = nullptr;
  std::vector<const Node*> reports, themes, organisations;
  std::vector<PartOf<Figure>> figures;
};

Shown choose(const PlanInput& input) {
  const Site& site = input.site();
  const HomeSettings& settings = site.settings().home;
  Shown shown;
  shown.lead = site.find(settings.report);
  if (!shown.lead && !site.reports.empty()) shown.lead = &site.reports.front();
  shown.story = site.find(settings.story);
  if (shown.story && shown.lead) shown.reports.push_back(shown.lead);
  for (const ReportNode& report : site.reports) {
    if (&report != shown.lead) shown.reports.push_back(&report);
  }
  for (const FigureRef& ref : settings.figures) {
    if (const PartOf<Figure> figure = site.find(ref, nullptr)) shown.figures.push_back(figure);
  }
  for (const ThemeNode& theme : site.themes) {
    if (!input.link(theme).url.empty()) shown.themes.push_back(&theme);
  }
  for (const OrganisationRef& ref : settings.organisations) {
    if (const OrganisationNode* named = site.find(ref)) shown.organisations.push_back(named);
  }
  return shown;
}

HomeBand band_of(Band show, std::string_view kind = {}) {
  HomeBand band;
  band.show.index = static_cast<std::size_t>(show);
  band.show.text = kBandRows[band.show.index].value;
  band.kind.text = kind;
  return band;
}

/// What site.json lists; else the lead report, some entries of each kind that belongs to none, then
/// walks, figures, the map, themes and organisations.
std::vector<HomeBand> bands_of(const Site& site) {
  if (!site.settings().home.bands.empty()) return site.settings().home.bands;
  std::vector<HomeBand> bands{band_of(Band::kReport)};
  for (const Kind& kind : site.kinds().all()) {
    if (kind.entry && !kind.entry->takes_reports())
      bands.push_back(band_of(Band::kEntries, kind.folder));
  }
  if (!site.walks.empty()) bands.push_back(band_of(Band::kWalks));
  bands.push_back(band_of(Band::kFigures));
  if (!site.localities.empty()) bands.push_back(band_of(Band::kPlaces));
  for (const Band show : {Band::kThemes, Band::kOrganisations}) bands.push_back(band_of(show));
  return bands;
}

std::size_t count_of(const HomeBand& band, std::size_t otherwise) {
  return band.count.value ? static_cast<std::size_t>(*band.count.value) : otherwise;
}

/// The first entries of a kind that have a page.
std::vector<const Node*> entries_of(const HomeBand& band, const PlanInput& input) {
  constexpr std::size_t kEntries = 6;
  std::vector<const Node*> nodes;
  for (const EntryNode& entry : input.site().entries) {
    if (entry.base->kind->folder != band.kind.text || input.link(entry).url.empty()) continue;
    if (nodes.size() == count_of(band, kEntries)) break;
    nodes.push_back(&entry);
  }
  return nodes;
}

/// The places that most entries name, as they come.
std::vector<PlaceCount> places_of(const HomeBand& band, const PlanInput& input) {
  constexpr std::size_t kPlaces = 24;
  std::vector<PlaceCount> places;
  std::map<std::string_view, std::size_t> known;
  const auto add = [&](const std::string& name) {
    const auto [at, is_new] = known.try_emplace(name, places.size());
    if (is_new) {
      const LocalityNode* named = input.site().find_locality(name);
      places.push_back({name, named ? std::string_view(input.link(*named).url) : "", 0});
    }
    ++places[at->second].count;
  };
  for (const EntryNode& entry : input.site().entries) {
    for_each_place_name(entry.record(), [&](const std::string& name, const Place&) { add(name); });
  }
  std::stable_sort(places.begin(), places.end(),
                   [](const PlaceCount& a, const PlaceCount& b) { return a.count > b.count; });
  places.resize(std::min(places.size(), count_of(band, kPlaces)));
  return places;
}

/// A band with what it is made from.
struct ShownBand {
  HomeBand band;
  const PageNode* page = nullptr;
  std::vector<const Node*> nodes;
  std::vector<PartOf<Figure>> figures;
  std::vector<PlaceCount> places;
  std::optional<ShownPlaces> map;
};

ShownBand choose(const HomeBand& band, const Shown& shown, const PlanInput& input) {
  ShownBand chosen{band, input.site().find(band.page), {}, {}, {}, {}};
  switch (static_cast<Band>(band.show.index)) {
    case Band::kEntries:
      chosen.nodes = entries_of(band, input);
      break;
    case Band::kFigures:
      chosen.figures = shown.figures;
      break;
    case Band::kThemes:
      chosen.nodes = shown.themes;
      break;
    case Band::kOrganisations:
      chosen.nodes = shown.organisations;
      break;
    case Band::kPlaces:
      chosen.places = places_of(band, input);
      if (ShownPlaces map = show_places(input.around); !map.src.empty() && !map.pins.empty())
        chosen.map = std::move(map);
      break;
    case Band::kWalks:
      for (const WalkNode& walk : input.site().walks) chosen.nodes.push_back(&walk);
      break;
    case Band::kReport:
    case Band::kText:
      break;
  }
  chosen.nodes.resize(std::min(chosen.nodes.size(), count_of(band, SIZE_MAX)));
  chosen.figures.resize(std::min(chosen.figures.size(), count_of(band, SIZE_MAX)));
  return chosen;
}

std::vector<ShownBand> choose_bands(const Shown& shown, const PlanInput& input) {
  std::vector<ShownBand> bands;
  for (const HomeBand& band : bands_of(input.site())) bands.push_back(choose(band, shown, input));
  return bands;
}

std::string title_of(const ShownBand& shown, const PlanInput& input) {
  const HomeBand& band = shown.band;
  if (!band.title.empty()) return band.title.text;
  switch (static_cast<Band>(band.show.index)) {
    case Band::kEntries:
      return std::string(
          words_of(*input.site().kinds().find_folder(band.kind.text), input.site()).title);
    case Band::kFigures:
      return std::string(input.t(words::figures));
    case Band::kThemes:
      return std::string(input.t(words::themes));
    case Band::kOrganisations:
      return std::string(input.t(words::organisations));
    case Band::kPlaces:
      return std::string(input.t(words::places));
    case Band::kWalks:
      return std::string(input.t(words::walks));
    case Band::kText:
      return shown.page->record().title.text;
    case Band::kReport:
      break;
  }
  return {};
}

BandView make_band(const ShownBand& shown, const PlanInput& input) {
  BandView view;
  view.show = kBandRows[shown.band.show.index].value;
  view.title = title_of(shown, input);
  if (shown.band.is(Band::kEntries)) view.url = listing_path(shown.band.kind.text, 1);
  for (const Node* node : shown.nodes) view.items.push_back(input.cards.use(*node));
  view.figures = show_all(shown.figures, input.around);
  view.places = shown.places;
  view.map = shown.map;
  if (shown.page) view.story.emplace(input.around.stories.of(*shown.page));
  return view;
}

std::shared_ptr<HomeView> make_home_view(const PlanInput& input) {
  const Shown shown = choose(input);
  auto view = std::make_shared<HomeView>();
  const auto cards = [&](const std::vector<const Node*>& nodes, CardList& list) {
    for (const Node* node : nodes) list.push_back(input.cards.use(*node));
  };
  if (shown.story) {
    view->lead = make_lead(*shown.story, input);
  } else if (shown.lead) {
    view->lead = make_lead(*shown.lead, input);
  }
  cards(shown.reports, view->reports);
  cards(shown.themes, view->themes);
  cards(shown.organisations, view->organisations);
  view->figures = show_all(shown.figures, input.around);
  std::map<std::string_view, int> bands;  // of one kind: the second has another id
  for (const ShownBand& band : choose_bands(shown, input)) {
    BandView& made = view->bands.emplace_back(make_band(band, input));
    const int number = ++bands[made.show];
    made.id = std::string(made.show) + (number > 1 ? "_" + std::to_string(number) : "");
  }
  const SiteSettings& settings = input.site().settings();
  begin_page(input,
             {.kind = "home",
              .path = "index.html",
              .title = settings.name.text,
              .column = std::string(input.t(words::home)),
              .published = settings.published.text,
              .image = view->lead ? view->lead->cover : std::nullopt},
             *view);
  return view;
}

}  // namespace

void add_home(const OutputKind& kind, const PlanInput& input, PlanBuilder& builder) {
  const Shown shown = choose(input);
  Hasher hasher;
  hasher.add(input.settings);
  if (shown.lead) hasher.add(input.digests.of(*shown.lead));
  if (shown.story) hasher.add(input.digests.of(*shown.story));
  for (const auto* nodes : {&shown.reports, &shown.themes, &shown.organisations}) {
    for (const Node* node : *nodes) hasher.add(input.digests.of_card(*node));
  }
  for (const PartOf<Figure>& figure : shown.figures) hasher.add(input.digests.of(*figure.owner));
  std::vector<const Node*> stories;
  if (shown.story) stories.push_back(shown.story);
  for (const ShownBand& band : choose_bands(shown, input)) {
    for (const Node* node : band.nodes) hasher.add(input.digests.of_card(*node));
    for (const PlaceCount& place : band.places) {
      hasher.add(place.name);
      hasher.add(place.url);
      hasher.add(static_cast<std::uint64_t>(place.count));
    }
    if (band.map) add_to_hash(value_of(*band.map), hasher);
    if (!band.page) continue;
    hasher.add(input.digests.of(*band.page));
    stories.push_back(band.page);
  }
  builder.add_page(
      kind.name, "index.html", "", kind.template_name, hasher.finish(),
      [](const PlanInput& now) { return make_home_view(now); }, {}, std::move(stories));
}

}  // namespace zhanting
