#include "base/plain_numbers.h"

#include <algorithm>
#include <cstddef>

#include "base/utf8.h"

namespace zhanting {

namespace {

constexpr std::string_view kFigures[] = {"〇零○", "一", "二", "三", "四",
                                         "五",    "六", "七", "八", "九"};

/// The figure that `text` begins with, which is cut: “５” and “五” are 5. −1 of anything else.
int cut_figure(std::string_view& text) {
  const Decoded read = decode(text, 0);
  const std::string_view character = text.substr(0, static_cast<std::size_t>(read.length));
  int figure = -1;
  if (read.code_point >= U'0' && read.code_point <= U'9')
    figure = static_cast<int>(read.code_point - U'0');
  if (read.code_point >= U'０' && read.code_point <= U'９')
    figure = static_cast<int>(read.code_point - U'０');
  for (std::size_t i = 0; i < std::size(kFigures); ++i) {
    if (kFigures[i].find(character) != std::string_view::npos) figure = static_cast<int>(i);
  }
  if (figure >= 0) text.remove_prefix(character.size());
  return figure;
}

/// A run of figures that `text` begins with, which is cut, in digits: “一九五六” 1956, “十二” 12,
/// “九十” 90.
std::string cut_number(std::string_view& text) {
  constexpr std::string_view kTen = "十";
  std::string digits;
  while (!text.empty()) {
    if (text.starts_with(kTen) && digits.size() < 2) {
      text.remove_prefix(kTen.size());
      if (digits.empty()) digits = "1";
      const int ones = cut_figure(text);
      return digits + std::to_string(std::max(ones, 0));
    }
    const int figure = cut_figure(text);
    if (figure < 0) break;
    digits += static_cast<char>('0' + figure);
  }
  return digits;
}

}  // namespace

std::string with_plain_numbers(std::string_view text) {
  std::string plain;
  while (!text.empty()) {
    const std::string number = cut_number(text);
    plain += number;
    if (!number.empty()) continue;
    const auto length = static_cast<std::size_t>(decode(text, 0).length);
    plain += text.substr(0, length);
    text.remove_prefix(length);
  }
  return plain;
}

}  // namespace zhanting
