#include "commands/showcase.h"

#include "base/paths.h"
#include "commands/messages.h"

namespace zhanting {

bool is_showcase(const std::string& source, const FileSystem& files) {
  return files.kind_of(join_path(source, "content")) == FileKind::kFolder;
}

Showcase read_showcase(const std::string& source, const FileSystem& files) {
  Diagnostics for_check_to_tell;
  Showcase showcase;
  showcase.documents = load(source, files, 1, for_check_to_tell);
  showcase.site =
      make_site(showcase.documents, {.base_url = {}, .drafts = true}, nullptr, for_check_to_tell);
  return showcase;
}

int refuse(const Console& console, const Message& message, const std::optional<Message>& hint) {
  console.err << "zhanting: " << text_of(message, console.language) << '\n';
  if (hint) console.err << "  " << text_of(*hint, console.language) << '\n';
  return kWrongUse;
}

bool write_file(const Console& console, const std::string& path, std::string_view bytes) {
  std::error_code error = console.files.make_folders(std::string(parent_path(path)));
  if (!error) error = console.files.replace(path, bytes);
  if (!error) return true;
  refuse(console, Message::of(messages::kFileUnwritable, path, error.message()));
  return false;
}

}  // namespace zhanting
