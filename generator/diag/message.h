#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace zhanting {

enum class Language { kChinese, kEnglish };

/// One sentence that the program says, in both languages. Each folder has its own table,
/// FOLDER/messages.def, which FOLDER/messages.h makes into one constant a row, in namespace
/// messages: a new sentence recompiles only what says sentences of that folder. A row is never
/// copied; its address tells it from others.
struct MessageRow {
  constexpr MessageRow(std::string_view row_name, std::string_view zh, std::string_view en)
      : name(row_name), chinese(zh), english(en) {}
  MessageRow(const MessageRow&) = delete;
  MessageRow& operator=(const MessageRow&) = delete;

  std::string_view name;  // stable, never translated: the `code` of --diagnostics json
  std::string_view chinese;
  std::string_view english;
};

/// Which row; none where default-made.
class MessageCode {
 public:
  constexpr MessageCode() = default;
  constexpr MessageCode(const MessageRow& row) : row_(&row) {}  // implicit: messages::kX is a code

  /// REQUIRES: there is one.
  const MessageRow& row() const { return *row_; }
  bool operator==(const MessageCode&) const = default;

 private:
  const MessageRow* row_ = nullptr;
};

/// A row and what stands in for its {0}, {1}, …; {0s} is the “s” of an English plural, {1|0} is {1}
/// in Chinese and {0} in English.
struct Message {
  MessageCode code;
  std::vector<std::string> arguments;

  template <typename... Args>
  static Message of(MessageCode code, Args&&... args) {
    return {code, {std::string(std::forward<Args>(args))...}};
  }
  bool operator==(const Message&) const = default;
};

std::string text_of(const Message& message, Language language);

}  // namespace zhanting
