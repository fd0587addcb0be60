#include "outputs/kinds.h"

namespace zhanting {

namespace {

struct Lead {
  CardUse card;
  std::vector<ShownFigure> figures;
  std::optional<ShownPhoto> cover;
  std::string_view kicker, subtitle;
};

const ObjectType& object_type(const Lead*) {
  static const ObjectType type = {"lead",
                                  {member<&Lead::card>("card"), member<&Lead::figures>("figures"),
                                   member<&Lead::cover>("cover"), member<&Lead::kicker>("kicker"),
                                   member<&Lead::subtitle>("subtitle")}};
  return type;
}

struct HomeView : ViewOf<HomeView> {
  static constexpr std::string_view kKind = "home";
  std::optional<Lead> lead;
  CardList reports;
  std::vector<ShownFigure> figures;
  CardList themes, organisations;

  static std::vector<Member> members() {
    return {member<&HomeView::lead>("lead"), member<&HomeView::reports>("reports"),
            member<&HomeView::figures>("figures"), member<&HomeView::themes>("themes"),
            member<&HomeView::organisations>("organisations")};
  }
};

Lead make_lead(const ReportNode& node, const PlanInput& input) {
  constexpr std::size_t kLeadFigures = 3;
  const Report& report = node.record();
  Lead lead{input.cards.use(node), {}, {}, report.kicker.text, report.subtitle.text};
  if (const PartOf<Photo> cover = cover_of(node, input.around.stories))
    lead.cover = show(cover, input.around);
  for (const PartOf<Figure>& figure : figures_of(node, input.site())) {
    if (lead.figures.size() < kLeadFigures) lead.figures.push_back(show(figure, input.around));
  }
  return lead;
}

/// What the page shows.
struct Shown {
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

std::shared_ptr<HomeView> make_view(const PlanInput& input) {
  const Shown shown = choose(input);
  auto view = std::make_shared<HomeView>();
  const auto cards = [&](const std::vector<const Node*>& nodes, CardList& list) {
    for (const Node* node : nodes) list.push_back(input.cards.use(*node));
  };
  if (shown.lead) view->lead = make_lead(*shown.lead, input);
  cards(shown.reports, view->reports);
  cards(shown.themes, view->themes);
  cards(shown.organisations, view->organisations);
  view->figures = show_all(shown.figures, input.around);
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
  for (const auto* nodes : {&shown.reports, &shown.themes, &shown.organisations}) {
    for (const Node* node : *nodes) hasher.add(input.digests.of_card(*node));
  }
  for (const PartOf<Figure>& figure : shown.figures) hasher.add(input.digests.of(*figure.owner));
  builder.add_page(kind.name, "index.html", "", kind.template_name, hasher.finish(),
                   [](const PlanInput& now) { return make_view(now); });
}

}  // namespace zhanting
