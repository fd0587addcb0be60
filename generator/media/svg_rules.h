#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "diag/message.h"

/// What may not stand in an SVG picture: opened by itself it is a page on the site's own address.
namespace zhanting {

inline constexpr std::string_view kSvgNamespace = "http://www.w3.org/2000/svg";

/// A name in XML: its namespace ("" for none) and its local part.
struct XmlName {
  std::string_view space, local;
};

/// What is wrong with something in the picture, and how to mend it.
struct SvgFault {
  Message message;
  std::optional<Message> hint;
};

std::optional<SvgFault> fault_of_element(const XmlName& element);

/// Of an attribute with its value; styles have their own rule below.
std::optional<SvgFault> fault_of_attribute(const XmlName& element, const XmlName& attribute,
                                           std::string_view value);

/// Of a picture within the picture that stripped_data_address() cannot take.
SvgFault fault_of_picture_inside();

/// Drawn for whoever names it in a style: a pattern, a mask, a filter. Gradients are no shapes.
bool is_drawn_by_name(const XmlName& element);

/// Its href shows a part of the drawing: <use>, <feImage>, a pattern that has another's inside.
bool shows_by_address(const XmlName& element);

/// True for the attributes whose value is read as CSS: style, fill, values of animations …
bool is_css_attribute(const XmlName& attribute);

/// What a style names outside the picture, with the place of each in `css`.
struct CssFault {
  std::size_t begin = 0, end = 0;
  SvgFault fault;
};
std::vector<CssFault> faults_of_css(std::string_view css);

}  // namespace zhanting
