#include "commands/console.h"

#include <map>

#include "base/paths.h"
#include "diag/print.h"
#include "diag/source_text.h"

namespace zhanting {

void print_diagnostics(const Diagnostics& diagnostics, const std::string& source,
                       const Console& console) {
  std::map<std::string, std::string> texts;  // each file is read once
  for (const Diagnostic& diagnostic : diagnostics.all()) {
    if (console.json) {
      console.err << to_json_line(diagnostic, console.language);
      continue;
    }
    std::string_view line;
    if (diagnostic.line > 0) {
      const auto [text, is_new] = texts.try_emplace(diagnostic.path);
      if (is_new) (void)console.files.read(join_path(source, diagnostic.path), text->second);
      line = SourceText(nullptr, without_bom(text->second)).line(diagnostic.line);
    }
    console.err << to_terminal(diagnostic, line, console.language);
  }
}

void say(std::ostream& stream, const Console& console, const Message& message) {
  stream << text_of(message, console.language) << '\n';
}

}  // namespace zhanting
