#include "media/svg.h"

#include <expat.h>

#include <algorithm>
#include <memory>
#include <utility>
#include <vector>

#include "base/css_references.h"
#include "base/text.h"
#include "base/utf8.h"
#include "diag/source_text.h"
#include "media/embedded.h"
#include "media/messages.h"
#include "media/svg_expansion.h"
#include "media/svg_rules.h"
#include "media/svg_showings.h"
#include "media/svg_size.h"
#include "media/svg_text.h"

namespace zhanting {

namespace {

constexpr std::size_t kMostFaults = 50;  // told of one picture; it has to be made anew anyway
constexpr char kSeparator = '\x1F';      // between namespace and name: no XML holds it

XmlName split_name(std::string_view name) {
  const std::size_t end = name.find(kSeparator);
  if (end == std::string_view::npos) return {{}, name};
  return {name.substr(0, end), name.substr(end + 1)};
}

/// A piece of the text: offset and length in bytes.
struct Span {
  std::size_t begin = 0, length = 1;
};

/// The attributes of a well-formed start tag, without the namespace declarations.
struct RawAttribute {
  Span name, value;
};

std::vector<RawAttribute> raw_attributes(std::string_view tag) {
  constexpr std::string_view kSpace = " \t\r\n";
  std::vector<RawAttribute> all;
  std::size_t i = std::min(tag.find_first_of(" \t\r\n/>"), tag.size());
  while ((i = tag.find_first_not_of(kSpace, i)) != std::string_view::npos) {
    const std::size_t name_end = tag.find_first_of(" \t\r\n=", i);
    const std::size_t open = tag.find_first_of("\"'", i);
    if (name_end == std::string_view::npos || open == std::string_view::npos) break;
    const std::size_t close = tag.find(tag[open], open + 1);
    if (close == std::string_view::npos) break;
    const std::string_view name = tag.substr(i, name_end - i);
    if (name != "xmlns" && !name.starts_with("xmlns:"))
      all.push_back({{i, name.size()}, {open + 1, close - open - 1}});
    i = close + 1;
  }
  return all;
}

class SvgReader {
 public:
  SvgReader(const std::string& path, std::string_view bytes, Diagnostics& diagnostics)
      : diagnostics_(diagnostics),
        transcoded_(is_utf16(bytes)),
        utf8_(transcoded_ ? from_utf16(bytes) : std::string()),
        text_(transcoded_ ? std::string_view(utf8_) : without_bom(bytes)),
        source_(&path, text_),
        parser_(XML_ParserCreateNS(transcoded_ || text_.size() < bytes.size() ? "UTF-8" : nullptr,
                                   kSeparator)) {}

  std::optional<ImageInfo> read() {
    XML_Parser parser = parser_.get();
    XML_SetUserData(parser, this);
    XML_SetElementHandler(
        parser,
        [](void* self, const char* name, const char** attributes) {
          static_cast<SvgReader*>(self)->start(split_name(name), attributes);
        },
        [](void* self, const char*) { static_cast<SvgReader*>(self)->end(); });
    XML_SetCharacterDataHandler(parser, [](void* self, const char* text, int size) {
      static_cast<SvgReader*>(self)->characters({text, static_cast<std::size_t>(size)});
    });
    XML_SetProcessingInstructionHandler(parser, [](void* self, const char* target, const char*) {
      static_cast<SvgReader*>(self)->instruction(target);
    });
    XML_SetEntityDeclHandler(
        parser, [](void* self, const char*, int, const char*, int, const char*, const char*,
                   const char*, const char*) { static_cast<SvgReader*>(self)->entity(); });
    XML_SetSkippedEntityHandler(parser, [](void* self, const char*, int) {
      static_cast<SvgReader*>(self)->stop({messages::kSvgUnknownEntity, {}});
    });
    const XML_Status status =
        XML_Parse(parser, text_.data(), static_cast<int>(text_.size()), XML_TRUE);
    if (status != XML_STATUS_OK && !stopped_) report_malformed(XML_GetErrorCode(parser));
    if (status == XML_STATUS_OK) check_expansion();
    return std::exchange(size_, std::nullopt);
  }

