#pragma once

#include <optional>

#include "template/lexer.h"
#include "template/syntax.h"

namespace zhanting {

/// Walks the tokens of one template for the parsers and words what they miss. After the first
/// mistake in a tag the rest of the tag says nothing more.
class TokenReader {
 public:
  TokenReader(const SourceText& source, const std::vector<Token>& tokens, Diagnostics& diagnostics)
      : source_(source), tokens_(tokens), diagnostics_(diagnostics) {}

  const Token& peek(std::size_t ahead = 0) const;
  const Token& next();
  /// Unreads a tag's {% whose word is next; does nothing at the end of the template.
  void step_back();
  bool at_operator(std::string_view text, std::size_t ahead = 0) const;
  bool at_name(std::string_view text, std::size_t ahead = 0) const;
  bool accept_operator(std::string_view text);
  bool accept_name(std::string_view text);
  void expect_operator(std::string_view text);
  /// A name that is not a word of the language; empty after a mistake.
  Name expect_name();

  static Mark mark_of(const Token& token) { return {token.offset, token.length}; }
  /// "expected 'what', found …" at the next token.
  void report_expected(std::string_view what);
  void report(MessageCode code);
  void report(const Mark& mark, Message message, std::optional<Message> hint = std::nullopt);
  /// Whether the tag at hand has a mistake.
  bool failed() const { return failed_; }
  void clear_failure() { failed_ = false; }
  /// Ends the tag at hand: goes behind its end.
  void finish_tag();
  /// Gives the template up: goes to its end, and no more is reported.
  void abandon();

 private:
  std::string found() const;

  const SourceText& source_;
  const std::vector<Token>& tokens_;
  Diagnostics& diagnostics_;
  std::size_t position_ = 0;
  bool failed_ = false;
  bool abandoned_ = false;
};

}  // namespace zhanting
