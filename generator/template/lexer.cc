#include "template/lexer.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <optional>

#include "base/utf8.h"
#include "template/messages.h"
#include "template/python_text.h"

namespace zhanting {

namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool is_python_space(char c) {
  return c == ' ' || (c >= '\t' && c <= '\r');
}

bool is_name_start(char32_t c) {
  return c == '_' || (c < 0x80 ? (c | 0x20) >= 'a' && (c | 0x20) <= 'z'
                               : u_isalpha(static_cast<UChar32>(c)) != 0);
}

/// ASCII for what a Chinese keyboard types in its place.
std::string_view ascii_for(char32_t c) {
  switch (c) {
    case U'，':
      return ",";
    case U'。':
      return ".";
    case U'：':
      return ":";
    case U'（':
      return "(";
    case U'）':
      return ")";
    case U'“':
    case U'”':
      return "\"";
    case U'‘':
    case U'’':
      return "'";
    case U'｜':
      return "|";
    case U'【':
      return "[";
    case U'】':
      return "]";
    default:
      return "";
  }
}

class Lexer {
 public:
  Lexer(const SourceText& source, Diagnostics& diagnostics)
      : source_(source), text_(source.text()), diagnostics_(diagnostics) {
    if (text_.ends_with("\r\n")) {
      text_.remove_suffix(2);
    } else if (text_.ends_with('\n') || text_.ends_with('\r')) {
      text_.remove_suffix(1);
    }
  }

  Tokens run() {
    while (position_ < text_.size()) lex_text();
    add(TokenKind::kEnd, text_.size(), 0);
    return std::move(tokens_);
  }

 private:
  void add(TokenKind kind, std::size_t offset, std::size_t length) {
    tokens_.all.push_back({kind, offset, length, text_.substr(offset, length)});
  }

  void report(std::size_t offset, std::size_t length, Message message,
              std::optional<Message> hint = std::nullopt) {
    diagnostics_.error(source_.place(offset, length), std::move(message), std::move(hint));
  }

  bool at(std::string_view word) const { return text_.substr(position_).starts_with(word); }

  std::size_t find_opener(std::size_t from) const {
    for (; (from = text_.find('{', from)) != std::string_view::npos; ++from) {
      const char next = from + 1 < text_.size() ? text_[from + 1] : '\0';
      if (next == '{' || next == '%' || next == '#') return from;
    }
    return text_.size();
  }

  /// Text up to the next tag, then the tag.
  void lex_text() {
    const std::size_t begin = position_;
    const std::size_t end = find_opener(begin);
    add_text(begin, end, end + 2 < text_.size() && text_[end + 2] == '-');
    position_ = end;
    if (end == text_.size()) return;
    const char kind = text_[end + 1];
    position_ += 2;
    if (kind == '#') return lex_comment(end);
    if (at("-") || (kind == '%' && at("+"))) ++position_;
    if (kind == '%' && lex_raw(end)) return;
    add(kind == '{' ? TokenKind::kPrintBegin : TokenKind::kTagBegin, end, 2);
    lex_tag(end, kind == '{' ? "}}" : "%}");
  }

  void add_text(std::size_t begin, std::size_t end, bool strip_end) {
    std::string_view text = text_.substr(begin, end - begin);
    if (strip_next_) text = strip_left(text);
    begin = end - text.size();
    if (strip_end) text = strip_right(text);
    strip_next_ = false;
    if (!text.empty()) add(TokenKind::kText, begin, text.size());
  }

  void lex_comment(std::size_t opener) {
    const std::size_t end = text_.find("#}", position_);
    if (end == std::string_view::npos) {
      report(opener, 2, Message::of(messages::kTemplateUnclosed, "{#"));
      tokens_.cut_short = true;
      position_ = text_.size();
      return;
    }
    strip_next_ = end > position_ && text_[end - 1] == '-';
    position_ = end + 2;
  }

  /// Reads `WORD %}` or `WORD -%}` at `position`; the offset behind it.
  std::optional<std::size_t> match_tag(std::size_t position, std::string_view word, bool& strip) {
    const auto skip_spaces = [&] {
      while (position < text_.size() && is_python_space(text_[position])) ++position;
    };
    skip_spaces();
    if (!text_.substr(position).starts_with(word)) return std::nullopt;
    position += word.size();
    skip_spaces();
    strip = text_.substr(position).starts_with("-");
    if (strip || text_.substr(position).starts_with("+")) ++position;
    if (!text_.substr(position).starts_with("%}")) return std::nullopt;
    return position + 2;
  }

