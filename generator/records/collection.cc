#include "records/collection.h"

#include "records/records.h"

namespace zhanting {

namespace {

template <typename T>
const RecordType& type_of() {
  return record_type(static_cast<const T*>(nullptr));
}

template <typename T>
std::shared_ptr<RecordBase> make() {
  return std::make_shared<T>();
}

constexpr CollectionRow kRows[] = {
    // folder, kind, type of its records; collection: story, slugs, top
    {"reports", "report", &type_of<Report>, &make<Report>, Collection::kReports, true, true, false},
    {"branches", "branch", &type_of<Entry>, &make<Entry>, Collection::kBranches, true, true, false},
    {"highlights", "highlight", &type_of<Entry>, &make<Entry>, Collection::kHighlights, true, true,
     false},
    {"organisations", "organisation", &type_of<Organisation>, &make<Organisation>,
     Collection::kOrganisations, false, false, false},
    {"themes", "theme", &type_of<Theme>, &make<Theme>, Collection::kThemes, false, false, false},
    {"pages", "page", &type_of<Page>, &make<Page>, Collection::kPages, true, false, true},
};

}  // namespace

std::span<const CollectionRow> collections() {
  return kRows;
}

const CollectionRow& row_of(Collection collection) {
  return kRows[static_cast<std::size_t>(collection)];
}

}  // namespace zhanting
