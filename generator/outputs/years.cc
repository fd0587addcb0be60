#include "outputs/years.h"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

#include "model/entry_time.h"

namespace zhanting {

const ObjectType& object_type(const YearView*) {
  static const ObjectType type = {
      "year", {member<&YearView::title>("title"), member<&YearView::items>("items")}};
  return type;
}

namespace {

/// A date in years: “2022”, “221 BC”, “18th century”, “1956 to 1960”; of a day the year.
std::string in_years(std::string_view date, const DateWords& words, bool period) {
  const std::optional<KnownDate> known = KnownDate::parse(date);
  const std::optional<int> year = known ? known->year() : std::nullopt;
  return year && *year > 0 ? fmt::format("{:04}", *year) : shown_date(date, {}, words, period);
}

/// The years an entry belongs to.
struct Years {
  std::string title;
  bool known = true;
  std::int64_t order = 0;  // titles of one order stand by their text
};

/// “2019—2021” begins with a year; words stand before all years.
std::int64_t order_of(const std::string& covers) {
  constexpr std::size_t kDigits = 4;
  const std::size_t digits = std::min(covers.find_first_not_of("0123456789"), covers.size());
  if (digits >= kDigits) return std::stoi(covers.substr(0, kDigits));
  return digits == 0 ? INT64_MAX : 0;
}

/// What its report covers, else the report's date; of an entry of none its own time.
Years years_of(const EntryNode& entry, const Site& site) {
  const auto of_date = [&](std::string_view date, const WordRow& unknown,
                           bool period = false) -> Years {
    if (date.empty()) return {std::string(site.word(unknown)), false, 0};
    const std::optional<KnownDate> known = KnownDate::parse(date);
    return {in_years(date, site.date_words, period), true, known ? known->first_year() : 0};
  };
  if (!entry.report) {
    const EntryKind& kind = *entry.record().kind->entry;
    const EntryTime time = time_of(entry.record());
    if (time.date.empty() && !has_time(kind)) return {kind.name.text, false, 0};
    return of_date(time.date, words::undated, time.is_period);
  }
  const Report& report = entry.report->record();
  if (report.covers.empty()) return of_date(report.date.text, words::date_unknown);
  return {report.covers.text, true, order_of(report.covers.text)};
}

}  // namespace

std::vector<YearView> by_year(const PlanInput& input,
                              const std::vector<const EntryNode*>& entries) {
  std::vector<std::pair<Years, YearView>> years;
  for (const EntryNode* entry : entries) {
    Years of_entry = years_of(*entry, input.site());
    auto found = std::find_if(years.begin(), years.end(),
                              [&](const auto& each) { return each.first.title == of_entry.title; });
    if (found == years.end())
      found = years.insert(years.end(), {of_entry, YearView{of_entry.title, {}}});
    found->second.items.push_back(make_item(*entry, {}, input.cards, input.around));
  }
  std::stable_sort(years.begin(), years.end(), [&](const auto& one, const auto& other) {
    const Years &a = one.first, &b = other.first;
    return std::tie(a.known, a.order, a.title) > std::tie(b.known, b.order, b.title);
  });
  std::vector<YearView> views;
  for (auto& [of, view] : years) views.push_back(std::move(view));
  return views;
}

void add_year_to_hash(const PlanInput& input, const EntryNode& entry, Hasher& hasher) {
  hasher.add(input.digests.of(entry));
  hasher.add(entry.report ? entry.report->base->hash : Hash128{});  // its year
}

}  // namespace zhanting
