#include "diag/print.h"
#include "diag/source_text.h"
#include "load/messages.h"
#include "markdown/messages.h"
#include "model/messages.h"
#include "pipeline/messages.h"

#include <gtest/gtest.h>

namespace zhanting {

namespace {

const std::string kPath = "content/x.json";

Diagnostic unknown_theme(std::uint32_t line, std::uint32_t column, std::uint32_t length) {
  return {.path = kPath,
          .line = line,
          .column = column,
          .length = length,
          .message = Message::of(messages::kUnknownTheme, "watre"),
          .hint = did_you_mean("water")};
}

TEST(Terminal, PutsTheMarkUnderWideCharacters) {
  EXPECT_EQ(to_terminal(unknown_theme(4, 10, 4), R"(  "主题": ["清水河"],)", Language::kEnglish),
            "content/x.json:4:10: error: unknown theme 'watre'\n"
            "   4 |   \"主题\": [\"清水河\"],\n"
            "     |            ^~~~~~~ did you mean 'water'?\n");
}

TEST(Terminal, SpeaksChinese) {
  EXPECT_EQ(to_terminal(unknown_theme(1, 1, 1), "x", Language::kChinese),
            "content/x.json:1:1: 错误: 没有短名为“watre”的主题\n"
            "   1 | x\n"
            "     | ^ 是否应为“water”？\n");
}

TEST(Terminal, ShowsNoControlCharacters) {
  const std::string shown =
      to_terminal(unknown_theme(1, 1, 1), "\x1b[31m\t\u202Ered\a", Language::kEnglish);
  for (const char c : {'\x1b', '\t', '\a'}) EXPECT_EQ(shown.find(c), std::string::npos);
  EXPECT_EQ(shown.find("\u202E"), std::string::npos);
}

TEST(Terminal, CutsALongLineAroundTheMark) {
  const std::string line = std::string(500, 'a') + "watre" + std::string(500, 'b');
  const std::string shown = to_terminal(unknown_theme(1, 501, 5), line, Language::kEnglish);
  EXPECT_NE(shown.find("…"), std::string::npos);
  EXPECT_NE(shown.find("^~~~~"), std::string::npos);
  EXPECT_LT(shown.size(), 400U);
}

TEST(Terminal, NamesAWholeFileWithoutALineOfIt) {
  Diagnostics diagnostics;
  diagnostics.error_in("content/videos", Message::of(messages::kUnknownFolder, "videos"));
  EXPECT_EQ(to_terminal(diagnostics.all().front(), "first line", Language::kEnglish),
            "content/videos:1:1: error: content/ has no folder 'videos'\n");
  diagnostics.fault("/out", {messages::kOutputIsSource, {}});
  EXPECT_TRUE(
      to_terminal(diagnostics.all().back(), "", Language::kEnglish).starts_with("/out: error: "));
}

TEST(JsonLine, HasKeysThatAreNeverTranslated) {
  const std::string line = to_json_line(unknown_theme(4, 14, 7), Language::kChinese);
  EXPECT_EQ(line,
            "{\"path\":\"content/x.json\",\"line\":4,\"column\":14,\"severity\":\"error\","
            "\"code\":\"unknown-theme\",\"message\":\"没有短名为“watre”的主题\","
            "\"hint\":\"是否应为“water”？\"}\n");
}

TEST(Underline, IsAsWideAsWhatItMarks) {
  EXPECT_EQ(underline("", "abc"), "^~~");
  EXPECT_EQ(underline("展厅", "厅"), "    ^~");
  EXPECT_EQ(underline("a", ""), " ^");
}

TEST(SourceText, CountsLinesAndColumnsInCodePoints) {
  const SourceText source(&kPath, "展厅\r\nabc\n\n🏮x");
  const auto at = [&](std::size_t offset) {
    const Place place = source.place(offset);
    return std::to_string(place.line) + ":" + std::to_string(place.column);
  };
  EXPECT_EQ(at(0), "1:1");
  EXPECT_EQ(at(3), "1:2");
  EXPECT_EQ(at(8), "2:1");
  EXPECT_EQ(at(12), "3:1");
  EXPECT_EQ(at(17), "4:2");
  EXPECT_EQ(at(1000), "4:3");
  EXPECT_EQ(source.line(1), "展厅");
  EXPECT_EQ(source.line(3), "");
  EXPECT_EQ(source.line(9), "");
  EXPECT_EQ(source.place(8, 100).length, 3U);  // not beyond its line
}

struct Encoding {
  std::string_view bytes, code;
  std::uint32_t line, column;
};

TEST(CheckUtf8, NamesTheEncodingItLooksLike) {
  constexpr std::string_view kUtf16("{\0\"\0a\0", 6);
  constexpr Encoding kCases[] = {
      {"展厅", "", 0, 0},
      {"\xEF\xBB\xBF{}", "", 0, 0},
      {"{\n \"\xC4\xE3\xBA\xC3\"}", "not-utf8-gbk", 2, 3},
      {"\xFF\xFE{\0}\0", "not-utf8-utf16", 1, 1},
      {"\xFE\xFF\0{", "not-utf8-utf16", 1, 1},
      {kUtf16, "not-utf8-utf16", 1, 1},
      {"展\n厅\xFF", "not-utf8", 2, 2},
  };
  for (const Encoding& each : kCases) {
    Diagnostics diagnostics;
    EXPECT_EQ(check_utf8(&kPath, each.bytes, diagnostics), each.code.empty());
    if (each.code.empty()) continue;
    ASSERT_EQ(diagnostics.all().size(), 1U);
    const Diagnostic& found = diagnostics.all().front();
    EXPECT_EQ(found.message.code.row().name, each.code);
    EXPECT_EQ(found.line, each.line) << each.code;
    EXPECT_EQ(found.column, each.column) << each.code;
  }
}

TEST(Diagnostics, AreSortedAndToldOnce) {
  Diagnostics diagnostics;
  diagnostics.add(unknown_theme(9, 1, 1));
  diagnostics.add(unknown_theme(4, 2, 1));
  diagnostics.add(unknown_theme(4, 2, 1));
  diagnostics.warning({&kPath, 1, 1, 1}, {messages::kRawHtml, {}});
  diagnostics.sort();
  ASSERT_EQ(diagnostics.all().size(), 3U);
  EXPECT_EQ(diagnostics.all()[0].line, 1U);
  EXPECT_EQ(diagnostics.error_count(), 2U);
  EXPECT_EQ(diagnostics.warning_count(), 1U);
  diagnostics.turn_warnings_into_errors();
  EXPECT_EQ(diagnostics.error_count(), 3U);
}

}  // namespace

}  // namespace zhanting
