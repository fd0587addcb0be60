#include "commands/console.h"

#include "diag/print.h"
#include "diag/source_files.h"

namespace zhanting {

void print_diagnostics(const Diagnostics& diagnostics, const std::string& source,
                       const Console& console) {
  SourceFiles sources(source, console.files);
  for (const Diagnostic& diagnostic : abridged(diagnostics.all(), console.language)) {
    console.err << (console.json
                        ? to_json_line(diagnostic, console.language)
                        : to_terminal(diagnostic, sources.text_of(diagnostic), console.language));
  }
}

void say(std::ostream& stream, const Console& console, const Message& message) {
  stream << text_of(message, console.language) << '\n';
}

}  // namespace zhanting
