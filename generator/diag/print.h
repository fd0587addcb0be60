#pragma once

#include <optional>
#include <string>
#include <string_view>

#include <vector>

#include "diag/diagnostic.h"
#include "diag/source_text.h"

namespace zhanting {

/// What an editor is told, in its order. Of mistakes of one kind in one file the first 99 stand for
/// themselves, and the hundredth says how many more there are: nobody reads a thousand, and the
/// next build tells of what is left.
std::vector<Diagnostic> abridged(const std::vector<Diagnostic>& diagnostics, Language language);

/// What a terminal shows: `path:line:column: error: message`, then the line, the caret and the
/// hint. `source` is the file at fault (empty where there is none to show); control characters in
/// it are shown as spaces, so that no content can steer the terminal.
std::string to_terminal(const Diagnostic& diagnostic, const SourceText& source, Language language);

/// One JSON object on one line: path, line, column, severity, code, message, hint.
std::string to_json_line(const Diagnostic& diagnostic, Language language);

/// The part of a source line around the mark, as it may be shown: what is cut is …, control
/// characters are spaces.
struct Excerpt {
  std::string before;
  std::string marked;
  std::string after;
};
/// Nothing where the diagnostic is about a whole file, or its line is empty or not there.
std::optional<Excerpt> excerpt_of(const Diagnostic& diagnostic, const SourceText& source);

/// Spaces and tildes that put the mark under `marked` in a terminal, where 展 takes two cells.
std::string underline(std::string_view before, std::string_view marked);

}  // namespace zhanting
