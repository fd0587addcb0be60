#include "base/css_references.h"

#include <algorithm>

#include "base/text.h"
#include "base/utf8.h"

namespace zhanting {

namespace {

bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}
bool is_newline(char c) {
  return c == '\n' || c == '\r' || c == '\f';
}
bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_name_start(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
         static_cast<unsigned char>(c) >= 0x80;
}
bool is_name(char c) {
  return is_name_start(c) || is_digit(c) || c == '-';
}
bool is_unprintable(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte <= 8 || byte == 0x0B || (byte >= 0x0E && byte <= 0x1F) || byte == 0x7F;
}
int hex_value(char c) {
  if (is_digit(c)) return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

/// Functions whose strings name files.
bool takes_addresses(std::string_view function) {
  static constexpr std::string_view kFunctions[] = {
      "url", "src", "image-set", "-webkit-image-set", "-moz-image-set", "image"};
  return std::find(std::begin(kFunctions), std::end(kFunctions), function) != std::end(kFunctions);
}

class Tokens {
 public:
  explicit Tokens(std::string_view css) : css_(css) {}

  std::vector<CssReference> read() {
    while (at_ < css_.size()) next();
    return std::move(found_);
  }
  std::vector<CssComment> comments() {
    (void)read();
    return std::move(comments_);
  }

 private:
  char peek(std::size_t ahead = 0) const {
    return at_ + ahead < css_.size() ? css_[at_ + ahead] : '\0';
  }
  bool is_escape(std::size_t ahead = 0) const {
    return at_ + ahead + 1 < css_.size() && css_[at_ + ahead] == '\\' &&
           !is_newline(css_[at_ + ahead + 1]);
  }
  bool is_ident_start() const {
    if (peek() == '-') return is_name_start(peek(1)) || peek(1) == '-' || is_escape(1);
    return is_name_start(peek()) || is_escape();
  }

  void next() {
    const char c = peek();
    if (css_.substr(at_).starts_with("/*")) {
      const std::size_t begin = at_;
      at_ = std::min(css_.find("*/", at_ + 2), css_.size() - 2) + 2;
      comments_.push_back({begin, at_});
    } else if (is_space(c)) {
      ++at_;
    } else if (c == '"' || c == '\'') {
      string_token();
    } else if (is_digit(c) || ((c == '.' || c == '+' || c == '-') && is_digit(peek(1))) ||
               ((c == '+' || c == '-') && peek(1) == '.' && is_digit(peek(2)))) {
      number_token();
    } else if (c == '#') {
      ++at_;
      (void)name();
      prelude_.clear();
    } else if (c == '@') {
      ++at_;
      prelude_ = is_ident_start() ? to_lower_ascii(name()) : std::string();
    } else if (is_ident_start()) {
      ident_token();
    } else {
      mark(c);
    }
  }

  void mark(char c) {
    ++at_;
    if (c == '(') functions_.emplace_back();
    if (c == ')' && !functions_.empty()) functions_.pop_back();
    if (c == ';' || c == '{' || c == '}') {
      functions_.clear();  // what was not closed ends here
      prelude_.clear();
    }
  }

  void number_token() {
    while (is_digit(peek()) || peek() == '.' || peek() == '+' || peek() == '-') ++at_;
    if (is_ident_start()) (void)name();  // the unit, or an exponent
    while (is_digit(peek())) ++at_;
  }

  /// The code point of an escape; at_ stands at its backslash.
  void escape(std::string& out) {
    ++at_;
    if (hex_value(peek()) < 0) {
      const Decoded read = decode(css_, at_);
      out.append(css_, at_, static_cast<std::size_t>(read.length));
      at_ += static_cast<std::size_t>(read.length);
      return;
    }
    char32_t value = 0;
    for (int digits = 0; digits < 6 && hex_value(peek()) >= 0; ++digits, ++at_)
      value = value * 16 + static_cast<char32_t>(hex_value(peek()));
    if (peek() == '\r' && peek(1) == '\n') ++at_;
    if (is_space(peek())) ++at_;
    const bool bad = value == 0 || value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF);
    append_utf8(bad ? 0xFFFD : value, out);
  }

  std::string name() {
    std::string out;
    while (at_ < css_.size()) {
      if (is_name(peek())) {
        out += css_[at_++];
      } else if (is_escape()) {
        escape(out);
      } else {
        break;
      }
    }
    return out;
  }

  void string_token() {
    const std::size_t begin = at_;
    const char quote = css_[at_++];
    std::string text;
    while (at_ < css_.size() && css_[at_] != quote) {
      if (is_newline(css_[at_])) return;  // a bad string: it names nothing
      if (css_[at_] != '\\') {
        text += css_[at_++];
      } else if (is_escape()) {
        escape(text);
      } else {  // a line goes on
        ++at_;
        if (peek() == '\r' && peek(1) == '\n') ++at_;
        if (at_ < css_.size()) ++at_;
      }
    }
    if (at_ < css_.size()) ++at_;
    const bool import = prelude_ == "import" && functions_.empty();
    const bool argument = !functions_.empty() && takes_addresses(functions_.back());
    if (import || (argument && prelude_ != "namespace"))
      found_.push_back({begin, at_, false, prelude_ == "import", false, std::move(text)});
    if (import) prelude_.clear();  // what follows are conditions
  }

  void ident_token() {
    const std::size_t begin = at_;
    const std::string word = to_lower_ascii(name());
    if (peek() != '(') return;
    ++at_;
    if (word != "url") {
      functions_.push_back(word);
      return;
    }
    const std::size_t inside = at_;
    while (is_space(peek()) && at_ < css_.size()) ++at_;
    if (peek() == '"' || peek() == '\'') {
      at_ = inside;
      functions_.push_back(word);
    } else {
      url_token(begin);
    }
  }

  void url_token(std::size_t begin) {
    CssReference url{begin, 0, true, prelude_ == "import", false, {}};
    while (at_ < css_.size() && peek() != ')') {
      const char c = peek();
      if (is_space(c)) {
        const std::size_t space = at_;
        while (at_ < css_.size() && is_space(peek())) ++at_;
        if (at_ < css_.size() && peek() != ')') {
          url.is_bad = true;
          url.address.append(css_, space, at_ - space);
        }
      } else if (is_escape()) {
        escape(url.address);
      } else {
        url.is_bad =
            url.is_bad || c == '"' || c == '\'' || c == '(' || c == '\\' || is_unprintable(c);
        url.address += css_[at_++];
      }
    }
    if (at_ < css_.size()) ++at_;
    url.end = at_;
    if (prelude_ != "namespace") found_.push_back(std::move(url));
    if (prelude_ == "import") prelude_.clear();
  }

  std::string_view css_;
  std::size_t at_ = 0;
  std::string prelude_;                 // the at-rule that has just begun
  std::vector<std::string> functions_;  // the open ones; "" for a mere parenthesis
  std::vector<CssReference> found_;
  std::vector<CssComment> comments_;
};

}  // namespace

std::vector<CssReference> find_css_references(std::string_view css) {
  return Tokens(css).read();
}

std::vector<CssComment> find_css_comments(std::string_view css) {
  return Tokens(css).comments();
}

std::string css_string(std::string_view address) {
  std::string out = "\"";
  for (const char c : address) {
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) {
      constexpr std::string_view kDigits = "0123456789abcdef";
      out += '\\';
      out += kDigits[static_cast<unsigned char>(c) >> 4];
      out += kDigits[static_cast<unsigned char>(c) & 15];
      out += ' ';
    } else {
      out += c;
    }
  }
  return out + '"';
}

std::string without_css_comments(std::string_view css) {
  std::string out(css);
  for (const CssComment& each : find_css_comments(css))
    out.replace(each.begin, each.end - each.begin, each.end - each.begin, ' ');
  return out;
}

}  // namespace zhanting
