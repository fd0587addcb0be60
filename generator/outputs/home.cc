#include "outputs/kinds.h"

namespace zhanting {

namespace {

struct Lead {
  Card card;
  std::vector<const Figure*> figures;
  const Photo* cover = nullptr;
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
  std::vector<Card> reports;
  std::vector<const Figure*> figures;
  std::vector<Card> themes, organisations;

  static std::vector<Member> members() {
    return {member<&HomeView::lead>("lead"), member<&HomeView::reports>("reports"),
            member<&HomeView::figures>("figures"), member<&HomeView::themes>("themes"),
            member<&HomeView::organisations>("organisations")};
  }
};

Lead make_lead(const Report& report, const Cards& cards) {
  constexpr std::size_t kLeadFigures = 3;
  Lead lead{
      cards.of(report), {}, cover_of(report.photos), report.kicker.text, report.subtitle.text};
  for (const FigureUse& use : report.figures) {
    if (lead.figures.size() < kLeadFigures) lead.figures.push_back(&use.figure());
  }
  return lead;
}

}  // namespace

void add_home(const OutputKind& kind, const PlanInput& input, PlanBuilder& builder) {
  const Site& site = input.site;
  auto view = std::make_shared<HomeView>();
  const HomeSettings& settings = site.settings.home;
  const RecordBase* lead = settings.report.target;
  if (!lead && !site.reports.empty()) lead = site.reports.front().get();
  if (lead) view->lead = make_lead(static_cast<const Report&>(*lead), input.cards);
  for (const auto& report : site.reports) {
    if (report.get() != lead) view->reports.push_back(input.cards.of(*report));
  }
  for (const FigureRef& ref : settings.figures) view->figures.push_back(ref.figure);
  for (const auto& theme : site.themes) {
    if (!theme->link.url.empty()) view->themes.push_back(input.cards.of(*theme));
  }
  for (const OrganisationRef& ref : settings.organisations) {
    if (ref.target) view->organisations.push_back(input.cards.of(*ref.target));
  }
  begin_page(input,
             {.kind = "home",
              .path = "index.html",
              .title = site.settings.name.text,
              .column = std::string(input.t(words::home)),
              .published = site.settings.published.text,
              .image = view->lead ? view->lead->cover : nullptr},
             *view);
  builder.add_page(kind.name, "index.html", "", kind.template_name, view);
}

}  // namespace zhanting
