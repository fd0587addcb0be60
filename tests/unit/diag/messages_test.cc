#include "diag/messages.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include "base/utf8.h"

namespace zhanting {

namespace {

std::set<std::string> placeholders(std::string_view text) {
  std::set<std::string> found;
  for (std::size_t at = 0; (at = text.find('{', at)) != std::string_view::npos; ++at) {
    const std::size_t end = text.find('}', at);
    if (end == at + 2 && text[at + 1] >= '0' && text[at + 1] <= '9')
      found.emplace(text.substr(at, 3));
  }
  return found;
}

TEST(Messages, SayTheSameInBothLanguages) {
  for (const MessageRow& row : message_rows()) {
    EXPECT_FALSE(row.chinese.empty()) << row.name;
    EXPECT_FALSE(row.english.empty()) << row.name;
    EXPECT_EQ(placeholders(row.chinese), placeholders(row.english)) << row.name;
  }
}

TEST(Messages, CountInEnglish) {
  const auto said = [](const char* errors, const char* warnings) {
    return text_of(Message::of(MessageCode::kCheckSummary, errors, warnings), Language::kEnglish);
  };
  EXPECT_EQ(said("1", "0"), "checked: 1 error, 0 warnings");
  EXPECT_EQ(said("2", "1"), "checked: 2 errors, 1 warning");
}

TEST(Messages, HaveOneNameEach) {
  std::set<std::string_view> names;
  for (std::size_t i = 0; i < message_rows().size(); ++i) {
    const MessageRow& row = message_rows()[i];
    EXPECT_TRUE(names.insert(row.name).second) << row.name;
    EXPECT_EQ(row.name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-"),
              std::string_view::npos)
        << row.name;
    MessageCode code{};
    EXPECT_TRUE(find_message_code(row.name, code));
    EXPECT_EQ(static_cast<std::size_t>(code), i) << row.name;
  }
  MessageCode none{};
  EXPECT_FALSE(find_message_code("no-such-message", none));
}

TEST(Messages, SpeakEnglishInEnglish) {
  for (const MessageRow& row : message_rows()) {
    if (row.name.find("masked-name") == std::string_view::npos) {  // it proposes a Chinese word
      EXPECT_EQ(count_han(row.english), 0U) << row.name;
    }
  }
}

/// The codes of the table and whether anything outside it says them.
TEST(Messages, AreAllSaid) {
  const std::filesystem::path generator = std::string(ZHANTING_SOURCE_DIR) + "/generator";
  std::string table, code;
  for (const auto& file : std::filesystem::recursive_directory_iterator(generator)) {
    if (!file.is_regular_file()) continue;
    std::ifstream in(file.path());
    std::stringstream bytes;
    bytes << in.rdbuf();
    (file.path().filename() == "messages.def" ? table : code) += bytes.str();
  }
  for (std::size_t at = 0; (at = table.find("\nMESSAGE(", at)) != std::string::npos; ++at) {
    const std::size_t begin = at + 9;
    const std::string name = table.substr(begin, table.find(',', begin) - begin);
    EXPECT_NE(code.find("MessageCode::" + name), std::string::npos) << name << " is never said";
  }
}

TEST(Messages, PutTheirArgumentsInOnce) {
  const Message message = Message::of(MessageCode::kMissingKey, "{1}", "theme");
  EXPECT_EQ(text_of(message, Language::kEnglish), "theme lacks the required key '{1}'");
}

}  // namespace

}  // namespace zhanting
