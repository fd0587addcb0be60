#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "diag/source_text.h"

namespace zhanting {

enum class TokenKind : std::uint8_t {
  kText,        // what stands outside tags, white space control done
  kPrintBegin,  // {{
  kPrintEnd,    // }}
  kTagBegin,    // {%
  kTagEnd,      // %}
  kName,
  kString,  // `text` is the value, escapes undone
  kInteger,
  kFloat,
  kOperator,
  kBad,  // a mistake, already reported: the tag it stands in means nothing
  kEnd,
};

struct Token {
  TokenKind kind;
  std::size_t offset;     // in the source
  std::size_t length;     // in the source
  std::string_view text;  // of the source, or of Tokens::strings
};

/// A template cut into tokens; the last one is kEnd. Views point into the source and `strings`.
struct Tokens {
  std::vector<Token> all;
  std::deque<std::string> strings;
  bool cut_short = false;  // a comment or {% raw %} never ends: what it swallowed was not read
};

/// Comments are gone, {% raw %} has become text. As in Jinja one newline at the end does not count.
Tokens tokenize(const SourceText& source, Diagnostics& diagnostics);

}  // namespace zhanting
