#include "commands/init.h"

#include "base/paths.h"
#include "commands/init_template.h"
#include "commands/showcase.h"
#include "model/json_schema.h"

namespace zhanting {

int run_init(const InitOptions& options, FileSystem& files, std::ostream& out, std::ostream& err,
             Language language) {
  const std::string& folder = options.folder;
  const auto refused = [&](const Message& message) {
    return refuse(message, std::nullopt, language, err);
  };
  const FileKind kind = files.kind_of(folder);
  if (kind == FileKind::kFile || kind == FileKind::kOther)
    return refused(Message::of(MessageCode::kInitNotAFolder, folder));
  if (kind == FileKind::kFolder) {
    std::vector<FolderEntry> entries;
    if (const std::error_code error = files.list(folder, entries))
      return refused(Message::of(MessageCode::kUnreadable, error.message()));
    if (!entries.empty())
      return refused(Message::of(MessageCode::kInitNotEmpty, folder, entries.front().name));
  }
  for (const TemplateFile& file : init_template()) {
    if (!write_file(join_path(folder, file.path), file.text, files, language, err))
      return kWrongUse;
  }
  std::vector<std::string> schemas;  // so that an editor completes before the first build
  if (const std::error_code error =
          write_schemas(read_showcase(folder, files).site, folder, files, schemas))
    return refused(Message::of(MessageCode::kFileUnwritable, folder, error.message()));
  out << text_of(Message::of(MessageCode::kInitDone, folder,
                             std::to_string(init_template().size())),
                 language)
      << '\n'
      << text_of(Message::of(MessageCode::kInitNext, folder), language) << '\n';
  return 0;
}

}  // namespace zhanting
