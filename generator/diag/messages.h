#pragma once

#include <array>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace zhanting {

enum class Language { kChinese, kEnglish };

/// Everything the program says to a person: one row of diag/messages.def each, in both languages.
enum class MessageCode {
#define MESSAGE(code, name, zh, en) code,
#include "diag/messages.def"
#undef MESSAGE
};

/// A row of the table and what stands in for its {0}, {1}, …; {0s} is the “s” of an English plural.
struct Message {
  MessageCode code;
  std::vector<std::string> arguments;

  template <typename... Args>
  static Message of(MessageCode code, Args&&... args) {
    return {code, {std::string(std::forward<Args>(args))...}};
  }
  bool operator==(const Message&) const = default;
};

struct MessageRow {
  std::string_view name;  // stable, never translated: the `code` of --diagnostics json
  std::string_view chinese;
  std::string_view english;
};

std::span<const MessageRow> message_rows();
std::string_view name_of(MessageCode code);
/// The code called `name`, for diagnostics read back from the build state; false if there is none.
bool find_message_code(std::string_view name, MessageCode& out);
std::string text_of(const Message& message, Language language);

}  // namespace zhanting
