#pragma once

#include <ostream>
#include <string>

#include "base/files.h"
#include "load/documents.h"
#include "model/site.h"

namespace zhanting {

/// A showcase as a command that makes no pages needs it: read, understood, drafts included, with
/// the mistakes found on the way.
struct Showcase {
  Documents documents;
  Site site;
  Diagnostics diagnostics;
};

/// The folder of a showcase holds content/.
bool is_showcase(const std::string& source, const FileSystem& files);
Showcase read_showcase(const std::string& source, const FileSystem& files);

/// Prints the mistakes as `build` does, with the lines at fault.
void print_diagnostics(const Showcase& showcase, Language language, std::ostream& err);

/// Exit status: wrong use, or an environment that does not let us.
inline constexpr int kWrongUse = 2;

/// Says why the command cannot do what it was asked, with a hint, and gives kWrongUse.
int refuse(const Message& message, const std::optional<Message>& hint, Language language,
           std::ostream& err);

/// Writes a file and the folders above it. False after saying what went wrong.
bool write_file(const std::string& path, std::string_view bytes, FileSystem& files,
                Language language, std::ostream& err);

}  // namespace zhanting
