#pragma once

#include <ostream>
#include <string>

#include "base/files.h"
#include "diag/messages.h"

namespace zhanting {

struct SchemaOptions {
  std::string kind;  // site, report, branch, …; all of them unless given
  std::string source = ".";
};

/// `zhanting schema`: prints the JSON Schema of one kind of content file, or brings all of them in
/// SOURCE/.zhanting/schema/ up to date. Gives the exit status.
int run_schema(const SchemaOptions& options, FileSystem& files, std::ostream& out,
               std::ostream& err, Language language);

}  // namespace zhanting
