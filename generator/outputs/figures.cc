#include <algorithm>
#include <memory>
#include <set>
#include <tuple>

#include "base/paths.h"
#include "outputs/filters.h"
#include "outputs/gather.h"
#include "outputs/kinds.h"

/// All figures of the site: what is drawn of them, then a table of all, each linked to where it
/// stands. A long table goes on on further pages, which its filters know as well.
namespace zhanting {

namespace {

/// A figure with what it can be narrowed to: slugs, parted by spaces.
struct FigureRow {
  ShownFigure figure;
  std::string report, themes, organisations, kind;
};

const ObjectType& object_type(const FigureRow*) {
  static const ObjectType type = {
      "row",
      {member<&FigureRow::figure>("figure"), member<&FigureRow::report>("report"),
       member<&FigureRow::themes>("themes"), member<&FigureRow::organisations>("organisations"),
       member<&FigureRow::kind>("kind")}};
  return type;
}

struct FiguresView : ViewOf<FiguresView> {
  static constexpr std::string_view kKind = "figures";
  std::vector<FigureRow> rows;
  std::vector<ShownPlot> plots;
  Pagination pagination;
  std::int64_t total = 0;
  std::shared_ptr<const std::vector<Filter>> filters;  // the same for all pages

  const std::vector<Filter>& shown_filters() const { return *filters; }