 private:
  /// What expat stands at.
  Span current() const {
    const auto begin =
        static_cast<std::size_t>(std::max<XML_Index>(0, XML_GetCurrentByteIndex(parser_.get())));
    return {begin, static_cast<std::size_t>(std::max(1, XML_GetCurrentByteCount(parser_.get())))};
  }
  std::string_view text_of(const Span& span) const {
    return text_.substr(std::min(span.begin, text_.size()), span.length);
  }
  Place place(const Span& span) const {
    Place place = source_.place(span.begin, span.length);
    if (transcoded_) place.length = 0;  // the file has no such line to show
    return place;
  }
  void report(const Span& span, SvgFault fault) {
    if (diagnostics_.error_count() < kMostFaults) {
      diagnostics_.error(place(span), std::move(fault.message), std::move(fault.hint));
    } else if (!std::exchange(stopped_, true)) {
      XML_StopParser(parser_.get(), XML_FALSE);
    }
  }
  /// Reports what makes all that follows meaningless.
  void stop(Message message, std::optional<Message> hint = std::nullopt) {
    report(current(), {std::move(message), std::move(hint)});
    stopped_ = true;
    XML_StopParser(parser_.get(), XML_FALSE);
  }

  void start(const XmlName& element, const char** attributes) {
    expansion_.open(is_drawn_by_name(element));
    expansion_.subject(std::string(element.local));
    if (depth_++ == 0) root(element, attributes);
    if (stopped_ || refused_depth_ > 0) return;
    if (element.space == kSvgNamespace && element.local == "style") style_depth_ = depth_;
    const Span tag = current();
    if (auto fault = fault_of_element(element)) {
      report(tag_name(tag), *std::move(fault));
      refused_depth_ = depth_;
      return;
    }
    const auto specified =
        static_cast<std::size_t>(XML_GetSpecifiedAttributeCount(parser_.get())) / 2;
    for (std::size_t i = 0; attributes[2 * i] != nullptr && !stopped_; ++i) {
      const XmlName name = split_name(attributes[2 * i]);
      const std::string_view value = attributes[2 * i + 1];
      if (auto fault = fault_of_attribute(element, name, value)) {
        report(attribute_span(tag, i, specified, false), *std::move(fault));
      } else if (is_data_address(value) && !stripped_data_address(value)) {
        report(attribute_span(tag, i, specified, false), fault_of_picture_inside());
      }
      note_expansion(element, name, value, tag);
      if (!is_css_attribute(name)) continue;
      for (CssFault& each : faults_of_css(value))
        report(attribute_span(tag, i, specified, true), std::move(each.fault));
    }
  }

  void note_expansion(const XmlName& element, const XmlName& name, std::string_view value,
                      const Span& tag) {
    using How = SvgExpansion::How;
    if (name.local == "id" && name.space.empty()) {
      expansion_.name(value);
      expansion_.subject('#' + std::string(value));
    }
    if (name.local == "class" && name.space.empty()) note_classes(value);
    if (name.local == "href" && shows_by_address(element) && trim(value).starts_with('#'))
      expansion_.show(trim(value).substr(1), tag.begin, How::kItself);
    if (!is_css_attribute(name) || value.find('#') == std::string_view::npos) return;
    if (name.local == "style") {
      for (const CssShowing& each : find_css_showings(value))
        expansion_.show(each.id, tag.begin, each.inherited ? How::kInherited : How::kInStyle);
      return;
    }
    const How how = is_inherited_property(name.local) ? How::kInherited : How::kInStyle;
    for (const CssReference& each : find_css_references(value)) {
      if (each.address.starts_with('#'))
        expansion_.show(std::string_view(each.address).substr(1), tag.begin, how);
    }
  }

