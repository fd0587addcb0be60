// All that the program says, the tables of all folders at once.

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include "base/utf8.h"
#include "checks/messages.h"
#include "commands/messages.h"
#include "data/messages.h"
#include "diag/messages.h"
#include "external/messages.h"
#include "fonts/messages.h"
#include "load/messages.h"
#include "markdown/messages.h"
#include "media/messages.h"
#include "model/messages.h"
#include "outputs/messages.h"
#include "pipeline/messages.h"
#include "publish/messages.h"
#include "records/messages.h"
#include "serve/messages.h"
#include "stories/messages.h"
#include "template/messages.h"

namespace zhanting {

namespace {

constexpr const MessageRow* kRows[] = {
#define MESSAGE(code, name, zh, en) &messages::code,
#include "checks/messages.def"
#include "commands/messages.def"
#include "data/messages.def"
#include "diag/messages.def"
#include "external/messages.def"
#include "fonts/messages.def"
#include "load/messages.def"
#include "markdown/messages.def"
#include "media/messages.def"
#include "model/messages.def"
#include "outputs/messages.def"
#include "pipeline/messages.def"
#include "publish/messages.def"
#include "records/messages.def"
#include "serve/messages.def"
#include "stories/messages.def"
#include "template/messages.def"
#undef MESSAGE
};

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
  for (const MessageRow* each : kRows) {
    const MessageRow& row = *each;
    EXPECT_FALSE(row.chinese.empty()) << row.name;
    EXPECT_FALSE(row.english.empty()) << row.name;
    EXPECT_EQ(placeholders(row.chinese), placeholders(row.english)) << row.name;
  }
}

TEST(Messages, CountInEnglish) {
  const auto said = [](const char* errors, const char* warnings) {
    return text_of(Message::of(messages::kCheckSummary, errors, warnings), Language::kEnglish);
  };
  EXPECT_EQ(said("1", "0"), "checked: 1 error, 0 warnings");
  EXPECT_EQ(said("2", "1"), "checked: 2 errors, 1 warning");
}

TEST(Messages, HaveOneNameEach) {
  std::set<std::string_view> names;
  for (const MessageRow* each : kRows) {
    const MessageRow& row = *each;
    EXPECT_TRUE(names.insert(row.name).second) << row.name;
    EXPECT_EQ(row.name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-"),
              std::string_view::npos)
        << row.name;
  }
}

TEST(Messages, SpeakEnglishInEnglish) {
  for (const MessageRow* each : kRows) {
    const MessageRow& row = *each;
    if (row.name.find("masked-name") == std::string_view::npos) {  // it proposes a Chinese word
      EXPECT_EQ(count_han(row.english), 0U) << row.name;
    }
  }
}

/// The codes of the tables, all of them above, and whether anything outside says them.
TEST(Messages, AreAllSaid) {
  const std::filesystem::path generator = std::string(ZHANTING_SOURCE_DIR) + "/generator";
  std::string table, code;
  std::size_t found = 0;
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
    ++found;
    EXPECT_NE(code.find("messages::" + name), std::string::npos) << name << " is never said";
  }
  EXPECT_EQ(found, std::size(kRows)) << "a table is missing above";
}

TEST(Messages, PutTheirArgumentsInOnce) {
  const Message message = Message::of(messages::kMissingKey, "{1}", "theme");
  EXPECT_EQ(text_of(message, Language::kEnglish), "theme lacks the required key '{1}'");
}

TEST(Messages, NameThingsInTheirOwnLanguage) {
  const Message message = Message::of(messages::kUnknownKey, "x", "theme", "主题");
  EXPECT_EQ(text_of(message, Language::kEnglish), "theme has no key 'x'");
  EXPECT_EQ(text_of(message, Language::kChinese), "主题没有“x”这个键");
}

}  // namespace

}  // namespace zhanting
