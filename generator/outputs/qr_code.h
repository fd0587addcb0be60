#pragma once

#include <string>

#include "data/value.h"

namespace zhanting {

/// A page's address as a QR code, drawn as SVG when a template asks for it. Empty without address.
struct QrCode final : LazyHtml {
  std::string url;
  std::string label;  // for screen readers

  bool empty() const override { return url.empty(); }
  void append_to(std::string& out, std::string_view root,
                 std::vector<HtmlMark>& marks) const override;
};
inline Value value_of(const QrCode& code) {
  return Value::lazy_html(&code);
}

}  // namespace zhanting
