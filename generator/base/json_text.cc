#include "base/json_text.h"

#include "base/utf8.h"

namespace zhanting {

namespace {

void append_escape(char32_t c, std::string& out) {
  static constexpr char kDigits[] = "0123456789abcdef";
  out += "\\u";
  for (int shift = 12; shift >= 0; shift -= 4) out += kDigits[(c >> shift) & 15];
}

/// What HTML and JavaScript read in a way of their own.
bool is_special_in_script(std::string_view rest) {
  return std::string_view("<>&'").find(rest.front()) != std::string_view::npos ||
         rest.starts_with("\xE2\x80\xA8") || rest.starts_with("\xE2\x80\xA9");
}

void append_string(std::string_view text, bool for_script, std::string& out) {
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
      default:
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) {
          append_escape(static_cast<unsigned char>(c), out);
        } else if (for_script && is_special_in_script(text.substr(i))) {
          const Decoded read = decode(text, i);
          append_escape(read.code_point, out);
          i += static_cast<std::size_t>(read.length) - 1;
        } else {
          out += c;
        }
    }
  }
  out += '"';
}

}  // namespace

void append_json_string(std::string_view text, std::string& out) {
  append_string(text, true, out);
}

void append_plain_json_string(std::string_view text, std::string& out) {
  append_string(text, false, out);
}

}  // namespace zhanting
