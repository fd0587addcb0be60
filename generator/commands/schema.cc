#include "commands/schema.h"

#include <algorithm>

#include "base/paths.h"
#include "base/text.h"
#include "commands/showcase.h"
#include "model/json_schema.h"

namespace zhanting {

namespace {

int print_schema(const SchemaOptions& options, const FileSystem& files, std::ostream& out,
                 std::ostream& err, Language language) {
  std::vector<std::string> kinds;
  for (const SchemaKind& kind : schema_kinds()) kinds.emplace_back(kind.name);
  if (std::find(kinds.begin(), kinds.end(), options.kind) == kinds.end())
    return refuse(Message::of(MessageCode::kUnknownKind, options.kind, join(kinds, ", ")),
                  did_you_mean(closest(options.kind, kinds)), language, err);
  if (is_showcase(options.source, files)) {
    const Showcase showcase = read_showcase(options.source, files);
    out << make_schema(options.kind, &showcase.site);
  } else {
    out << make_schema(options.kind, nullptr);
  }
  return 0;
}

}  // namespace

int run_schema(const SchemaOptions& options, FileSystem& files, std::ostream& out,
               std::ostream& err, Language language) {
  if (!options.kind.empty()) return print_schema(options, files, out, err, language);
  if (!is_showcase(options.source, files))
    return refuse({MessageCode::kNoContentFolder, {}}, Message{MessageCode::kHintInit, {}},
                  language, err);
  const Showcase showcase = read_showcase(options.source, files);
  std::vector<std::string> changed;
  const std::string folder = ".zhanting/schema";
  if (const std::error_code error = write_schemas(showcase.site, options.source, files, changed))
    return refuse(Message::of(MessageCode::kFileUnwritable, folder, error.message()), std::nullopt,
                  language, err);
  for (const std::string& path : changed)
    out << text_of(Message::of(MessageCode::kWrote, path), language) << '\n';
  if (changed.empty())
    out << text_of(Message::of(MessageCode::kSchemaCurrent, folder), language) << '\n';
  return 0;
}

}  // namespace zhanting
