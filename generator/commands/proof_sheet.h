#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "commands/proof_rows.h"

namespace zhanting {

/// A page of its own, without anything from elsewhere, that prints on A4 across.
std::string proof_html(std::string_view title, const std::vector<ProofRecord>& records,
                       Language language);

/// For a spreadsheet: UTF-8 with a byte-order mark, CRLF, every cell in quotes. A cell that a
/// spreadsheet would take for a formula gets an apostrophe in front.
std::string proof_csv(const std::vector<ProofRecord>& records, Language language);

}  // namespace zhanting