  bool lex_raw(std::size_t opener) {
    bool strip_begin = false;
    const std::optional<std::size_t> begin = match_tag(position_, "raw", strip_begin);
    if (!begin) return false;
    for (std::size_t end = *begin; (end = text_.find("{%", end)) != std::string_view::npos; ++end) {
      const bool strip_end = text_.substr(end).starts_with("{%-");
      bool strip_after = false;
      const auto behind = match_tag(
          end + (strip_end || text_.substr(end).starts_with("{%+") ? 3 : 2), "endraw", strip_after);
      if (!behind) continue;
      strip_next_ = strip_begin;
      add_text(*begin, end, strip_end);
      strip_next_ = strip_after;
      position_ = *behind;
      return true;
    }
    report(opener, 2, Message::of(messages::kTemplateMissingEnd, "raw", "endraw"));
    tokens_.cut_short = true;
    position_ = text_.size();
    return true;
  }

  void lex_tag(std::size_t opener, std::string_view closer) {
    brackets_ = 0;
    const std::size_t first = tokens_.all.size();
    const TokenKind end = closer == "}}" ? TokenKind::kPrintEnd : TokenKind::kTagEnd;
    while (position_ < text_.size()) {
      const char c = text_[position_];
      if (is_python_space(c)) {
        ++position_;
        continue;
      }
      if (brackets_ == 0 && close_tag(closer, end)) return;
      if (at("{{") || at("{%") || at("{#")) break;
      if (!lex_token()) return skip_tag(closer, end);
    }
    report(opener, 2, Message::of(messages::kTemplateUnclosed, text_.substr(opener, 2)));
    tokens_.all.resize(first, Token{});  // what was read may be anything
    add(TokenKind::kBad, opener, 2);
    add(end, position_, 0);
  }

  bool close_tag(std::string_view closer, TokenKind kind) {
    const bool sign =
        (at("-") || (at("+") && closer == "%}")) && text_.substr(position_ + 1).starts_with(closer);
    if (!sign && !at(closer)) return false;
    strip_next_ = sign && at("-");
    if (sign) ++position_;
    add(kind, position_, 2);
    position_ += 2;
    return true;
  }

  /// After a mistake: goes on behind the tag.
  void skip_tag(std::string_view closer, TokenKind kind) {
    add(TokenKind::kBad, position_, 0);
    const std::size_t close = text_.find(closer, position_);
    position_ = std::min(close == std::string_view::npos ? text_.size() : close + 2,
                         find_opener(position_));
    add(kind, position_, 0);
  }

  bool lex_token() {
    const char c = text_[position_];
    const Decoded read = decode(text_, position_);
    if (is_name_start(read.code_point)) return lex_name();
    if (is_digit(c)) return lex_number();
    if (c == '"' || c == '\'') return lex_string(c);
    return lex_operator(read);
  }

  bool lex_name() {
    const std::size_t begin = position_;
    while (position_ < text_.size()) {
      const Decoded read = decode(text_, position_);
      if (!is_name_start(read.code_point) &&
          !(read.code_point < 0x80 && is_digit(text_[position_])))
        break;
      position_ += static_cast<std::size_t>(read.length);
    }
    add(TokenKind::kName, begin, position_ - begin);
    return true;
  }

  void skip_digits() {
    while (position_ < text_.size() && (is_digit(text_[position_]) || text_[position_] == '_'))
      ++position_;
  }

  bool digit_at(std::size_t position) const {
    return position < text_.size() && is_digit(text_[position]);
  }

  bool lex_number() {
    const std::size_t begin = position_;
    // "a.0.1" is two subscripts, not the number 0.1.
    const bool subscript = begin > 0 && text_[begin - 1] == '.';
    TokenKind kind = TokenKind::kInteger;
    skip_digits();
    if (!subscript && at(".") && digit_at(position_ + 1)) {
      ++position_;
      skip_digits();
      kind = TokenKind::kFloat;
    }
    if (!subscript && (at("e") || at("E"))) {
      const std::size_t sign = position_ + 1;
      const bool has_sign = sign < text_.size() && (text_[sign] == '+' || text_[sign] == '-');
      if (digit_at(sign + (has_sign ? 1 : 0))) {
        position_ = sign + (has_sign ? 1 : 0);
        skip_digits();
        kind = TokenKind::kFloat;
      }
    }
    add(kind, begin, position_ - begin);
    return true;
  }

