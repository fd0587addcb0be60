#pragma once

#include <string>
#include <string_view>
#include <system_error>
#include <vector>

#include "base/files.h"
#include "base/hash.h"
#include "model/site.h"

/// JSON Schema (draft-07) of the content files, made from the field rows, so that editors complete
/// and check while one types. What the schema cannot say (a day the calendar lacks in a common
/// year, an id of the same record) is left to the build; what builds always validates, as long as
/// strings carry no white space at their ends.
namespace zhanting {

/// A row a kind of content file.
struct SchemaKind {
  std::string name;    // report: what `zhanting schema` is asked for
  std::string folder;  // content/reports/; site.json has none
};
std::vector<SchemaKind> schema_kinds(const Kinds& kinds);

/// The schema of one kind of file. With a site, references are its own slugs, names and figures;
/// without, any text. REQUIRES: `kind` is one of schema_kinds(kinds).
std::string make_schema(std::string_view kind, const Kinds& kinds, Language language,
                        const Site* site);

/// Brings SOURCE/.zhanting/schema/KIND.json up to date. Files that are right already are not
/// touched; `changed` gets the paths, relative to `source`, of those that were not.
std::error_code write_schemas(const Site& site, const std::string& source, FileSystem& files,
                              std::vector<std::string>& changed);

/// The same for a build, which does nothing where a note beside them says that they were made by
/// this program from the same: `site_json` (the hash of that file) and what may be referred to. A
/// schema that somebody edited stays until then; one that is gone is made again.
std::error_code refresh_schemas(const Site& site, const Hash128& site_json,
                                const std::string& source, FileSystem& files);

}  // namespace zhanting
