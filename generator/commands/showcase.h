#pragma once

#include <memory>
#include <optional>
#include <string>

#include "commands/console.h"
#include "load/documents.h"
#include "model/site.h"

namespace zhanting {

/// A showcase as a command that makes no pages needs it: its records and how they stand to each
/// other, drafts included.
struct Showcase {
  Documents documents;
  std::shared_ptr<const Site> site;
};

/// The folder of a showcase holds content/.
bool is_showcase(const std::string& source, const FileSystem& files);
Showcase read_showcase(const std::string& source, const FileSystem& files);

/// Says why the command cannot do what it was asked, with a hint, and gives kWrongUse.
int refuse(const Console& console, const Message& message,
           const std::optional<Message>& hint = std::nullopt);

/// Writes a file and the folders above it. False after saying what went wrong.
bool write_file(const Console& console, const std::string& path, std::string_view bytes);

}  // namespace zhanting
