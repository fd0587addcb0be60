#include "diag/print.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <tuple>

#include "base/json_text.h"
#include "base/utf8.h"
#include "diag/messages.h"

namespace zhanting {

namespace {

constexpr std::size_t kMostOfAKind = 100;
constexpr std::size_t kShownBeside = 50;  // code points before the mark, and behind it
constexpr std::size_t kMostMarked = 60;

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

std::vector<Diagnostic> abridged(const std::vector<Diagnostic>& diagnostics, Language language) {
  struct Kind {
    std::size_t count = 0;
    std::size_t hundredth = 0;  // where it stands in `told`
  };
  std::map<std::tuple<std::string_view, const MessageRow*, Severity>, Kind> kinds;
  const auto kind_of = [&](const Diagnostic& diagnostic) -> Kind& {
    return kinds[{diagnostic.path, &diagnostic.message.code.row(), diagnostic.severity}];
  };
  std::vector<Diagnostic> told;
  for (const Diagnostic& diagnostic : diagnostics) {
    Kind& kind = kind_of(diagnostic);
    if (++kind.count == kMostOfAKind) kind.hundredth = told.size();
    if (kind.count <= kMostOfAKind) told.push_back(diagnostic);
  }
  for (const auto& [key, kind] : kinds) {
    if (kind.count <= kMostOfAKind) continue;
    Diagnostic& last = told[kind.hundredth];
    last.message =
        Message::of(messages::kMoreOfThisKind, std::to_string(kind.count - kMostOfAKind + 1),
                    text_of(last.message, language));
    last.hint.reset();
  }
  return told;
}

std::optional<Excerpt> excerpt_of(const Diagnostic& diagnostic, const SourceText& source) {
  const std::string_view line = source.line(diagnostic.line);
  if (diagnostic.length == 0 || line.empty()) return std::nullopt;
  const std::size_t mark =
      source.offset_at(diagnostic.line, diagnostic.column) - source.line_start(diagnostic.line);
  std::size_t begin = mark;
  for (std::size_t i = 0; i < kShownBeside && begin > 0; ++i)
    begin -= static_cast<std::size_t>(decode_before(line, begin).length);
  const std::string_view rest = line.substr(mark);
  const std::string_view marked =
      prefix_code_points(rest, std::min<std::size_t>(diagnostic.length, kMostMarked));
  const std::string_view after = rest.substr(marked.size());
  const std::string_view shown_after = prefix_code_points(after, kShownBeside);
  return Excerpt{(begin > 0 ? "…" : "") + printable(line.substr(begin, mark - begin)),
                 printable(marked), printable(shown_after) + (shown_after == after ? "" : "…")};
}

std::string underline(std::string_view before, std::string_view marked) {
  const int rest = std::max(display_width(marked) - 1, 0);
  return std::string(static_cast<std::size_t>(display_width(before)), ' ') + '^' +
         std::string(static_cast<std::size_t>(rest), '~');
}

std::string to_terminal(const Diagnostic& diagnostic, const SourceText& source, Language language) {
  std::string out = diagnostic.path;
  if (diagnostic.line > 0) out += fmt::format(":{}:{}", diagnostic.line, diagnostic.column);
  out += fmt::format(": {}: {}\n", word(diagnostic.severity, language),
                     printable(text_of(diagnostic.message, language)));
  const std::string hint =
      diagnostic.hint ? printable(text_of(*diagnostic.hint, language)) : std::string();
  const std::optional<Excerpt> excerpt = excerpt_of(diagnostic, source);
  if (!excerpt) {
    if (!hint.empty()) out += fmt::format("     | {}\n", hint);
    return out;
  }
  out += fmt::format("{:>4} | {}{}{}\n", diagnostic.line, excerpt->before, excerpt->marked,
                     excerpt->after);
  out += fmt::format("     | {}{}{}\n", underline(excerpt->before, excerpt->marked),
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
