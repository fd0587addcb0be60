#include "base/json_text.h"

#include <array>

#include "base/utf8.h"

namespace zhanting {

namespace {

void append_escape(char32_t c, std::string& out) {
  static constexpr char kDigits[] = "0123456789abcdef";
  out += "\\u";
  for (int shift = 12; shift >= 0; shift -= 4) out += kDigits[(c >> shift) & 15];
}

/// Bytes that may not stand for themselves; 0xE2 begins the line ends of JavaScript.
constexpr std::array<bool, 256> kSpecial = [] {
  std::array<bool, 256> table{};
  for (std::size_t c = 0; c < 0x20; ++c) table[c] = true;
  for (const unsigned char c : {'"', '\\', '<', '>', '&', '\'', '\x7F', '\xE2'}) table[c] = true;
  return table;
}();

/// What HTML and JavaScript read in a way of their own.
bool is_special_in_script(std::string_view rest) {
  return std::string_view("<>&'").find(rest.front()) != std::string_view::npos ||
         rest.starts_with("\xE2\x80\xA8") || rest.starts_with("\xE2\x80\xA9");
}

void append_string(std::string_view text, bool for_script, std::string& out) {
  out += '"';
  std::size_t done = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (!kSpecial[static_cast<unsigned char>(c)]) continue;
    const bool control = static_cast<unsigned char>(c) < 0x20 || c == 0x7F;
    const bool quoted = c == '"' || c == '\\';
    if (!control && !quoted && !(for_script && is_special_in_script(text.substr(i)))) continue;
    out.append(text, done, i - done);
    if (quoted) {
      out += {'\\', c};
    } else if (c == '\n') {
      out += "\\n";
    } else if (c == '\r') {
      out += "\\r";
    } else if (c == '\t') {
      out += "\\t";
    } else {
      const Decoded read = decode(text, i);
      append_escape(read.code_point, out);
      i += static_cast<std::size_t>(read.length) - 1;
    }
    done = i + 1;
  }
  out.append(text, done);
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
