#include "template/python_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <system_error>

#include "base/utf8.h"

namespace zhanting {

namespace {

/// Digits with single underscores between them, as Python's literals allow.
bool strip_underscores(std::string_view text, std::string& out) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '_') {
      out += text[i];
      continue;
    }
    const bool between = i > 0 && i + 1 < text.size() && text[i - 1] >= '0' && text[i - 1] <= '9' &&
                         text[i + 1] >= '0' && text[i + 1] <= '9';
    if (!between) return false;
  }
  return true;
}

template <typename Number>
bool parse_number(std::string_view text, Number& out) {
  std::string digits;
  if (!strip_underscores(strip_left(strip_right(text)), digits)) return false;
  const std::size_t sign = digits.starts_with('+') ? 1 : 0;
  if (digits.starts_with("+-")) return false;
  const char* end = digits.data() + digits.size();
  const auto [rest, error] = std::from_chars(digits.data() + sign, end, out);
  return error == std::errc() && rest == end && digits.size() > sign;
}

}  // namespace

bool is_python_space(char32_t c) {
  return (c >= 0x09 && c <= 0x0D) || (c >= 0x1C && c <= 0x20) || c == 0x85 || c == 0xA0 ||
         c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F ||
         c == 0x205F || c == 0x3000;
}

std::string_view strip_left(std::string_view text) {
  while (!text.empty()) {
    const Decoded read = decode(text, 0);
    if (!is_python_space(read.code_point)) break;
    text.remove_prefix(static_cast<std::size_t>(read.length));
  }
  return text;
}

std::string_view strip_right(std::string_view text) {
  while (!text.empty()) {
    const Decoded read = decode_before(text, text.size());
    if (!is_python_space(read.code_point)) break;
    text.remove_suffix(static_cast<std::size_t>(read.length));
  }
  return text;
}

std::string float_repr(double number) {
  if (std::isnan(number)) return "nan";
  if (std::isinf(number)) return number < 0 ? "-inf" : "inf";
  std::string out = fmt::format("{}", number);
  if (out.find_first_of(".e") == std::string::npos) out += ".0";
  return out;
}

double round_half_even(double number, int precision) {
  if (!std::isfinite(number)) return number;
  if (precision < 0) {
    const double unit = std::pow(10.0, std::min(-precision, 400));
    return std::isinf(unit) ? 0.0 : std::nearbyint(number / unit) * unit;
  }
  double out = number;
  parse_python_float(fmt::format("{:.{}f}", number, std::min(precision, 330)), out);
  return out;
}

bool parse_python_int(std::string_view text, std::int64_t& out) {
  return parse_number(text, out);
}
bool parse_python_float(std::string_view text, double& out) {
  return parse_number(text, out);
}

std::string percent_encode(std::string_view text) {
  static constexpr char kDigits[] = "0123456789ABCDEF";
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       c == '_' || c == '.' || c == '-' || c == '~' || c == '/';
    if (plain) {
      out += c;
    } else {
      out += '%';
      out += kDigits[byte >> 4];
      out += kDigits[byte & 15];
    }
  }
  return out;
}

}  // namespace zhanting
