#include "media/svg_rules.h"

#include <algorithm>
#include <iterator>

#include "base/css_references.h"
#include "base/text.h"
#include "media/embedded.h"
#include "media/messages.h"

namespace zhanting {

namespace {

constexpr std::string_view kXhtml = "http://www.w3.org/1999/xhtml";
constexpr std::string_view kXlink = "http://www.w3.org/1999/xlink";
constexpr std::string_view kXml = "http://www.w3.org/XML/1998/namespace";

/// As browsers read an address: without white space around it, tabs and line ends in it.
std::string bare_address(std::string_view text) {
  while (!text.empty() && static_cast<unsigned char>(text.front()) <= 0x20) text.remove_prefix(1);
  while (!text.empty() && static_cast<unsigned char>(text.back()) <= 0x20) text.remove_suffix(1);
  std::string out;
  std::copy_if(text.begin(), text.end(), std::back_inserter(out),
               [](char c) { return c != '\t' && c != '\n' && c != '\r'; });
  return out;
}

/// Shows what it names as a picture: even in an SVG nothing then runs or loads.
bool shows_picture(const XmlName& element) {
  return element.local == "image" || element.local == "feImage";
}

/// Nothing is loaded, or only what the picture itself holds.
bool is_inside(std::string_view address, bool as_picture = false) {
  static constexpr std::string_view kData[] = {"data:image/png",
                                               "data:image/jpeg",
                                               "data:image/jpg",
                                               "data:image/gif",
                                               "data:image/webp",
                                               "data:image/avif",
                                               "data:font/",
                                               "data:application/font",
                                               "data:application/x-font",
                                               "data:application/octet-stream",
                                               "data:application/vnd.ms-font"};
  const std::string bare = bare_address(address);
  if (bare.empty() || bare.starts_with('#')) return true;
  const std::string lower = to_lower_ascii(bare.substr(0, 64));
  if (as_picture && lower.starts_with("data:image/")) return true;
  return std::any_of(std::begin(kData), std::end(kData),
                     [&](std::string_view data) { return lower.starts_with(data); });
}

/// A link that a reader may follow.
bool is_link(std::string_view address) {
  std::string bare = to_lower_ascii(bare_address(address));
  const std::size_t colon = bare.find_first_of(":/?#");
  if (colon == std::string::npos || bare[colon] != ':') return true;  // no scheme
  static constexpr std::string_view kSchemes[] = {"http", "https", "mailto", "tel"};
  return is_one_of(std::string_view(bare).substr(0, colon), kSchemes);
}

/// An address as a message shows it.
std::string shown(std::string_view address) {
  constexpr std::size_t kShown = 60;  // bytes; of embedded data the beginning says enough
  std::string bare = bare_address(address);
  if (bare.size() <= kShown) return bare;
  std::size_t end = kShown;
  while (end > 0 && (static_cast<unsigned char>(bare[end]) & 0xC0) == 0x80) --end;
  return bare.substr(0, end) + "…";
}

SvgFault foreign(std::string_view address) {
  return {Message::of(messages::kSvgForeign, shown(address)),
          Message{messages::kHintInsideSvg, {}}};
}

bool is_animation(const XmlName& element) {
  static constexpr std::string_view kAnimations[] = {"animate", "set", "animateTransform",
                                                     "animateMotion", "animateColor"};
  return element.space == kSvgNamespace && is_one_of(element.local, kAnimations);
}

std::optional<SvgFault> fault_of_animation(const XmlName& attribute, std::string_view value) {
  if (attribute.local == "attributeName") {
    const std::string_view name = trim(value);
    const std::string local = to_lower_ascii(name.substr(name.find(':') + 1));
    if (local == "href" || local.starts_with("on"))
      return SvgFault{Message::of(messages::kSvgAnimatesLink, name), {}};
  }
  static constexpr std::string_view kValues[] = {"values", "from", "to", "by"};
  if (!is_one_of(attribute.local, kValues)) return std::nullopt;
  for (const std::string_view each : split(value, ';')) {
    const std::string bare = to_lower_ascii(bare_address(each));
    if (bare.starts_with("javascript:") || bare.starts_with("data:text"))
      return SvgFault{Message::of(messages::kSvgLink, shown(each)), {}};
  }
  return std::nullopt;
}

}  // namespace

std::optional<SvgFault> fault_of_element(const XmlName& element) {
  static constexpr std::string_view kForbidden[] = {
      "script", "foreignObject", "handler", "listener", "iframe", "object",
      "embed",  "audio",         "video",   "canvas",   "link"};
  const bool forbidden = element.space == kXhtml ||
                         (element.space == kSvgNamespace && is_one_of(element.local, kForbidden));
  if (!forbidden) return std::nullopt;
  std::optional<Message> hint;
  if (element.local == "foreignObject") hint = Message{messages::kHintPlainText, {}};
  return SvgFault{Message::of(messages::kSvgElement, element.local), std::move(hint)};
}

std::optional<SvgFault> fault_of_attribute(const XmlName& element, const XmlName& attribute,
                                           std::string_view value) {
  if (attribute.space == kXml && attribute.local == "base") return foreign(value);
  const bool plain = attribute.space.empty();
  if (plain && attribute.local.size() > 2 && to_lower_ascii(attribute.local).starts_with("on"))
    return SvgFault{Message::of(messages::kSvgHandler, attribute.local), {}};
  if (is_animation(element) && plain) {
    if (auto fault = fault_of_animation(attribute, value)) return fault;
  }
  if (attribute.local != "href" || !(plain || attribute.space == kXlink)) return std::nullopt;
  if (element.space == kSvgNamespace && element.local != "a")
    return is_inside(value, shows_picture(element)) ? std::nullopt : std::optional(foreign(value));
  if (is_link(value)) return std::nullopt;
  return SvgFault{Message::of(messages::kSvgLink, shown(value)), {}};
}

SvgFault fault_of_picture_inside() {
  return {{messages::kSvgPictureInside, {}}, Message{messages::kHintPictureInside, {}}};
}

bool is_drawn_by_name(const XmlName& element) {
  static constexpr std::string_view kNames[] = {"pattern", "mask", "clipPath", "marker", "filter"};
  return element.space == kSvgNamespace && is_one_of(element.local, kNames);
}

bool shows_by_address(const XmlName& element) {
  static constexpr std::string_view kNames[] = {"use", "feImage", "pattern"};
  return element.space == kSvgNamespace && is_one_of(element.local, kNames);
}

bool is_css_attribute(const XmlName& attribute) {
  static constexpr std::string_view kNames[] = {
      "style",  "fill",         "stroke",     "filter",     "mask",   "clip-path",
      "marker", "marker-start", "marker-mid", "marker-end", "cursor", "color-profile",
      "values", "from",         "to",         "by"};
  return attribute.space.empty() && is_one_of(attribute.local, kNames);
}

std::vector<CssFault> faults_of_css(std::string_view css) {
  std::vector<CssFault> faults;
  for (const CssReference& reference : find_css_references(css)) {
    if (reference.is_import || !is_inside(reference.address))
      faults.push_back({reference.begin, reference.end, foreign(reference.address)});
    else if (is_data_address(reference.address) && !stripped_data_address(reference.address))
      faults.push_back({reference.begin, reference.end, fault_of_picture_inside()});
  }
  return faults;
}

}  // namespace zhanting
