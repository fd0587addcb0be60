#pragma once

#include <string>

#include "commands/console.h"

namespace zhanting {

struct WordsOptions {
  std::string source = ".";
  bool missing = false;  // those alone that a third language lacks
};

/// `zhanting words`: lists the interface's words, a line each, with the text that the showcase has
/// for it and the templates that show it. Gives the exit status.
int run_words(const WordsOptions& options, const Console& console);

}  // namespace zhanting
