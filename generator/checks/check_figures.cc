#include <fmt/format.h>
#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <span>
#include <tuple>

#include "checks/check_rules.h"
#include "checks/check_site.h"
#include "checks/messages.h"
#include "checks/number_words.h"

namespace zhanting {

namespace {

bool same_number(double a, double b) {
  return std::abs(a - b) <= 1e-9 * std::max({std::abs(a), std::abs(b), 1.0});
}

/// “180万” is 1800000. With the unit “万笔” the value “180” may be counted either way. What cannot
/// be read as one number is no mistake.
void check_number(const Figure& figure, Diagnostics& diagnostics) {
  if (!figure.number.value || figure.value.empty()) return;
  const std::optional<double> meant = number_in_words(figure.value.text);
  if (!meant) return;
  const double in_units = *meant * multiplier_of_unit(figure.unit.text);
  const double number = *figure.number.value;
  if (same_number(number, *meant) || same_number(number, in_units)) return;
  diagnostics.warning(
      figure.number.place,
      Message::of(messages::kNumberMismatch, figure.value.text, fmt::format("{:.12g}", number)),
      Message::of(messages::kHintNumber, fmt::format("{:.12g}", in_units)));
}

void check_two_values(const std::vector<const Figure*>& figures, Diagnostics& diagnostics) {
  using Key = std::tuple<std::string_view, std::string_view, std::string_view, std::string_view,
                         std::string_view>;
  std::map<Key, const Figure*> first;
  for (const Figure* figure : figures) {
    const Key key{figure->label.text, figure->unit.text, figure->scope.text, figure->period.text,
                  figure->as_of.text};
    const auto [known, is_new] = first.try_emplace(key, figure);
    const std::string& earlier = known->second->value.text;
    if (is_new || earlier == figure->value.text) continue;
    diagnostics.warning(
        figure->value.place,
        Message::of(messages::kFigureTwoValues, figure->label.text, earlier, figure->value.text));
  }
}

// Plots. Only what can be compared may stand side by side; this is an error, not a matter of style.

/// A plot with the figures that its references name; null where one leads nowhere.
struct DrawnPlot {
  const Plot& plot;
  std::vector<const Figure*> figures;
};

using PlotRule = void (*)(const DrawnPlot& drawn, Diagnostics& diagnostics);

/// Each figure is compared with the first.
void check_like(const DrawnPlot& drawn, const Text Figure::*member, MessageCode code,
                Diagnostics& diagnostics) {
  const Figure* first = nullptr;
  for (std::size_t i = 0; i < drawn.figures.size(); ++i) {
    const Figure* figure = drawn.figures[i];
    if (!figure) continue;
    if (!first) first = figure;
    const std::string& expected = (first->*member).text;
    const std::string& found = (figure->*member).text;
    if (found != expected)
      diagnostics.error(drawn.plot.figures[i].place, Message::of(code, expected, found));
  }
}

void check_units(const DrawnPlot& drawn, Diagnostics& diagnostics) {
  check_like(drawn, &Figure::unit, messages::kPlotUnlikeUnits, diagnostics);
}

void check_periods(const DrawnPlot& drawn, Diagnostics& diagnostics) {
  check_like(drawn, &Figure::period, messages::kPlotUnlikePeriods, diagnostics);
}

void check_numbers(const DrawnPlot& drawn, Diagnostics& diagnostics) {
  if (drawn.plot.form.text == "rank") return;
  for (std::size_t i = 0; i < drawn.figures.size(); ++i) {
    if (!drawn.figures[i]) continue;
    const FigureRef& reference = drawn.plot.figures[i];
    const std::optional<double>& number = drawn.figures[i]->number.value;
    if (is_absent(drawn.figures[i]->number)) {
      diagnostics.error(reference.place, Message::of(messages::kPlotWithoutNumber, reference.text));
    } else if (number && *number < 0) {
      diagnostics.error(reference.place, Message::of(messages::kPlotBelowNought, reference.text));
    }
  }
}

void check_count(const DrawnPlot& drawn, Diagnostics& diagnostics) {
  const Plot& plot = drawn.plot;
  const bool may_be_one = plot.form.text == "rank" || plot.form.text == "count";
  if (plot.form.empty() || may_be_one || plot.figures.size() >= 2) return;
  diagnostics.error(plot.place, {messages::kPlotTooFew, {}});
}

/// Forms that draw a mark for each: as many as an eye takes in at once, and exactly as many as the
/// figure says, so none of “some 300”.
void check_marks(const DrawnPlot& drawn, Diagnostics& diagnostics) {
  constexpr double kMost = 5000;
  const bool is_funnel = drawn.plot.form.text == "funnel";
  if (!is_funnel && drawn.plot.form.text != "count") return;
  std::optional<double> before;
  for (std::size_t i = 0; i < drawn.figures.size(); ++i) {
    if (!drawn.figures[i] || !drawn.figures[i]->number.value) continue;
    const double number = *drawn.figures[i]->number.value;
    const FigureRef& reference = drawn.plot.figures[i];
    const std::string_view value = drawn.figures[i]->value.text;
    const bool exact = value == fmt::format("{:.0f}", number);
    if (number < 1 || number > kMost || !exact) {
      diagnostics.error(reference.place, Message::of(messages::kPlotWithoutMarks, reference.text,
                                                     std::to_string(static_cast<int>(kMost))));
    } else if (is_funnel && before && number > *before) {
      diagnostics.error(reference.place, Message::of(messages::kPlotWidens, reference.text));
    }
    before = number;
  }
}

constexpr PlotRule kPlotRules[] = {check_units, check_periods, check_numbers, check_count,
                                   check_marks};

std::span<const Plot> plots_of(const RecordBase& record) {
  return visit_record(record, [](const auto& typed) -> std::span<const Plot> {
    if constexpr (requires { typed.plots; }) {
      return typed.plots;
    } else {
      return {};
    }
  });
}

}  // namespace

void check_figures(const Site& site, const Node& node, Diagnostics& diagnostics) {
  const std::vector<const Figure*> figures = own_figures(*node.base);
  for (const Figure* figure : figures) check_number(*figure, diagnostics);
  check_two_values(figures, diagnostics);
  for (const Plot& plot : plots_of(*node.base)) {
    DrawnPlot drawn{plot, {}};
    for (const FigureRef& reference : plot.figures)
      drawn.figures.push_back(site.find(reference, &node).part);
    for (const PlotRule rule : kPlotRules) rule(drawn, diagnostics);
  }
}

void check_themes(const Site& site, Diagnostics& diagnostics) {
  if (site.reports.size() < 2) return;
  for (const ThemeNode& theme : site.themes) {
    std::set<const ReportNode*> reports;
    for (const ThemeNode::Member& member : theme.entries) reports.insert(member.entry->report);
    if (reports.size() == 1)
      diagnostics.warning(theme.record().name.place,
                          Message::of(messages::kThemeOneReport, theme.record().name.text,
                                      std::to_string(theme.entries.size())));
  }
}

}  // namespace zhanting
