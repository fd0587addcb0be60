#include "model/date_filters.h"

#include <algorithm>
#include <set>

namespace zhanting {

void DateFilters::note(std::string_view text) {
  const std::optional<KnownDate> date = KnownDate::parse(text);
  if (!date) return;
  first_year_ = std::min(first_year_, date->first(DateStep::kYear));
  last_year_ = std::max(last_year_, date->last(DateStep::kYear));
}

std::vector<int> DateFilters::steps(std::string_view text, DateStep step) const {
  const std::optional<KnownDate> date = KnownDate::parse(text);
  if (!date) return {};
  int first = date->first(step), last = date->last(step);
  if (date->went_on_before()) first = std::min(first, step_of(first_year_, step));
  if (date->goes_on()) last = std::max(last, step_of(last_year_, step));
  std::vector<int> steps;
  for (int number = first; number <= last; ++number) {
    if (number != 0) steps.push_back(number);
  }
  return steps;
}

/// The coarsest step that parts the entries at all; a finer one where there are few of it to choose
/// from, with two entries each in the mean.
void DateFilters::choose(const FactField& field,
                         const std::vector<std::vector<std::string_view>>& dates) {
  constexpr std::size_t kMost = 12;
  DateStep chosen = DateStep::kCentury;
  std::size_t choices = 0;
  for (const DateStep step : {DateStep::kCentury, DateStep::kDecade, DateStep::kYear}) {
    std::set<int> found;
    for (const std::vector<std::string_view>& of_entry : dates) {
      for (const std::string_view date : of_entry) {
        const std::vector<int> touched = steps(date, step);
        found.insert(touched.begin(), touched.end());
        if (step != DateStep::kCentury && found.size() > kMost) break;
      }
    }
    const bool few = found.size() <= kMost;
    if (!few && step != DateStep::kCentury) break;
    if (choices >= 2 && 2 * found.size() > dates.size()) break;
    chosen = step;
    choices = found.size();
  }
  steps_[&field] = chosen;
}

DateStep DateFilters::step(const FactField& field) const {
  const auto known = steps_.find(&field);
  return known == steps_.end() ? DateStep::kCentury : known->second;
}

}  // namespace zhanting
