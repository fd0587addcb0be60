#pragma once

#include <string>

#include "commands/console.h"

namespace zhanting {

struct SchemaOptions {
  std::string kind;  // site, report, branch, …; all of them unless given
  std::string source = ".";
};

/// `zhanting schema`: prints the JSON Schema of one kind of content file, or brings all of them in
/// SOURCE/.zhanting/schema/ up to date. Gives the exit status.
int run_schema(const SchemaOptions& options, const Console& console);

}  // namespace zhanting
