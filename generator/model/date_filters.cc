#include "model/date_filters.h"

#include <algorithm>
#include <set>

namespace zhanting {

void DateFilters::note(std::string_view text) {
  if (const std::optional<KnownDate> date = KnownDate::parse(text))
    last_year_ = std::max(last_year_, date->last(DateStep::kYear));
}

std::vector<int> DateFilters::touched(const KnownDate& date, const Chosen& chosen) const {
  int first = date.first(chosen.step), last = date.last(chosen.step);
  if (date.went_on_before()) first = std::min(first, chosen.first);
  if (date.goes_on()) last = std::max(last, step_of(last_year_, chosen.step));
  std::vector<int> steps;
  for (int number = first; number <= last; ++number) {
    if (number != 0) steps.push_back(number);
  }
  return steps;
}

std::vector<int> DateFilters::steps(std::string_view text, const FactField& field) const {
  const std::optional<KnownDate> date = KnownDate::parse(text);
  return date ? touched(*date, chosen_.at(&field)) : std::vector<int>();
}

/// The coarsest step that parts the entries at all; a finer one where there are few of it to choose
/// from, with two entries each in the mean.
void DateFilters::choose(const FactField& field,
                         const std::vector<std::vector<std::string_view>>& dates) {
  constexpr std::size_t kMost = 12;
  std::vector<KnownDate> known;
  for (const std::vector<std::string_view>& of_entry : dates) {
    for (const std::string_view text : of_entry) {
      if (const std::optional<KnownDate> date = KnownDate::parse(text)) known.push_back(*date);
    }
  }
  Chosen& chosen = chosen_[&field];
  std::size_t choices = 0;
  for (const DateStep step : {DateStep::kCentury, DateStep::kDecade, DateStep::kYear}) {
    Chosen tried{step};
    for (const KnownDate& date : known) tried.first = std::min(tried.first, date.first(step));
    std::set<int> found;
    for (const KnownDate& date : known) {
      const std::vector<int> steps = touched(date, tried);
      found.insert(steps.begin(), steps.end());
      if (step != DateStep::kCentury && found.size() > kMost) break;
    }
    const bool few = found.size() <= kMost;
    if (!few && step != DateStep::kCentury) break;
    if (choices >= 2 && 2 * found.size() > dates.size()) break;
    chosen = tried;
    choices = found.size();
  }
}

}  // namespace zhanting