  static std::vector<Member> members() {
    return {member<&FiguresView::rows>("rows"), member<&FiguresView::plots>("plots"),
            member<&FiguresView::pagination>("pagination"), member<&FiguresView::total>("total"),
            member<&FiguresView::shown_filters>("filters")};
  }
};

Options report_of_figure(const PlanInput& input, const PartOf<Figure>& figure) {
  if (!figure.report) return {};
  const Link& link = input.link(*figure.report);
  return {{slug_of(link), link.name}};
}

Options themes_of_figure(const PlanInput& input, const PartOf<Figure>& figure) {
  Options options;
  for (const Link* theme : input.cards.of(*figure.owner).themes)
    options.push_back({slug_of(*theme), theme->name});
  return options;
}

Options organisations_of_figure(const PlanInput&, const PartOf<Figure>& figure) {
  Options options;
  const EntryNode* const entry = as_entry(*figure.owner);
  if (!entry) return options;
  for (const OrganisationNode* organisation : entry->organisations) {
    const Organisation& record = organisation->record();
    options.push_back({record.slug, record.name.text});
  }
  return options;
}

Options kind_of_figure(const PlanInput& input, const PartOf<Figure>& figure) {
  const FigureKind& kind = figure.part->kind;
  if (!kind.empty()) return {{kind.text, input.site().word_of(kind)}};
  return {{std::string(kFigureKindRows[0].value),
           input.site().word_of(static_cast<const FigureKind*>(nullptr), 0)}};
}

/// A row a filter: its name, its word and, for a figure, the options it falls under.
struct FigureFilterRow {
  std::string_view name;
  WordRow title;
  Options (*options)(const PlanInput&, const PartOf<Figure>&);
  std::string FigureRow::*tokens;
  bool in_dictionary_order = false;
};

constexpr FigureFilterRow kFigureFilterRows[] = {
    {"theme", words::filter_theme, &themes_of_figure, &FigureRow::themes},
    {"report", words::filter_report, &report_of_figure, &FigureRow::report},
    {"organisation", words::filter_organisation, &organisations_of_figure,
     &FigureRow::organisations, true},
    {"kind", words::filter_kind, &kind_of_figure, &FigureRow::kind},
};

/// Results by report, then firsts, then targets, which never stand among results.
int rank_of(const Figure& figure) {
  return figure.is("target") ? 2 : figure.is("first") ? 1 : 0;
}

std::vector<PartOf<Figure>> all_figures(const Site& site) {
  std::vector<PartOf<Figure>> figures;
  const auto add = [&](const Node& node) {
    for (const Figure* figure : own_figures(*node.base))
      figures.push_back({figure, &node, report_of(node)});
  };
  for (const ReportNode& report : site.reports) add(report);
  for (const EntryNode& entry : site.entries) add(entry);
  const auto place = [](const PartOf<Figure>& figure) {
    const int rank = rank_of(*figure.part);
    // Reports stand in their order, what belongs to none behind them.
    const bool apart = rank == 0 && !figure.report;
    return std::tuple(rank, apart, rank == 0 ? figure.report : nullptr);
  };
  std::stable_sort(figures.begin(), figures.end(),
                   [&](const auto& a, const auto& b) { return place(a) < place(b); });
  return figures;
}

/// All plots of the site, first those that draw each one that is counted. A report may repeat a
/// plot of its entry: it is shown once.
std::vector<PartOf<Plot>> all_plots(const Site& site) {
  std::vector<PartOf<Plot>> plots;
  std::set<std::string_view> titles;
  for (const PartOf<Plot>& plot : gather<&Report::plots, &Entry::plots>(site)) {
    if (titles.insert(plot.part->title.text).second) plots.push_back(plot);
  }
  std::stable_partition(plots.begin(), plots.end(), [](const PartOf<Plot>& plot) {
    const std::string& form = plot.part->form.text;
    return form == "count" || form == "funnel";
  });
  return plots;
}

struct FigureTable {
  std::vector<PartOf<Figure>> figures;
  std::shared_ptr<const std::vector<Filter>> filters;
  Pages pages{"", 0, 1};
};

std::vector<Filter> make_filters(const PlanInput& input,
                                 const std::vector<PartOf<Figure>>& figures) {
  std::vector<Filter> filters;
  for (const FigureFilterRow& row : kFigureFilterRows) {
    Filter filter{std::string(row.name), input.t(row.title), {}};
    FilterCounter counter(filter);
    for (const PartOf<Figure>& figure : figures) {
      for (const auto& [value, title] : row.options(input, figure)) counter.add(value, title);
    }
    if (row.in_dictionary_order) sort_options(filter);
    if (filter.is_useful()) filters.push_back(std::move(filter));
  }
  return filters;
}

FigureTable make_table(const PlanInput& input) {
  FigureTable table;
  table.figures = all_figures(input.site());
  table.filters = shared(make_filters(input, table.figures));
  table.pages = Pages("figures", table.figures.size(), kWall);
  return table;
}

FigureRow make_row(const PlanInput& input, const PartOf<Figure>& figure) {
  FigureRow row{show(figure, input.around), {}, {}, {}, {}};
  for (const FigureFilterRow& filter : kFigureFilterRows) {
    std::string& tokens = row.*filter.tokens;
    for (const auto& [value, title] : filter.options(input, figure)) {
      if (!tokens.empty()) tokens += ' ';
      tokens += value;
    }
  }
  return row;
}

std::shared_ptr<FiguresView> make_view(const OutputKind& kind, const PlanInput& input,
                                       const FigureTable& table, std::size_t n) {
  auto view = std::make_shared<FiguresView>();
  view->pagination = table.pages.pagination(n);
  view->total = static_cast<std::int64_t>(table.figures.size());
  view->filters = table.filters;
  for (std::size_t i = table.pages.begin(n); i < table.pages.end(n); ++i)
    view->rows.push_back(make_row(input, table.figures[i]));
  if (n == 0) view->plots = show_all(all_plots(input.site()), input.around);
  begin_page(input,
             {.kind = kind.name,
              .path = table.pages.path(n),
              .title = std::string(input.t(words::figures)),
              .column = std::string(input.t(words::figures)),
              .description = std::string(input.t(words::figures_intro))},
             *view);
  return view;
}

Hash128 data_of(const PlanInput& input, const FigureTable& table, std::size_t n) {
  Hasher hasher;
  hasher.add(static_cast<std::uint64_t>(table.figures.size()));
  add_to_hash(value_of(*table.filters), hasher);
  if (n == 0) {
    for (const PartOf<Plot>& plot : all_plots(input.site()))
      hasher.add(input.digests.of(*plot.owner));
  }
  const Node* last = nullptr;
  for (std::size_t i = table.pages.begin(n); i < table.pages.end(n); ++i) {
    const PartOf<Figure>& figure = table.figures[i];
    if (figure.owner != last) {
      hasher.add(input.digests.of(*figure.owner));
      if (figure.report) hasher.add(input.digests.of_card(*figure.report));
    }
    last = figure.owner;
    hasher.add(figure.part->place.line);
  }
  return hasher.finish();
}

}  // namespace

void add_figures(const OutputKind& kind, const PlanInput& input, PlanBuilder& builder) {
  const auto table = shared(make_table(input));
  if (table->figures.empty()) return;
  for (std::size_t n = 0; n < table->pages.count(); ++n) {
    const std::string path = table->pages.path(n);
    builder.add_page(
        kind.name, path, root_prefix(path), kind.template_name, data_of(input, *table, n),
        [kind, table, n](const PlanInput& now) { return make_view(kind, now, *table, n); });
  }
}

}  // namespace zhanting
