#include "outputs/kinds.h"
#include "routes/page_path.h"

/// A picture of each figure that has an address of its own, to be saved and sent: what it says, of
/// whom and by whom, and its address as a code.
namespace zhanting {

namespace {

struct FigureCardView : ViewOf<FigureCardView> {
  static constexpr std::string_view kKind = "figure_card";
  ShownFigure figure;
  static std::vector<Member> members() { return {member<&FigureCardView::figure>("figure")}; }
};

/// Who published the figure, as the page of its record says; that it is not named, where a source
/// is.
std::string source_of(const PlanInput& input, const PartOf<Figure>& figure) {
  const EntryNode* const entry = as_entry(*figure.owner);
  const SourceNote none;
  const SourceNote& note = entry ? entry->record().source : none;
  if (!note.publication.empty()) return note.publication.text;
  if (figure.report && !figure.report->record().publisher.empty())
    return figure.report->record().publisher.text;
  return note.empty() ? std::string() : std::string(input.t(words::source_unknown));
}

std::shared_ptr<FigureCardView> make_view(const PlanInput& input, const PartOf<Figure>& figure) {
  auto view = std::make_shared<FigureCardView>();
  view->figure = show(figure, input.around);
  begin_page(input,
             {.kind = FigureCardView::kKind,
              .path = view->figure.anchor.substr(0, view->figure.anchor.find('#')),
              .title = figure.part->label.text,
              .source = source_of(input, figure)},
             *view);
  PageMeta& page = view->page;
  page.canonical += "#" + view->figure.html_id;
  page.qr.url = page.canonical;
  return view;
}

}  // namespace

void add_figure_cards(const OutputKind& kind, const PlanInput& input, PlanBuilder& builder) {
  if (!input.engraver) return;
  for (const Node* node : input.site().nodes) {
    const ReportNode* const report = report_of(*node);
    for (const Figure* part : own_figures(*node->base)) {
      const PartOf<Figure> figure{part, node, report};
      const std::string path = show(figure, input.around).card;
      if (path.empty()) continue;
      Hasher data;
      data.add(input.digests.of(*node));
      if (report) data.add(input.digests.of(*report));
      builder.add_card(
          kind.name, path, kFigureCard, data.finish(),
          [figure](const PlanInput& now) { return make_view(now, figure); }, part->place);
    }
  }
}

}  // namespace zhanting
