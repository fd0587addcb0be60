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
    // collection                folder           kind            story  slugs  top
    {Collection::kReports, "reports", "report", true, true, false, &type_of<Report>, &make<Report>},
    {Collection::kBranches, "branches", "branch", true, true, false, &type_of<Entry>, &make<Entry>},
    {Collection::kHighlights, "highlights", "highlight", true, true, false, &type_of<Entry>,
     &make<Entry>},
    {Collection::kOrganisations, "organisations", "organisation", false, false, false,
     &type_of<Organisation>, &make<Organisation>},
    {Collection::kThemes, "themes", "theme", false, false, false, &type_of<Theme>, &make<Theme>},
    {Collection::kPages, "pages", "page", true, false, true, &type_of<Page>, &make<Page>},
};

}  // namespace

std::span<const CollectionRow> collections() {
  return kRows;
}

const CollectionRow& row_of(Collection collection) {
  return kRows[static_cast<std::size_t>(collection)];
}

}  // namespace zhanting
