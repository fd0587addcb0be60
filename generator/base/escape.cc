#include "base/escape.h"

namespace zhanting {

void append_escaped(std::string_view text, std::string& out) {
  std::size_t start = 0;
  for (std::size_t i; (i = text.find_first_of("&<>\"'", start)) != std::string_view::npos;
       start = i + 1) {
    out += text.substr(start, i - start);
    switch (text[i]) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&#34;";
        break;
      default:
        out += "&#39;";
        break;
    }
  }
  out += text.substr(start);
}

std::string escaped(std::string_view text) {
  std::string out;
  append_escaped(text, out);
  return out;
}

}  // namespace zhanting
