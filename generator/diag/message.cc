#include "diag/message.h"

namespace zhanting {

std::string text_of(const Message& message, Language language) {
  const MessageRow& row = message.code.row();
  const std::string_view pattern = language == Language::kChinese ? row.chinese : row.english;
  std::string out;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    const std::size_t end = pattern[i] == '{' ? pattern.find('}', i) : std::string_view::npos;
    const bool plural = end == i + 3 && pattern[i + 2] == 's';
    const bool by_language = end == i + 4 && pattern[i + 2] == '|';
    const bool placeholder =
        (end == i + 2 || plural || by_language) && pattern[i + 1] >= '0' && pattern[i + 1] <= '9';
    if (!placeholder) {
      out += pattern[i];
      continue;
    }
    const bool second = by_language && language == Language::kEnglish;
    const auto argument = static_cast<std::size_t>(pattern[i + (second ? 3 : 1)] - '0');
    if (argument < message.arguments.size()) {
      const std::string& value = message.arguments[argument];
      out += plural ? std::string(value == "1" ? "" : "s") : value;
    }
    i = end;
  }
  return out;
}

}  // namespace zhanting
