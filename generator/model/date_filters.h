#pragma once

#include <limits>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/known_date.h"
#include "records/records.h"

namespace zhanting {

/// How catalogues are narrowed by the dates of a fact: by years, decades or centuries, whichever
/// parts the entries best; what goes on (“1811/..”) goes on to the latest date of the site, what
/// went on before (“../1953”) began at the earliest that the fact knows. Const once made.
class DateFilters {
 public:
  /// Notes the last year of a date. What is noted later changes what was chosen before.
  void note(std::string_view date);
  /// Decides how `field` is narrowed. `dates`: those of each entry that states it.
  void choose(const FactField& field, const std::vector<std::vector<std::string_view>>& dates);

  DateStep step(const FactField& field) const { return chosen_.at(&field).step; }
  /// The years, decades or centuries that `date` of `field` touches, in their order.
  std::vector<int> steps(std::string_view date, const FactField& field) const;

 private:
  struct Chosen {
    DateStep step = DateStep::kCentury;
    int first = std::numeric_limits<int>::max();  // of these steps
  };

  std::vector<int> touched(const KnownDate& date, const Chosen& chosen) const;

  int last_year_ = std::numeric_limits<int>::min();
  std::unordered_map<const FactField*, Chosen> chosen_;
};

}  // namespace zhanting
