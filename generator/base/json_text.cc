#include "base/json_text.h"

#include "base/utf8.h"

namespace zhanting {

namespace {

void append_escape(char32_t c, std::string& out) {
  static constexpr char kDigits[] = "0123456789abcdef";
  out += "\\u";
  for (int shift = 12; shift >= 0; shift -= 4) out += kDigits[(c >> shift) & 15];
}

}  // namespace

void append_json_string(std::string_view text, std::string& out) {
  out += '"';
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    switch (c) {
      case '"':
        out += "\\\"";
        break;
      case '\\':
        out += "\\\\";
        break;
      case '\n':
        out += "\\n";
        break;
      case '\r':
        out += "\\r";
        break;
      case '\t':
        out += "\\t";
        break;
      case '<':
      case '>':
      case '&':
      case '\'':
        append_escape(static_cast<char32_t>(c), out);
        break;
      default:
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) {
          append_escape(static_cast<unsigned char>(c), out);
        } else if (text.substr(i).starts_with("\xE2\x80\xA8") ||
                   text.substr(i).starts_with("\xE2\x80\xA9")) {
          append_escape(decode(text, i).code_point, out);
          i += 2;
        } else {
          out += c;
        }
    }
  }
  out += '"';
}

}  // namespace zhanting
