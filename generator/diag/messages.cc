#include "diag/messages.h"

#include <algorithm>

namespace zhanting {

namespace {

constexpr MessageRow kRows[] = {
#define MESSAGE(code, name, zh, en) {name, zh, en},
#include "diag/messages.def"
#undef MESSAGE
};

}  // namespace

std::span<const MessageRow> message_rows() {
  return kRows;
}

std::string_view name_of(MessageCode code) {
  return kRows[static_cast<std::size_t>(code)].name;
}

bool find_message_code(std::string_view name, MessageCode& out) {
  const auto row =
      std::find_if(std::begin(kRows), std::end(kRows),
                   [&](const MessageRow& candidate) { return candidate.name == name; });
  if (row == std::end(kRows)) return false;
  out = static_cast<MessageCode>(row - std::begin(kRows));
  return true;
}

std::string text_of(const Message& message, Language language) {
  const MessageRow& row = kRows[static_cast<std::size_t>(message.code)];
  const std::string_view pattern = language == Language::kChinese ? row.chinese : row.english;
  std::string out;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    const std::size_t end = pattern[i] == '{' ? pattern.find('}', i) : std::string_view::npos;
    const bool plural = end == i + 3 && pattern[i + 2] == 's';
    const bool placeholder =
        (end == i + 2 || plural) && pattern[i + 1] >= '0' && pattern[i + 1] <= '9';
    if (!placeholder) {
      out += pattern[i];
      continue;
    }
    const auto argument = static_cast<std::size_t>(pattern[i + 1] - '0');
    if (argument < message.arguments.size()) {
      const std::string& value = message.arguments[argument];
      out += plural ? std::string(value == "1" ? "" : "s") : value;
    }
    i = end;
  }
  return out;
}

}  // namespace zhanting
