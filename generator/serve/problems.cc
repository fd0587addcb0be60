#include "serve/problems.h"

#include "base/hash.h"
#include "base/json_text.h"
#include "diag/print.h"
#include "diag/source_files.h"
#include "serve/messages.h"

namespace zhanting {

namespace {

/// Adds `"key":"text"` to a JSON object that is being written.
void add_text(std::string_view key, std::string_view text, std::string& out) {
  if (!out.ends_with('{')) out += ',';
  append_json_string(key, out);
  out += ':';
  append_json_string(text, out);
}

std::string place_of(const Diagnostic& diagnostic) {
  if (diagnostic.line == 0) return diagnostic.path;
  return diagnostic.path + ":" + std::to_string(diagnostic.line) + ":" +
         std::to_string(diagnostic.column);
}

void add_problem(const Diagnostic& diagnostic, SourceFiles& sources, Language language,
                 std::string& out) {
  const bool error = diagnostic.severity == Severity::kError;
  out += '{';
  add_text("place", place_of(diagnostic), out);
  add_text("severity", error ? "error" : "warning", out);
  add_text("label",
           text_of({error ? messages::kServeError : messages::kServeWarning, {}}, language), out);
  add_text("message", text_of(diagnostic.message, language), out);
  add_text("hint", diagnostic.hint ? text_of(*diagnostic.hint, language) : std::string(), out);
  if (const auto excerpt = excerpt_of(diagnostic, sources.text_of(diagnostic))) {
    add_text("line", std::to_string(diagnostic.line), out);
    add_text("before", excerpt->before, out);
    add_text("marked", excerpt->marked, out);
    add_text("after", excerpt->after, out);
  }
  out += '}';
}

void add_words(const Diagnostics& diagnostics, std::size_t told, bool has_site, Language language,
               std::string& out) {
  const auto word = [&](std::string_view key, const Message& message) {
    add_text(key, text_of(message, language), out);
  };
  add_text("language", language == Language::kChinese ? "zh-CN" : "en", out);
  const std::string errors = std::to_string(diagnostics.error_count());
  const std::string warnings = std::to_string(diagnostics.warning_count());
  if (diagnostics.has_errors()) {
    word("title", Message::of(messages::kServeProblems, errors, warnings));
    word("note", {has_site ? messages::kServeLastGood : messages::kServeNoPage, {}});
  } else {
    word("title", Message::of(messages::kServeWarnings, warnings));
    word("note", {messages::kServeUpToDate, {}});
  }
  word("copy", {messages::kServeCopy, {}});
  word("copied", {messages::kServeCopied, {}});
  word("dismiss", {messages::kServeDismiss, {}});
  if (told > kMostProblems)
    word("more", Message::of(messages::kServeMore, std::to_string(told - kMostProblems)));
}

}  // namespace

std::string problems_json(const Diagnostics& diagnostics, const std::string& source,
                          const FileSystem& files, bool has_site, Language language) {
  if (diagnostics.all().empty()) return "null";
  const std::vector<Diagnostic> told = abridged(diagnostics.all(), language);
  SourceFiles sources(source, files);
  std::string out = "{";
  add_words(diagnostics, told.size(), has_site, language, out);
  out += diagnostics.has_errors() ? ",\"urgent\":true" : ",\"urgent\":false";
  out += ",\"list\":[";
  std::size_t count = 0;
  for (const Severity severity : {Severity::kError, Severity::kWarning}) {
    for (const Diagnostic& diagnostic : told) {
      if (diagnostic.severity != severity || count == kMostProblems) continue;
      if (count++ > 0) out += ',';
      add_problem(diagnostic, sources, language, out);
    }
  }
  out += ']';
  // What a reader dismissed stays so until something else is wrong.
  add_text("id", hash_of(std::string_view(out)).to_hex(), out);
  out += '}';
  return out;
}

}  // namespace zhanting
