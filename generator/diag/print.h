#pragma once

#include <string>
#include <string_view>

#include "diag/diagnostic.h"

namespace zhanting {

/// What a terminal shows: `path:line:column: error: message`, then the line, the caret and the
/// hint. `source_line` is the line at fault without its end ("" for a whole file); control
/// characters in it are shown as spaces, so that no content can steer the terminal.
std::string to_terminal(const Diagnostic& diagnostic, std::string_view source_line,
                        Language language);

/// One JSON object on one line: path, line, column, severity, code, message, hint.
std::string to_json_line(const Diagnostic& diagnostic, Language language);

/// The part of a source line around the mark, as it may be shown: what is cut is …, control
/// characters are spaces.
struct Excerpt {
  std::string before;
  std::string marked;
  std::string after;
};
Excerpt excerpt_of(std::string_view line, std::uint32_t column, std::uint32_t length);

/// Spaces and tildes that put the mark under `marked` in a terminal, where 展 takes two cells.
std::string underline(std::string_view before, std::string_view marked);

}  // namespace zhanting
