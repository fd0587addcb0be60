#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "data/fields.h"

namespace zhanting {

struct RecordBase;

enum class Collection : std::uint8_t {
  kReports,
  kBranches,
  kHighlights,
  kOrganisations,
  kThemes,
  kPages,
};

/// A row a collection: all that tells it from the others. What differs by the type of its records
/// is written for the type: see visit_record() in records.h.
struct CollectionRow {
  std::string_view folder;  // in content/ and in the site: "branches"
  std::string_view kind;    // word for one of its records: "branch"
  const RecordType& (*type)();
  std::shared_ptr<RecordBase> (*make)();
  Collection collection;
  bool needs_story;   // its records are pairs of .json and .md
  bool shares_slugs;  // with the others of which this is true: a slug names one record of all
  bool at_top;        // its pages stand at the top of the site, not in `folder`
};

/// In the order of the enumeration.
std::span<const CollectionRow> collections();
const CollectionRow& row_of(Collection collection);

}  // namespace zhanting
