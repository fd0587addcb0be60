#include "state/diagnostic_stream.h"

namespace zhanting {

namespace {

void write_strings(const std::vector<std::string>& strings, ByteWriter& out) {
  out.number(strings.size());
  for (const std::string& text : strings) out.string(text);
}

std::vector<std::string> read_strings(ByteReader& in) {
  std::vector<std::string> strings;
  for (std::uint64_t n = in.count(); n > 0 && in.good(); --n) strings.emplace_back(in.string());
  return strings;
}

void write_message(const Message& message, ByteWriter& out) {
  out.string(message.code.row().name);
  write_strings(message.arguments, out);
}

/// Nothing when the message is one that this program does not know.
std::optional<Message> read_message(ByteReader& in, FindMessage find) {
  const MessageRow* row = find(in.string());
  std::vector<std::string> arguments = read_strings(in);
  if (row == nullptr) return std::nullopt;
  return Message{*row, std::move(arguments)};
}

}  // namespace

void write_diagnostic(const Diagnostic& diagnostic, ByteWriter& out) {
  out.string(diagnostic.path);
  out.number(diagnostic.line);
  out.number(diagnostic.column);
  out.number(diagnostic.length);
  out.number(diagnostic.severity == Severity::kError ? 1 : 0);
  write_message(diagnostic.message, out);
  out.number(diagnostic.hint ? 1 : 0);
  if (diagnostic.hint) write_message(*diagnostic.hint, out);
}

std::optional<Diagnostic> read_diagnostic(ByteReader& in, FindMessage find) {
  std::string path(in.string());
  const auto line = static_cast<std::uint32_t>(in.number());
  const auto column = static_cast<std::uint32_t>(in.number());
  const auto length = static_cast<std::uint32_t>(in.number());
  const Severity severity = in.number() == 1 ? Severity::kError : Severity::kWarning;
  std::optional<Message> message = read_message(in, find);
  const bool with_hint = in.number() == 1;
  std::optional<Message> hint = with_hint ? read_message(in, find) : std::nullopt;
  if (!message || (with_hint && !hint)) return std::nullopt;
  return Diagnostic{std::move(path),     line,           column, length, severity,
                    std::move(*message), std::move(hint)};
}

void write_diagnostics(const std::vector<Diagnostic>& diagnostics, ByteWriter& out) {
  out.number(diagnostics.size());
  for (const Diagnostic& diagnostic : diagnostics) write_diagnostic(diagnostic, out);
}

bool read_diagnostics(ByteReader& in, FindMessage find, std::vector<Diagnostic>& out) {
  bool known = true;
  for (std::uint64_t n = in.count(); n > 0 && in.good(); --n) {
    std::optional<Diagnostic> diagnostic = read_diagnostic(in, find);
    known = known && diagnostic;
    if (diagnostic) out.push_back(std::move(*diagnostic));
  }
  return known;
}

std::string sealed(std::string_view magic, std::string_view bytes) {
  std::string out(magic);
  out.reserve(magic.size() + 32 + bytes.size());
  out += hash_of(bytes).to_hex();
  out += bytes;
  return out;
}

std::optional<std::string_view> unsealed(std::string_view magic, std::string_view bytes) {
  if (!bytes.starts_with(magic)) return std::nullopt;
  bytes.remove_prefix(magic.size());
  Hash128 seal;
  if (bytes.size() < 32 || !Hash128::parse(bytes.substr(0, 32), seal)) return std::nullopt;
  bytes.remove_prefix(32);
  if (hash_of(bytes) != seal) return std::nullopt;
  return bytes;
}

}  // namespace zhanting