  void note_classes(std::string_view value) {
    constexpr std::string_view kSpace = " \t\r\n\f";
    for (std::size_t i = 0; (i = value.find_first_not_of(kSpace, i)) != std::string_view::npos;) {
      const std::size_t end = std::min(value.find_first_of(kSpace, i), value.size());
      expansion_.subject('.' + std::string(value.substr(i, end - i)));
      i = end;
    }
  }

  void check_expansion() {
    const std::optional<std::size_t> at = expansion_.too_much();
    if (!at) return;
    const std::size_t end = text_.find_first_of(" \t\r\n/>", *at);
    report({*at, std::min(end, text_.size()) - *at},
           {Message::of(messages::kSvgRepeats, std::to_string(kMostShapes / 10'000),
                        std::to_string(kMostShapes / 1'000'000), std::to_string(kDeepestUse)),
            Message{messages::kHintRepeats, {}}});
  }

  void root(const XmlName& element, const char** attributes) {
    if (element.local != "svg" || (!element.space.empty() && element.space != kSvgNamespace)) {
      stop(Message::of(messages::kSvgOtherRoot, element.local));
      return;
    }
    if (element.space.empty()) {
      stop({messages::kSvgNoNamespace, {}}, Message{messages::kHintNamespace, {}});
      return;
    }
    SvgFrame frame;
    for (; *attributes != nullptr; attributes += 2) {
      const std::string_view name = attributes[0];
      if (name == "width") frame.width = attributes[1];
      if (name == "height") frame.height = attributes[1];
      if (name == "viewBox") frame.view_box = attributes[1];
    }
    size_ = svg_size(frame);
    if (!size_)
      report(tag_name(current()),
             {{messages::kSvgWithoutSize, {}}, Message{messages::kHintViewBox, {}}});
  }

  void end() {
    expansion_.close();
    if (depth_ == style_depth_) check_style();
    if (depth_ == refused_depth_) refused_depth_ = 0;
    --depth_;
  }

  void characters(std::string_view text) {
    if (style_depth_ == 0) return;
    style_pieces_.emplace_back(style_.size(), current().begin);
    style_ += text;
  }

  /// Where in the text a byte of the style sheet stands.
  std::size_t place_in_text(std::size_t in_style) const {
    auto piece = std::upper_bound(style_pieces_.begin(), style_pieces_.end(), in_style,
                                  [](std::size_t at, const auto& each) { return at < each.first; });
    --piece;
    return piece->second + in_style - piece->first;
  }

  void check_style() {
    for (CssFault& each : faults_of_css(style_))
      report({place_in_text(each.begin), each.end - each.begin}, std::move(each.fault));
    for (const CssShowing& each : find_css_showings(style_))
      expansion_.show(each, place_in_text(each.begin));
    style_depth_ = 0;
    style_.clear();
    style_pieces_.clear();
  }

  void instruction(std::string_view target) {
    if (target == "xml-stylesheet")
      report({current().begin, 2 + target.size()},
             {Message::of(messages::kSvgStyleSheet, target), {}});
  }

  void entity() {
    if (!stopped_) stop({messages::kSvgEntity, {}}, Message{messages::kHintExportPlain, {}});
  }

  /// “<name” of a start tag.
  Span tag_name(const Span& tag) const {
    return {tag.begin, std::min(text_of(tag).find_first_of(" \t\r\n/>"), tag.length)};
  }

  /// Where attribute `number` stands in the tag; one that a DTD supplies stands nowhere in it.
  Span attribute_span(const Span& tag, std::size_t number, std::size_t specified,
                      bool value) const {
    if (number >= specified) return tag_name(tag);
    const std::vector<RawAttribute> raw = raw_attributes(text_of(tag));
    if (number >= raw.size()) return tag_name(tag);
    const Span& span = value ? raw[number].value : raw[number].name;
    return {tag.begin + span.begin, span.length};
  }

  void report_malformed(XML_Error error) {
    const Span here = {current().begin, 1};
    switch (error) {
      case XML_ERROR_NO_ELEMENTS:
      case XML_ERROR_UNCLOSED_TOKEN:
      case XML_ERROR_PARTIAL_CHAR:
      case XML_ERROR_UNCLOSED_CDATA_SECTION:
        report(here, {{messages::kSvgCut, {}}, Message{messages::kHintCopyAgain, {}}});
        return;
      case XML_ERROR_UNKNOWN_ENCODING:
      case XML_ERROR_INCORRECT_ENCODING:
        report(here, {{messages::kSvgEncoding, {}}, Message{messages::kHintSvgUtf8, {}}});
        return;
      case XML_ERROR_INVALID_TOKEN:
        report_bad_token(here);
        return;
      case XML_ERROR_MISPLACED_XML_PI:
        report(here, {{messages::kSvgDeclarationLate, {}}, {}});
        return;
      case XML_ERROR_JUNK_AFTER_DOC_ELEMENT:
        report(here, {{messages::kSvgAfterEnd, {}}, {}});
        return;
      case XML_ERROR_TAG_MISMATCH:
        report(here, {{messages::kSvgTagMismatch, {}}, {}});
        return;
      case XML_ERROR_UNDEFINED_ENTITY:
        report(here, {{messages::kSvgUnknownEntity, {}}, {}});
        return;
      case XML_ERROR_DUPLICATE_ATTRIBUTE:
        report(here, {{messages::kSvgAttributeTwice, {}}, {}});
        return;
      case XML_ERROR_UNBOUND_PREFIX:
        report(here, {{messages::kSvgUnboundPrefix, {}}, {}});
        return;
      default:
        report(here, {Message::of(messages::kSvgMalformed, XML_ErrorString(error)), {}});
    }
  }

  void report_bad_token(const Span& here) {
    constexpr std::string_view kNameBytes =
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789#";
    const std::string_view rest = text_.substr(std::min(here.begin, text_.size()));
    const std::string_view before = text_.substr(0, here.begin);
    const std::size_t mark = before.find_last_not_of(kNameBytes);
    if (mark != std::string_view::npos && before[mark] == '&') {
      report({mark, 1}, {{messages::kSvgAmpersand, {}}, Message{messages::kHintAmpersand, {}}});
    } else if (rest.starts_with('\0')) {  // what a broken copy fills the rest with
      report(here, {{messages::kSvgCut, {}}, Message{messages::kHintCopyAgain, {}}});
    } else if (find_invalid_utf8(rest.substr(0, 4)) == 0) {
      report(here, {{messages::kSvgEncoding, {}}, Message{messages::kHintSvgUtf8, {}}});
    } else {
      const std::string_view reason = XML_ErrorString(XML_ERROR_INVALID_TOKEN);
      report(here, {Message::of(messages::kSvgMalformed, reason), {}});
    }
  }

  struct FreeParser {
    void operator()(XML_Parser parser) const { XML_ParserFree(parser); }
  };

  Diagnostics& diagnostics_;
  const bool transcoded_;
  const std::string utf8_;
  const std::string_view text_;
  const SourceText source_;
  const std::unique_ptr<std::remove_pointer_t<XML_Parser>, FreeParser> parser_;
  std::optional<ImageInfo> size_;
  SvgExpansion expansion_;
  bool stopped_ = false;
  std::size_t depth_ = 0;
  std::size_t style_depth_ = 0;  // of the <style> that is open; 0 for none
  std::size_t refused_depth_ =
      0;  // of the element that may not be there: one mistake with its inside
  std::string style_;
  std::vector<std::pair<std::size_t, std::size_t>> style_pieces_;  // offsets in style_ and in text_
};

}  // namespace

std::optional<ImageInfo> read_svg(const std::string& path, std::string_view bytes,
                                  Diagnostics& diagnostics) {
  Diagnostics found;
  const std::optional<ImageInfo> info = SvgReader(path, bytes, found).read();
  const bool good = !found.has_errors();
  diagnostics.merge(std::move(found));
  return good ? info : std::nullopt;
}

}  // namespace zhanting
