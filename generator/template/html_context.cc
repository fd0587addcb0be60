#include "template/html_context.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/text.h"
#include "template/messages.h"

namespace zhanting {

namespace {

constexpr std::array<std::string_view, 9> kRawTextTags = {
    "script", "style", "title", "textarea", "xmp", "iframe", "noembed", "noframes", "plaintext"};

bool is_html_space(char c) {
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

/// What is not known, or hidden in entities, counts as a redirection.
bool is_refresh(std::string_view http_equiv) {
  return to_lower_ascii(trim(http_equiv)) == "refresh" ||
         http_equiv.find_first_of("?&") != std::string_view::npos;
}

/// What other pages may depend on.
std::optional<HtmlMark::Kind> mark_of(std::string_view tag, std::string_view attribute) {
  static constexpr std::array<std::string_view, 7> kLinks = {
      "href", "src", "action", "formaction", "poster", "xlink:href", "cite"};
  if (attribute == "id") return HtmlMark::Kind::kId;
  if (attribute == "srcset" || attribute == "imagesrcset") return HtmlMark::Kind::kLinks;
  const bool link = is_one_of(attribute, kLinks) || (tag == "object" && attribute == "data");
  return link ? std::optional(HtmlMark::Kind::kLink) : std::nullopt;
}

/// Where the address begins in the content of a redirection, "0; url=…"; 0 before that.
std::size_t behind_refresh_word(std::string_view content) {
  const std::size_t word = to_lower_ascii(content).find("url=");
  return word == std::string_view::npos ? 0 : word + 4;
}

}  // namespace

void HtmlContext::advance(std::string_view text) {
  events_.clear();
  late_refresh_ = false;
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
      if (is_html_space(c) || c == '/') {
        kind_ = Kind::kInTag;
      } else if (c == '>') {
        end_tag();
      } else {
        tag_ += lower(c);
      }
      return i + 1;
    case Kind::kNameCut:
      cut_ = !is_html_space(c) && c != '/' && c != '>';
      kind_ = Kind::kInTag;
      return i;
    case Kind::kInTag:
      step_in_tag(c);
      return i + 1;
    case Kind::kAttributeName:
      if (c == '=') {
        kind_ = Kind::kBeforeValue;
      } else if (is_html_space(c)) {
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
      if (c == '=' || is_html_space(c)) return i + 1;
      kind_ = Kind::kInTag;
      return i;
    case Kind::kBeforeValue:
      begin_value(c, i);
      return i + 1;
    case Kind::kUnquoted:
      if (!is_html_space(c) && c != '>') {
        value_ += c;
        return i + 1;
      }
      end_attribute(i);
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
    told_.clear();
    content_computed_ = false;
  } else {
    kind_ = Kind::kText;
  }
}

void HtmlContext::step_in_tag(char c) {
  if (is_html_space(c) || c == '/') return;
  if (c == '>') return end_tag();
  begin_attribute(c);
}

void HtmlContext::begin_attribute(char c) {
  kind_ = Kind::kAttributeName;
  attribute_ = lower(c);
}

void HtmlContext::begin_value(char c, std::size_t i) {
  if (is_html_space(c)) return;
  if (c == '>') return end_tag();
  value_.clear();
  url_ = UrlUse::kNone;
  if (c == '"' || c == '\'') {
    kind_ = Kind::kQuoted;
    quote_ = c;
    begin_mark(mark_of(tag_, attribute_), i + 1);
    begin_url(url_use(tag_, attribute_, told_), i + 1);
  } else {
    kind_ = Kind::kUnquoted;
    value_ = c;
    begin_mark(mark_of(tag_, attribute_), i);
  }
}

bool HtmlContext::in_telling_attribute() const {
  return (tag_ == "script" && attribute_ == "type") || (tag_ == "link" && attribute_ == "rel") ||
         (tag_ == "meta" && attribute_ == "http-equiv");
}

bool HtmlContext::in_refresh() const {
  return tag_ == "meta" && attribute_ == "content" && is_refresh(told_);
}

std::size_t HtmlContext::step_quoted(std::string_view text, std::size_t i) {
  const std::size_t end = std::min(text.find(quote_, i), text.size());
  follow_url(text.substr(i, end - i), i);
  if (end == text.size()) return end;
  end_url(end);
  end_attribute(end);
  return end + 1;
}

void HtmlContext::follow_url(std::string_view piece, std::size_t offset) {
  const std::size_t end = offset + piece.size();
  if (in_telling_attribute()) value_ += piece;
  if (in_refresh() && url_ == UrlUse::kNone) {
    value_ += piece;
    const std::size_t behind = behind_refresh_word(value_);
    if (behind == 0) return;
    piece = piece.substr(piece.size() - std::min(piece.size(), value_.size() - behind));
    begin_url(UrlUse::kLoad, end - piece.size());
    begin_mark(HtmlMark::Kind::kLink, end - piece.size());
  }
  if (url_ == UrlUse::kLoads && piece.find_first_of(kUrlSeparators) != std::string_view::npos) {
    end_url(offset + piece.find_first_of(kUrlSeparators));
    piece = piece.substr(piece.find_last_of(kUrlSeparators) + 1);
    begin_url(UrlUse::kLoads, end - piece.size());
  }
  decide_url(piece);
}

void HtmlContext::begin_url(UrlUse use, std::size_t offset) {
  url_ = use;
  url_open_ = use != UrlUse::kNone;
  url_forbidden_ = false;
  url_host_ = false;
  url_computed_ = false;
  if (use == UrlUse::kNone) return;
  value_.clear();
  events_.push_back({.kind = Event::Kind::kUrlBegins, .offset = offset, .escape = url_escape()});
}

void HtmlContext::decide_url(std::string_view piece) {
  if (!url_open_) return;
  if (url_computed_) {
    // A colon may end the scheme that was put out, a slash double another: the end tells.
    const std::size_t mark = piece.find_first_of(":/?#&");
    const bool decided = mark != std::string_view::npos && piece[mark] != ':' && piece[mark] != '&';
    if (url_ == UrlUse::kVisit) url_open_ = !decided;
    return;
  }
  value_ += piece;
  const UrlJudgement judgement = judge_url(value_, url_);
  url_forbidden_ = judgement == UrlJudgement::kScheme;
  url_host_ = judgement == UrlJudgement::kHost;
  url_open_ = judgement == UrlJudgement::kOpen || url_host_;
}

void HtmlContext::end_url(std::size_t offset) {
  if (url_open_ && url_computed_)
    events_.push_back({.kind = Event::Kind::kUrlEnds, .offset = offset, .escape = url_escape()});
}

void HtmlContext::begin_mark(std::optional<HtmlMark::Kind> mark, std::size_t offset) {
  mark_ = mark;
  if (mark) events_.push_back({.kind = Event::Kind::kValueBegins, .offset = offset});
}

void HtmlContext::end_attribute(std::size_t offset) {
  kind_ = Kind::kInTag;
  if (mark_) events_.push_back({.kind = Event::Kind::kValueEnds, .offset = offset, .mark = *mark_});
  if (end_tag_ || !in_telling_attribute()) return;
  if (told_.empty()) told_ = value_;  // of two attributes of one name the first counts
  late_refresh_ = late_refresh_ || (content_computed_ && is_refresh(told_));
}

void HtmlContext::end_tag() {
  kind_ = Kind::kText;
  if (end_tag_ || !is_one_of(tag_, kRawTextTags)) return;
  kind_ = Kind::kRawText;
  escapable_ = tag_ == "title" || tag_ == "textarea";
  json_ = tag_ == "script" && is_json_type(told_);
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
                        (is_html_space(rest[end]) || rest[end] == '/' || rest[end] == '>');
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
  if (kind_ != Kind::kQuoted) return;
  if (in_telling_attribute()) value_ += '?';  // not known: neither JSON nor harmless
  if (tag_ == "meta" && attribute_ == "content") content_computed_ = true;
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
  const bool names = attribute_ == "http-equiv" || attribute_ == "attributename";
  if (handler || names || attribute_ == "style" || attribute_ == "srcdoc") {
    refusal = Message::of(messages::kOutputInCodeAttribute, attribute_);
    if (handler) hint = Message{messages::kHintDataAttribute, {}};
    if (attribute_ == "style") hint = Message{messages::kHintClass, {}};
    return std::nullopt;
  }
  if (in_refresh() && url_ == UrlUse::kNone) {
    refusal = {messages::kOutputInRefresh, {}};
    hint = Message{messages::kHintRefresh, {}};
    return std::nullopt;
  }
  if (url_forbidden_) {
    const std::size_t colon = std::min(value_.find(':'), value_.size() - 1);
    refusal = Message::of(messages::kOutputInScheme, value_.substr(0, colon + 1));
    return std::nullopt;
  }
  if (url_host_) {
    refusal = Message::of(messages::kOutputInHost, value_);
    hint = Message{messages::kHintWholeHost, {}};
    return std::nullopt;
  }
  if (url_ == UrlUse::kLoads && !url_open_) return Escape::kMoreSources;
  return url_open_ ? url_escape() : Escape::kAttribute;
}

Escape HtmlContext::url_escape() const {
  switch (url_) {
    case UrlUse::kVisit:
      return Escape::kUrl;
    case UrlUse::kLoad:
      return Escape::kSource;
    case UrlUse::kLoads:
      return Escape::kSources;
    default:
      return Escape::kAttribute;
  }
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
  if (tag_ != other.tag_) return false;
  if (told_ != other.told_) told_.assign(1, '?');
  content_computed_ = content_computed_ || other.content_computed_;
  if (kind_ == Kind::kRawText) {
    less_ = less_ || other.less_;
    return json_ == other.json_;
  }
  if (in_tag(kind_)) return end_tag_ == other.end_tag_;
  if (attribute_ != other.attribute_ || quote_ != other.quote_ || url_ != other.url_) return false;
  url_computed_ = url_computed_ || other.url_computed_ || value_ != other.value_;
  if (in_telling_attribute() && value_ != other.value_) value_.assign(1, '?');
  url_open_ = url_open_ || other.url_open_;
  url_forbidden_ = url_forbidden_ || other.url_forbidden_;
  url_host_ = url_host_ || other.url_host_;
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
