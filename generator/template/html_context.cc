#include "template/html_context.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/text.h"
#include "template/messages.h"

namespace zhanting {

namespace {

constexpr std::array<std::string_view, 13> kUrlAttributes = {
    "href",       "src",        "action",   "formaction", "poster", "cite",    "data",
    "xlink:href", "background", "longdesc", "manifest",   "ping",   "codebase"};
constexpr std::array<std::string_view, 9> kRawTextTags = {
    "script", "style", "title", "textarea", "xmp", "iframe", "noembed", "noframes", "plaintext"};
constexpr std::array<std::string_view, 4> kSchemes = {"http", "https", "mailto", "tel"};

template <std::size_t N>
bool is_one_of(std::string_view word, const std::array<std::string_view, N>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}
bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

/// A script in the page; anything that is not known to be data counts as one.
bool is_json_type(std::string_view type) {
  const std::string word = to_lower_ascii(trim(type));
  return word == "application/json" || word == "application/ld+json";
}

}  // namespace

bool is_allowed_url(std::string_view text, bool& decided) {
  std::string scheme;
  decided = true;
  for (const char c : text) {
    // Browsers skip white space in a scheme and control characters before it.
    if (static_cast<unsigned char>(c) < 0x20 || (c == ' ' && scheme.empty())) continue;
    if (c == ':') return is_one_of(to_lower_ascii(scheme), kSchemes);
    const bool in_scheme =
        is_letter(c) || (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.';
    if (!in_scheme) return true;
    scheme += c;
  }
  decided = false;
  return true;
}

void HtmlContext::advance(std::string_view text) {
  url_bytes_ = 0;
  url_began_ = false;
  cut_ = false;
  for (std::size_t i = 0; i < text.size();) i = step(text, i);
}

std::size_t HtmlContext::step(std::string_view text, std::size_t i) {
  const char c = text[i];
  switch (kind_) {
    case Kind::kText: {
      const std::size_t next = text.find('<', i);
      if (next == std::string_view::npos) return text.size();
      kind_ = Kind::kTagOpen;
      return next + 1;
    }
    case Kind::kTagOpen:
      if (text.substr(i).starts_with("!--")) {
        kind_ = Kind::kComment;
        dashes_ = 2;  // <!--> and <!---> are whole comments
        return i + 3;
      }
      step_tag_open(c);
      return kind_ == Kind::kText ? i : i + 1;
    case Kind::kEndTagOpen:
      kind_ = is_letter(c) ? Kind::kTagName : c == '>' ? Kind::kText : Kind::kDeclaration;
      end_tag_ = true;
      tag_ = lower(c);
      return i + 1;
    case Kind::kTagName:
      if (is_space(c) || c == '/') {
        kind_ = Kind::kInTag;
      } else if (c == '>') {
        end_tag();
      } else {
        tag_ += lower(c);
      }
      return i + 1;
    case Kind::kNameCut:
      cut_ = !is_space(c) && c != '/' && c != '>';
      kind_ = Kind::kInTag;
      return i;
    case Kind::kInTag:
      step_in_tag(c);
      return i + 1;
    case Kind::kAttributeName:
      if (c == '=') {
        kind_ = Kind::kBeforeValue;
      } else if (is_space(c)) {
        kind_ = Kind::kAfterAttributeName;
      } else if (c == '/' || c == '>') {
        kind_ = Kind::kInTag;
        return i;
      } else {
        attribute_ += lower(c);
      }
      return i + 1;
    case Kind::kAfterAttributeName:
      if (c == '=') kind_ = Kind::kBeforeValue;
      if (c == '=' || is_space(c)) return i + 1;
      kind_ = Kind::kInTag;
      return i;
    case Kind::kBeforeValue:
      begin_value(c);
      return i + 1;
    case Kind::kUnquoted:
      if (!is_space(c) && c != '>') {
        value_ += c;
        return i + 1;
      }
      end_attribute();
      return i;
    case Kind::kQuoted:
      return step_quoted(text, i);
    case Kind::kComment:
      return step_comment(text, i);
    case Kind::kDeclaration: {
      const std::size_t end = text.find('>', i);
      if (end == std::string_view::npos) return text.size();
      kind_ = Kind::kText;
      return end + 1;
    }
    case Kind::kRawText:
      return step_raw_text(text, i);
  }
  return text.size();
}

void HtmlContext::step_tag_open(char c) {
  end_tag_ = false;
  if (c == '/') {
    kind_ = Kind::kEndTagOpen;
  } else if (c == '!' || c == '?') {
    kind_ = Kind::kDeclaration;
  } else if (is_letter(c)) {
    kind_ = Kind::kTagName;
    tag_ = lower(c);
    script_type_.clear();
  } else {
    kind_ = Kind::kText;
  }
}

void HtmlContext::step_in_tag(char c) {
  if (is_space(c) || c == '/') return;
  if (c == '>') return end_tag();
  begin_attribute(c);
}

void HtmlContext::begin_attribute(char c) {
  kind_ = Kind::kAttributeName;
  attribute_ = lower(c);
}

void HtmlContext::begin_value(char c) {
  if (is_space(c)) return;
  if (c == '>') return end_tag();
  value_.clear();
  url_ = is_one_of(attribute_, kUrlAttributes);
  url_decided_ = false;
  url_forbidden_ = false;
  url_computed_ = false;
  url_began_ = true;
  if (c == '"' || c == '\'') {
    kind_ = Kind::kQuoted;
    quote_ = c;
  } else {
    kind_ = Kind::kUnquoted;
    value_ = c;
  }
}

std::size_t HtmlContext::step_quoted(std::string_view text, std::size_t i) {
  const std::size_t end = std::min(text.find(quote_, i), text.size());
  const std::string_view piece = text.substr(i, end - i);
  if (attribute_ == "type") value_ += piece;
  if (url_ && !url_decided_) decide_url(piece);
  url_bytes_ = end - i;
  if (end == text.size()) return end;
  end_attribute();
  url_bytes_ = 0;
  return end + 1;
}

void HtmlContext::decide_url(std::string_view piece) {
  if (url_computed_) {
    const std::size_t mark = piece.find_first_of(":/?#");
    // A colon may end the scheme that was put out: that is for the check at each output.
    url_decided_ = mark != std::string_view::npos && piece[mark] != ':';
    return;
  }
  value_ += piece;
  const bool allowed = is_allowed_url(value_, url_decided_);
  if (url_decided_) url_forbidden_ = !allowed;
}

void HtmlContext::end_attribute() {
  if (tag_ == "script" && attribute_ == "type" && !end_tag_) script_type_ = value_;
  kind_ = Kind::kInTag;
}

void HtmlContext::end_tag() {
  kind_ = Kind::kText;
  if (end_tag_ || !is_one_of(tag_, kRawTextTags)) return;
  kind_ = Kind::kRawText;
  escapable_ = tag_ == "title" || tag_ == "textarea";
  json_ = tag_ == "script" && is_json_type(script_type_);
  less_ = false;
}

std::size_t HtmlContext::step_comment(std::string_view text, std::size_t i) {
  for (; i < text.size(); ++i) {
    if (text[i] == '>' && dashes_ >= 2) {
      kind_ = Kind::kText;
      return i + 1;
    }
    const bool bang = text[i] == '!' && dashes_ >= 2;  // --!> ends a comment too
    if (!bang) dashes_ = text[i] == '-' ? static_cast<std::uint8_t>(std::min(dashes_ + 1, 2)) : 0;
  }
  return i;
}

std::size_t HtmlContext::step_raw_text(std::string_view text, std::size_t i) {
  less_ = false;
  while ((i = text.find('<', i)) != std::string_view::npos) {
    const std::string_view rest = text.substr(i);
    const std::size_t end = 2 + tag_.size();
    if (rest.size() <= end) {
      const std::string begin = "</" + tag_;
      less_ = begin.starts_with(to_lower_ascii(rest));
    }
    const bool closes = rest.size() > end && rest[1] == '/' &&
                        to_lower_ascii(rest.substr(2, tag_.size())) == tag_ &&
                        (is_space(rest[end]) || rest[end] == '/' || rest[end] == '>');
    if (closes && tag_ != "plaintext") {
      kind_ = Kind::kTagName;
      end_tag_ = true;
      return i + end;
    }
    ++i;
  }
  return text.size();
}

void HtmlContext::interrupt() {
  if (kind_ == Kind::kTagName || kind_ == Kind::kAttributeName) kind_ = Kind::kNameCut;
  if (kind_ == Kind::kAfterAttributeName) kind_ = Kind::kInTag;
}

void HtmlContext::after_output() {
  dashes_ = 0;
  url_computed_ = true;
  if (attribute_ == "type" && kind_ == Kind::kQuoted) value_ += '?';  // not known: no JSON
}

std::optional<Escape> HtmlContext::output(Message& refusal, std::optional<Message>& hint) const {
  hint.reset();
  switch (kind_) {
    case Kind::kText:
      return Escape::kText;
    case Kind::kQuoted:
      return output_in_quoted(refusal, hint);
    case Kind::kComment:
    case Kind::kDeclaration:
      return Escape::kAttribute;
    case Kind::kRawText:
      return output_in_raw_text(refusal, hint);
    case Kind::kTagOpen:
    case Kind::kEndTagOpen:
    case Kind::kTagName:
      refusal = {messages::kOutputInTagName, {}};
      return std::nullopt;
    case Kind::kBeforeValue:
    case Kind::kUnquoted:
      refusal = {messages::kOutputUnquoted, {}};
      hint = Message::of(messages::kHintQuoteAttribute, attribute_);
      return std::nullopt;
    default:
      refusal = {messages::kOutputInAttributeName, {}};
      hint = Message{messages::kHintWholeAttribute, {}};
      return std::nullopt;
  }
}

std::optional<Escape> HtmlContext::output_in_quoted(Message& refusal,
                                                    std::optional<Message>& hint) const {
  const bool handler = attribute_.starts_with("on");
  if (handler || attribute_ == "style" || attribute_ == "srcdoc") {
    refusal = Message::of(messages::kOutputInCodeAttribute, attribute_);
    hint = Message{handler ? messages::kHintDataAttribute : messages::kHintClass, {}};
    if (attribute_ == "srcdoc") hint.reset();
    return std::nullopt;
  }
  if (url_ && url_forbidden_) {
    refusal = Message::of(messages::kOutputInScheme, value_.substr(0, value_.find(':') + 1));
    return std::nullopt;
  }
  return url_ && !url_decided_ ? Escape::kUrl : Escape::kAttribute;
}

std::optional<Escape> HtmlContext::output_in_raw_text(Message& refusal,
                                                      std::optional<Message>& hint) const {
  if (less_) {
    refusal = {messages::kOutputInTagName, {}};
    return std::nullopt;
  }
  if (escapable_) return Escape::kAttribute;
  if (json_) return Escape::kJson;
  refusal = Message::of(messages::kOutputInElement, tag_);
  if (tag_ == "script") hint = Message{messages::kHintJsonScript, {}};
  if (tag_ == "style") hint = Message{messages::kHintClass, {}};
  return std::nullopt;
}

bool HtmlContext::join(const HtmlContext& other) {
  const auto in_tag = [](Kind kind) { return kind == Kind::kInTag || kind == Kind::kNameCut; };
  const bool same_kind = kind_ == other.kind_ || (in_tag(kind_) && in_tag(other.kind_));
  if (!same_kind) return false;
  if (other.kind_ == Kind::kNameCut) kind_ = Kind::kNameCut;
  if (kind_ == Kind::kText || kind_ == Kind::kDeclaration) return true;
  if (kind_ == Kind::kComment) {
    dashes_ = std::min(dashes_, other.dashes_);
    return true;
  }
  if (tag_ != other.tag_ || script_type_ != other.script_type_) return false;
  if (kind_ == Kind::kRawText) {
    less_ = less_ || other.less_;
    return json_ == other.json_;
  }
  if (in_tag(kind_)) return end_tag_ == other.end_tag_;
  if (attribute_ != other.attribute_ || quote_ != other.quote_) return false;
  if (attribute_ == "type" && value_ != other.value_) value_.assign(1, '?');
  url_computed_ = url_computed_ || other.url_computed_ || value_ != other.value_;
  url_decided_ = url_decided_ && other.url_decided_;
  url_forbidden_ = url_forbidden_ || other.url_forbidden_;
  return true;
}

std::string HtmlContext::describe() const {
  std::string tag = end_tag_ ? "</" : "<";
  tag += tag_;
  switch (kind_) {
    case Kind::kText:
      return "…";
    case Kind::kTagOpen:
      return "<";
    case Kind::kEndTagOpen:
      return "</";
    case Kind::kTagName:
      return tag;
    case Kind::kNameCut:
    case Kind::kInTag:
      return tag + " …";
    case Kind::kAttributeName:
    case Kind::kAfterAttributeName:
      return fmt::format("{} {}", tag, attribute_);
    case Kind::kBeforeValue:
    case Kind::kUnquoted:
      return fmt::format("{} {}=…", tag, attribute_);
    case Kind::kQuoted:
      return fmt::format("{} {}={}…", tag, attribute_, quote_);
    case Kind::kComment:
      return "<!-- …";
    case Kind::kDeclaration:
      return "<!…";
    case Kind::kRawText:
      return fmt::format("<{}>…", tag_);
  }
  return {};
}

}  // namespace zhanting
