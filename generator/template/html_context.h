#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "data/html_mark.h"
#include "diag/message.h"
#include "template/url.h"

namespace zhanting {

/// How what is put out must be written where it stands.
enum class Escape : std::uint8_t {
  kText,         // between tags: markup as it is, text escaped
  kAttribute,    // a quoted attribute, <title>, <textarea>, a comment: nothing may
                 // end it
  kUrl,          // a quoted attribute that holds a URL: its scheme is checked too
  kSource,       // … that the page loads: it must be of this site
  kSources,      // … that holds several of these
  kMoreSources,  // … where the first is decided by the text before
  kJson,         // <script type="application/json">: JSON as it is, nothing else
};

/// Where in an HTML document a point of a template stands, followed through the static text as a
/// browser's tokenizer would read it. What templates put out never moves it: that is what the
/// escaping sees to. A value.
class HtmlContext {
 public:
  /// Follows `text`.
  void advance(std::string_view text);
  /// A tag of the template stands here: a name before it is complete.
  void interrupt();

  /// How to put out here, or why not: `refusal` and `hint` are filled then.
  std::optional<Escape> output(Message& refusal, std::optional<Message>& hint) const;
  /// Text between tags, or inside <title> or <textarea>: where a block may stand.
  bool is_text() const { return kind_ == Kind::kText; }
  bool is_escapable_text() const { return kind_ == Kind::kRawText && escapable_; }

  /// In the text last followed no separator stood behind a name that was cut: `<h{% if … %}1`.
  bool has_cut_name() const { return cut_; }

  /// In the text last followed a <meta> that holds output turned out to be a redirection.
  bool has_late_refresh() const { return late_refresh_; }

  /// What happens in the text last followed.
  struct Event {
    enum class Kind : std::uint8_t {
      kUrlBegins,
      kUrlEnds,      // something was put out in it where that decides: it needs a look
      kValueBegins,  // of an id or of links
      kValueEnds,
    };
    Kind kind;
    std::size_t offset;
    Escape escape = Escape::kUrl;               // of an address
    HtmlMark::Kind mark = HtmlMark::Kind::kId;  // of a value
  };
  const std::vector<Event>& events() const { return events_; }
  /// Something was put out here: the text before it does not touch the text behind it.
  void after_output();

  /// Whether branches that end in `*this` and in `other` can go on as one; `*this` becomes what
  /// holds for both.
  bool join(const HtmlContext& other);
  /// A sketch in HTML that a person recognises: `<a href="…`.
  std::string describe() const;

 private:
  enum class Kind : std::uint8_t {
    kText,
    kTagOpen,     // after <
    kEndTagOpen,  // after </
    kTagName,
    kNameCut,  // after a name that a template tag cut off: a separator must
               // follow
    kInTag,    // before an attribute's name, or after a value
    kAttributeName,
    kAfterAttributeName,
    kBeforeValue,
    kUnquoted,
    kQuoted,
    kComment,
    kDeclaration,  // <!doctype …>, <?…>: up to >
    kRawText,      // <script>, <style>, <title>, …: up to the end tag
  };

  std::size_t step(std::string_view text, std::size_t i);
  std::size_t step_comment(std::string_view text, std::size_t i);
  std::size_t step_raw_text(std::string_view text, std::size_t i);
  std::size_t step_quoted(std::string_view text, std::size_t i);
  void step_tag_open(char c);
  void step_in_tag(char c);
  void begin_attribute(char c);
  void begin_value(char c, std::size_t i);
  void end_attribute(std::size_t offset);
  void end_tag();
  /// The attribute that says what its tag is: type of <script>, rel of <link>, http-equiv of
  /// <meta>.
  bool in_telling_attribute() const;
  bool in_refresh() const;
  Escape url_escape() const;
  void begin_mark(std::optional<HtmlMark::Kind> mark, std::size_t offset);
  void begin_url(UrlUse use, std::size_t offset);
  void follow_url(std::string_view piece, std::size_t offset);
  void decide_url(std::string_view piece);
  void end_url(std::size_t offset);
  std::optional<Escape> output_in_quoted(Message& refusal, std::optional<Message>& hint) const;
  std::optional<Escape> output_in_raw_text(Message& refusal, std::optional<Message>& hint) const;

  Kind kind_ = Kind::kText;
  char quote_ = 0;
  bool end_tag_ = false;
  bool cut_ = false;
  bool escapable_ = false;  // the raw text is that of <title> or <textarea>
  bool json_ = false;       // the raw text is JSON
  bool less_ = false;       // raw text that ends in the beginning of an end tag
  UrlUse url_ = UrlUse::kNone;
  bool url_open_ = false;       // what follows can still decide where it leads
  bool url_forbidden_ = false;  // its static text names a scheme that is not allowed
  bool url_host_ = false;       // it ends inside the name of another site
  bool url_computed_ = false;   // what stands before is not known here
  bool content_computed_ = false;
  bool late_refresh_ = false;
  std::uint8_t dashes_ = 0;  // of a comment, at its end
  std::string tag_;
  std::string attribute_;
  std::string value_;                   // of a telling attribute, and the beginning of a URL
  std::string told_;                    // by the tag's telling attribute
  std::optional<HtmlMark::Kind> mark_;  // of the value at hand
  std::vector<Event> events_;
};

}  // namespace zhanting
