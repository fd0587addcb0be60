#include "commands/schema.h"

#include <algorithm>
#include <optional>

#include "base/text.h"
#include "commands/messages.h"
#include "commands/showcase.h"
#include "load/messages.h"
#include "schema/json_schema.h"

namespace zhanting {

namespace {

int print_schema(const SchemaOptions& options, const Console& console) {
  std::optional<Showcase> showcase;
  if (is_showcase(options.source, console.files))
    showcase = read_showcase(options.source, console.files);
  const Kinds built_in({}, console.language, true);
  const Kinds& kinds = showcase ? showcase->site->kinds() : built_in;
  std::vector<std::string> names;
  for (const SchemaKind& kind : schema_kinds(kinds)) names.push_back(kind.name);
  if (std::find(names.begin(), names.end(), options.kind) == names.end())
    return refuse(console, Message::of(messages::kUnknownKind, options.kind, join(names, ", ")),
                  did_you_mean(closest(options.kind, names)));
  console.out << make_schema(options.kind, kinds, console.language,
                             showcase ? showcase->site.get() : nullptr);
  return kDone;
}

}  // namespace

int run_schema(const SchemaOptions& options, const Console& console) {
  if (!options.kind.empty()) return print_schema(options, console);
  if (!is_showcase(options.source, console.files))
    return refuse(console, {messages::kNoContentFolder, {}}, Message{messages::kHintInit, {}});
  const Showcase showcase = read_showcase(options.source, console.files);
  const std::string folder = ".zhanting/schema";
  std::vector<std::string> changed;
  if (const std::error_code error =
          write_schemas(*showcase.site, options.source, console.files, changed))
    return refuse(console, Message::of(messages::kFileUnwritable, folder, error.message()));
  for (const std::string& path : changed)
    say(console.out, console, Message::of(messages::kWrote, path));
  if (changed.empty()) say(console.out, console, Message::of(messages::kSchemaCurrent, folder));
  return kDone;
}

}  // namespace zhanting
