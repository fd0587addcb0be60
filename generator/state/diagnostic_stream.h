#pragma once

#include <optional>

#include "diag/diagnostic.h"
#include "state/byte_stream.h"

/// What was said, written down to be said again.
namespace zhanting {

/// The row of a message by its name, or null: of all that may have been written down.
using FindMessage = const MessageRow* (*)(std::string_view name);

void write_diagnostic(const Diagnostic& diagnostic, ByteWriter& out);
/// Nothing when a message is one that this program does not know.
std::optional<Diagnostic> read_diagnostic(ByteReader& in, FindMessage find);

void write_diagnostics(const std::vector<Diagnostic>& diagnostics, ByteWriter& out);
/// False when one is not known.
bool read_diagnostics(ByteReader& in, FindMessage find, std::vector<Diagnostic>& out);

/// `bytes` behind a line of name and version (`magic`) and a hash of them, so that another version
/// or damage shows.
std::string sealed(std::string_view magic, std::string_view bytes);
/// What was sealed; nothing for anything else.
std::optional<std::string_view> unsealed(std::string_view magic, std::string_view bytes);

}  // namespace zhanting
