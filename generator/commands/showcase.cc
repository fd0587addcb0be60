#include "commands/showcase.h"

#include "base/paths.h"
#include "diag/print.h"

namespace zhanting {

bool is_showcase(const std::string& source, const FileSystem& files) {
  return files.kind_of(join_path(source, "content")) == FileKind::kFolder;
}

Showcase read_showcase(const std::string& source, const FileSystem& files) {
  Showcase showcase;
  showcase.documents = load(source, files, 1, showcase.diagnostics);
  showcase.site = make_site(showcase.documents, files, {.source = source, .base_url = {}, .drafts = true},
                            {}, showcase.diagnostics);
  showcase.diagnostics.sort();
  return showcase;
}

void print_diagnostics(const Showcase& showcase, Language language, std::ostream& err) {
  for (const Diagnostic& diagnostic : showcase.diagnostics.all()) {
    std::string_view line;
    for (const TextFile& file : showcase.documents.files) {
      if (file.path == diagnostic.path && diagnostic.line > 0)
        line = SourceText(&file.path, file.text).line(diagnostic.line);
    }
    err << to_terminal(diagnostic, line, language);
  }
}

int refuse(const Message& message, const std::optional<Message>& hint, Language language,
           std::ostream& err) {
  err << "zhanting: " << text_of(message, language) << '\n';
  if (hint) err << "  " << text_of(*hint, language) << '\n';
  return kWrongUse;
}

bool write_file(const std::string& path, std::string_view bytes, FileSystem& files,
                Language language, std::ostream& err) {
  std::error_code error = files.make_folders(std::string(parent_path(path)));
  if (!error) error = files.replace(path, bytes);
  if (!error) return true;
  refuse(Message::of(MessageCode::kFileUnwritable, path, error.message()), std::nullopt, language,
         err);
  return false;
}

}  // namespace zhanting
