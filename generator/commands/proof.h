#pragma once

#include <string>

#include "commands/console.h"

namespace zhanting {

struct ProofOptions {
  std::string report;  // slug; every report unless given
  std::string source = ".";
  std::string output;  // SOURCE/proof unless given
};

/// `zhanting proof`: writes for each report the sheet for 三审三校, as HTML that prints on A4 and
/// as CSV, outside the site. Drafts are in it: proofs come before publication. Gives the exit
/// status.
int run_proof(const ProofOptions& options, const Console& console);

}  // namespace zhanting
