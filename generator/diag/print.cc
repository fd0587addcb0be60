#include "diag/print.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/json_text.h"
#include "base/utf8.h"

namespace zhanting {

namespace {

constexpr std::size_t kCellsShown = 100;

/// The source line as it may be shown: tabs and control characters become one space each.
std::string printable(std::string_view line) {
  std::string out;
  for (std::size_t i = 0; i < line.size();) {
    const Decoded read = decode(line, i);
    const char32_t c = read.code_point;
    const bool control = c < 0x20 || (c >= 0x7F && c < 0xA0) || (c >= 0x202A && c <= 0x202E) ||
                         (c >= 0x2066 && c <= 0x2069);
    if (control) {
      out += ' ';
    } else {
      append_utf8(c, out);
    }
    i += static_cast<std::size_t>(read.length);
  }
  return out;
}

std::string_view word(Severity severity, Language language) {
  const bool chinese = language == Language::kChinese;
  if (severity == Severity::kError) return chinese ? "错误" : "error";
  return chinese ? "警告" : "warning";
}

}  // namespace

Excerpt excerpt_of(std::string_view line, std::uint32_t column, std::uint32_t length) {
  const std::string shown = printable(line);
  const std::string_view before = prefix_code_points(shown, column - 1);
  const std::string_view rest = std::string_view(shown).substr(before.size());
  const std::string_view marked = prefix_code_points(rest, std::min<std::size_t>(length, 60));
  Excerpt out{std::string(before), std::string(marked), std::string(rest.substr(marked.size()))};
  const std::size_t points = count_code_points(out.before);
  if (points > kCellsShown / 2) {
    const std::size_t cut = points - kCellsShown / 2;
    out.before = "…" + out.before.substr(prefix_code_points(out.before, cut).size());
  }
  if (count_code_points(out.after) > kCellsShown / 2) {
    out.after = std::string(prefix_code_points(out.after, kCellsShown / 2)) + "…";
  }
  return out;
}

std::string underline(std::string_view before, std::string_view marked) {
  const int rest = std::max(display_width(marked) - 1, 0);
  return std::string(static_cast<std::size_t>(display_width(before)), ' ') + '^' +
         std::string(static_cast<std::size_t>(rest), '~');
}

std::string to_terminal(const Diagnostic& diagnostic, std::string_view source_line,
                        Language language) {
  std::string out = diagnostic.path;
  if (diagnostic.line > 0) out += fmt::format(":{}:{}", diagnostic.line, diagnostic.column);
  out += fmt::format(": {}: {}\n", word(diagnostic.severity, language),
                     printable(text_of(diagnostic.message, language)));
  const std::string hint =
      diagnostic.hint ? printable(text_of(*diagnostic.hint, language)) : std::string();
  if (diagnostic.line == 0 || diagnostic.length == 0 || source_line.empty()) {
    if (!hint.empty()) out += fmt::format("     | {}\n", hint);
    return out;
  }
  const Excerpt excerpt = excerpt_of(source_line, diagnostic.column, diagnostic.length);
  out += fmt::format("{:>4} | {}{}{}\n", diagnostic.line, excerpt.before, excerpt.marked,
                     excerpt.after);
  out += fmt::format("     | {}{}{}\n", underline(excerpt.before, excerpt.marked),
                     hint.empty() ? "" : " ", hint);
  return out;
}

std::string to_json_line(const Diagnostic& diagnostic, Language language) {
  std::string out = "{\"path\":";
  append_json_string(diagnostic.path, out);
  out += fmt::format(",\"line\":{},\"column\":{},\"severity\":\"{}\",\"code\":\"{}\",\"message\":",
                     diagnostic.line, diagnostic.column,
                     diagnostic.severity == Severity::kError ? "error" : "warning",
                     diagnostic.message.code.row().name);
  append_json_string(text_of(diagnostic.message, language), out);
  out += ",\"hint\":";
  append_json_string(diagnostic.hint ? text_of(*diagnostic.hint, language) : std::string(), out);
  out += "}\n";
  return out;
}

}  // namespace zhanting
