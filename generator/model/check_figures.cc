#include <fmt/format.h>
#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <tuple>

#include "model/check.h"
#include "model/check_rules.h"
#include "model/messages.h"
#include "model/number_words.h"

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

using PlotRule = void (*)(const Plot& plot, Diagnostics& diagnostics);

const Figure* first_figure(const Plot& plot) {
  for (const FigureRef& reference : plot.figures) {
    if (reference.figure) return reference.figure;
  }
  return nullptr;
}

/// Each figure is compared with the first.
void check_like(const Plot& plot, const Text Figure::*member, MessageCode code,
                Diagnostics& diagnostics) {
  const Figure* first = first_figure(plot);
  if (!first) return;
  for (const FigureRef& reference : plot.figures) {
    if (!reference.figure) continue;
    const std::string& expected = (first->*member).text;
    const std::string& found = (reference.figure->*member).text;
    if (found != expected) diagnostics.error(reference.place, Message::of(code, expected, found));
  }
}

void check_units(const Plot& plot, Diagnostics& diagnostics) {
  check_like(plot, &Figure::unit, messages::kPlotUnlikeUnits, diagnostics);
}

void check_periods(const Plot& plot, Diagnostics& diagnostics) {
  check_like(plot, &Figure::period, messages::kPlotUnlikePeriods, diagnostics);
}

void check_numbers(const Plot& plot, Diagnostics& diagnostics) {
  if (plot.form.text == "rank") return;
  for (const FigureRef& reference : plot.figures) {
    if (!reference.figure) continue;
    const std::optional<double>& number = reference.figure->number.value;
    if (is_absent(reference.figure->number)) {
      diagnostics.error(reference.place, Message::of(messages::kPlotWithoutNumber, reference.text));
    } else if (number && *number < 0) {
      diagnostics.error(reference.place, Message::of(messages::kPlotBelowNought, reference.text));
    }
  }
}

void check_count(const Plot& plot, Diagnostics& diagnostics) {
  if (plot.form.empty() || plot.form.text == "rank" || plot.figures.size() >= 2) return;
  diagnostics.error(plot.place, {messages::kPlotTooFew, {}});
}

constexpr PlotRule kPlotRules[] = {check_units, check_periods, check_numbers, check_count};

const std::vector<Plot>* plots_of(const RecordBase& record) {
  switch (record.collection) {
    case Collection::kReports:
      return &static_cast<const Report&>(record).plots;
    case Collection::kBranches:
    case Collection::kHighlights:
      return &static_cast<const Entry&>(record).plots;
    default:
      return nullptr;
  }
}

}  // namespace

std::vector<const Figure*> own_figures(const RecordBase& record) {
  std::vector<const Figure*> figures;
  if (record.collection == Collection::kReports) {
    for (const FigureUse& use : static_cast<const Report&>(record).figures) {
      if (use.own) figures.push_back(&*use.own);
    }
  } else if (const auto* entry = dynamic_cast<const Entry*>(&record)) {
    for (const Figure& figure : entry->figures) figures.push_back(&figure);
  }
  return figures;
}

void check_figures(const RecordBase& record, Diagnostics& diagnostics) {
  const std::vector<const Figure*> figures = own_figures(record);
  for (const Figure* figure : figures) check_number(*figure, diagnostics);
  check_two_values(figures, diagnostics);
  const std::vector<Plot>* plots = plots_of(record);
  if (!plots) return;
  for (const Plot& plot : *plots) {
    for (const PlotRule rule : kPlotRules) rule(plot, diagnostics);
  }
}

void check_themes(const Site& site, Diagnostics& diagnostics) {
  if (site.reports.size() < 2) return;
  for (const auto& theme : site.themes) {
    std::set<const Report*> reports;
    for (const Theme::Member& member : theme->entries) reports.insert(member.entry->in_report);
    if (reports.size() == 1)
      diagnostics.warning(theme->name.place,
                          Message::of(messages::kThemeOneReport, theme->name.text,
                                      std::to_string(theme->entries.size())));
  }
}

}  // namespace zhanting
