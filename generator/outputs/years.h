#pragma once

#include <string>
#include <vector>

#include "outputs/plan_input.h"

namespace zhanting {

/// What was done in one year (or in reports without a year).
struct YearView {
  std::string title;
  std::vector<Item> items;
};

const ObjectType& object_type(const YearView*);

/// Entries by what their reports cover, else by their date: latest year first; what has no year
/// comes last.
std::vector<YearView> by_year(const PlanInput& input, const std::vector<const EntryNode*>& entries);

/// Of all that by_year() shows of an entry.
void add_year_to_hash(const PlanInput& input, const EntryNode& entry, Hasher& hasher);

}  // namespace zhanting
