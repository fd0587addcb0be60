#include "template/token_reader.h"

#include <algorithm>
#include <array>

#include "template/messages.h"

namespace zhanting {

namespace {

constexpr std::array<std::string_view, 7> kWords = {"and", "or", "not", "in", "is", "if", "else"};

}  // namespace

const Token& TokenReader::peek(std::size_t ahead) const {
  return tokens_[std::min(position_ + ahead, tokens_.size() - 1)];
}

const Token& TokenReader::next() {
  const Token& token = peek();
  if (position_ + 1 < tokens_.size()) ++position_;
  return token;
}

void TokenReader::step_back() {
  if (peek().kind != TokenKind::kEnd) --position_;
}

bool TokenReader::at_operator(std::string_view text, std::size_t ahead) const {
  return peek(ahead).kind == TokenKind::kOperator && peek(ahead).text == text;
}

bool TokenReader::at_name(std::string_view text, std::size_t ahead) const {
  return peek(ahead).kind == TokenKind::kName && peek(ahead).text == text;
}

bool TokenReader::accept_operator(std::string_view text) {
  if (!at_operator(text)) return false;
  next();
  return true;
}

bool TokenReader::accept_name(std::string_view text) {
  if (!at_name(text)) return false;
  next();
  return true;
}

void TokenReader::expect_operator(std::string_view text) {
  if (!accept_operator(text)) report_expected(text);
}

Name TokenReader::expect_name() {
  const Token& token = peek();
  const bool word = std::find(kWords.begin(), kWords.end(), token.text) != kWords.end();
  if (token.kind != TokenKind::kName || word) {
    report(messages::kTemplateExpectedName);
    return {};
  }
  next();
  return {token.text, mark_of(token)};
}

std::string TokenReader::found() const {
  const Token& token = peek();
  if (token.kind == TokenKind::kEnd) return "";
  if (token.kind == TokenKind::kPrintEnd) return "}}";
  if (token.kind == TokenKind::kTagEnd) return "%}";
  return std::string(source_.text().substr(token.offset, token.length));
}

void TokenReader::report_expected(std::string_view what) {
  report(mark_of(peek()), Message::of(messages::kTemplateExpected, what, found()));
}

void TokenReader::report(MessageCode code) {
  report(mark_of(peek()), Message::of(code, found()));
}

void TokenReader::report(const Mark& mark, Message message, std::optional<Message> hint) {
  const bool reported_by_lexer = peek().kind == TokenKind::kBad;
  if (!failed_ && !abandoned_ && !reported_by_lexer)
    diagnostics_.error(source_.place(mark.offset, mark.length), std::move(message),
                       std::move(hint));
  failed_ = true;
}

void TokenReader::finish_tag() {
  const auto ends = [](TokenKind kind) {
    return kind == TokenKind::kPrintEnd || kind == TokenKind::kTagEnd || kind == TokenKind::kEnd;
  };
  while (!ends(peek().kind)) next();
  if (peek().kind != TokenKind::kEnd) next();
  failed_ = false;
}

void TokenReader::abandon() {
  position_ = tokens_.size() - 1;
  abandoned_ = true;
}

}  // namespace zhanting
