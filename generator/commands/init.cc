#include "commands/init.h"

#include <algorithm>

#include "base/paths.h"
#include "base/text.h"
#include "commands/init_template.h"
#include "commands/messages.h"
#include "commands/showcase.h"
#include "load/messages.h"
#include "schema/json_schema.h"

namespace zhanting {

int run_init(const InitOptions& options, const Console& console) {
  const std::vector<std::string_view> names = init_names();
  if (std::find(names.begin(), names.end(), options.like) == names.end())
    return refuse(console,
                  Message::of(messages::kUnknownKind, options.like,
                              join(std::vector<std::string>(names.begin(), names.end()), ", ")),
                  did_you_mean(closest(options.like, names)));
  const std::string& folder = options.folder;
  const FileKind kind = console.files.kind_of(folder);
  if (kind == FileKind::kFile || kind == FileKind::kOther)
    return refuse(console, Message::of(messages::kInitNotAFolder, folder));
  if (kind == FileKind::kFolder) {
    std::vector<FolderEntry> entries;
    if (const std::error_code error = console.files.list(folder, entries))
      return refuse(console, Message::of(messages::kUnreadable, error.message()));
    if (!entries.empty())
      return refuse(console, Message::of(messages::kInitNotEmpty, folder, entries.front().name));
  }
  const std::vector<EmbeddedFile> made = init_template(options.like, options.language);
  for (const auto& [path, bytes] : made) {
    if (!write_file(console, join_path(folder, path), bytes)) return kWrongUse;
  }
  const Showcase showcase = read_showcase(folder, console.files);
  std::vector<std::string> schemas;  // so that an editor completes before the first build
  if (const std::error_code error = write_schemas(*showcase.site, folder, console.files, schemas))
    return refuse(console, Message::of(messages::kFileUnwritable, folder, error.message()));
  say(console.out, console, Message::of(messages::kInitDone, folder, std::to_string(made.size())));
  say(console.out, console, Message::of(messages::kInitNext, folder));
  return kDone;
}

}  // namespace zhanting