  bool lex_string(char quote) {
    const std::size_t begin = position_;
    std::size_t end = begin + 1;
    while (end < text_.size() && text_[end] != quote) end += text_[end] == '\\' ? 2 : 1;
    if (end >= text_.size()) {
      report(begin, 1, {messages::kTemplateStringUnclosed, {}});
      ++position_;
      return false;
    }
    tokens_.strings.push_back(unescape(text_.substr(begin + 1, end - begin - 1)));
    position_ = end + 1;
    tokens_.all.push_back({TokenKind::kString, begin, position_ - begin, tokens_.strings.back()});
    return true;
  }

  static std::size_t hex_digits_of(char escape) {
    switch (escape) {
      case 'x':
        return 2;
      case 'u':
        return 4;
      case 'U':
        return 8;
      default:
        return 0;
    }
  }

  /// The character of \xhh, \uhhhh or \Uhhhhhhhh, whose digits begin at `begin`.
  static bool parse_hex(std::string_view raw, std::size_t begin, std::size_t count, char32_t& out) {
    if (begin + count > raw.size()) return false;
    out = 0;
    for (const char c : raw.substr(begin, count)) {
      const char low = static_cast<char>(c | 0x20);
      if (!is_digit(c) && (low < 'a' || low > 'f')) return false;
      if (out > 0x10FFFF) return false;
      out = out * 16 + static_cast<char32_t>(is_digit(c) ? c - '0' : low - 'a' + 10);
    }
    return out <= 0x10FFFF && (out < 0xD800 || out > 0xDFFF);
  }

  /// Python's escapes; a backslash before anything else stays, as in Python.
  static std::string unescape(std::string_view raw) {
    static constexpr std::string_view kFrom = "nrtabfv\\'\"";
    static constexpr std::string_view kTo = "\n\r\t\a\b\f\v\\'\"";
    std::string out;
    for (std::size_t i = 0; i < raw.size(); ++i) {
      if (raw[i] == '\r') {  // newlines count as \n
        if (i + 1 == raw.size() || raw[i + 1] != '\n') out += '\n';
        continue;
      }
      if (raw[i] != '\\' || i + 1 == raw.size()) {
        out += raw[i];
        continue;
      }
      const char c = raw[i + 1];
      const std::size_t simple = kFrom.find(c);
      const std::size_t digits = hex_digits_of(c);
      char32_t code_point = 0;
      if (simple != std::string_view::npos) {
        out += kTo[simple];
        ++i;
      } else if (digits > 0 && parse_hex(raw, i + 2, digits, code_point)) {
        append_utf8(code_point, out);
        i += 1 + digits;
      } else if (c == '\n') {
        ++i;
      } else {
        out += '\\';
      }
    }
    return out;
  }

  bool lex_operator(const Decoded& read) {
    static constexpr std::array<std::string_view, 6> kTwo = {"==", "!=", "<=", ">=", "//", "**"};
    static constexpr std::string_view kOne = "+-*/%~<>=()[]{},.:|";
    const std::string_view two = text_.substr(position_, 2);
    const char c = text_[position_];
    if (std::find(kTwo.begin(), kTwo.end(), two) != kTwo.end()) {
      add(TokenKind::kOperator, position_, 2);
      position_ += 2;
      return true;
    }
    if (kOne.find(c) == std::string_view::npos) return report_character(read);
    if (c == '(' || c == '[' || c == '{') ++brackets_;
    if ((c == ')' || c == ']' || c == '}') && brackets_ > 0) --brackets_;
    add(TokenKind::kOperator, position_, 1);
    ++position_;
    return true;
  }

  bool report_character(const Decoded& read) {
    const auto length = static_cast<std::size_t>(read.length);
    report(position_, length,
           Message::of(messages::kTemplateUnexpectedCharacter, text_.substr(position_, length)),
           did_you_mean(ascii_for(read.code_point)));
    return false;
  }

  const SourceText& source_;
  std::string_view text_;
  Diagnostics& diagnostics_;
  Tokens tokens_;
  std::size_t position_ = 0;
  int brackets_ = 0;
  bool strip_next_ = false;
};

}  // namespace

Tokens tokenize(const SourceText& source, Diagnostics& diagnostics) {
  return Lexer(source, diagnostics).run();
}

}  // namespace zhanting
