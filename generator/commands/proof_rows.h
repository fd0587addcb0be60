#pragma once

#include <string>
#include <vector>

#include "outputs/shown_facts.h"

namespace zhanting {

/// One fact to compare with the source.
struct ProofRow {
  std::string kind;   // what the editors call it: 数字, 荣誉, 摘要, …
  std::string name;   // figures: what is counted; honours, brands: their name
  std::string value;  // as shown on the site
  std::string unit, scope, period, note;
  std::string ref;   // place in the source
  std::string page;  // address of the page it stands on
  std::string file;  // path:line
};

/// The facts of one record, in the order of its fields.
struct ProofRecord {
  std::string name;
  std::string page;
  std::vector<ProofRow> rows;
};

/// The report, then its entries in the site's order.
std::vector<ProofRecord> proof_records(const ReportNode& report, const Surroundings& around);
/// The entries of a kind that belong to no report; places and walks.
std::vector<ProofRecord> proof_records(const Kind& kind, const Surroundings& around);

}  // namespace zhanting
