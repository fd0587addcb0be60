#include "diag/print.h"
#include "base/utf8.h"
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

/// As a terminal shows a diagnostic whose line is `line`.
std::string shown(const Diagnostic& diagnostic, const std::string& line,
                  Language language = Language::kEnglish) {
  const std::string text = std::string(std::max(diagnostic.line, 1U) - 1, '\n') + line;
  return to_terminal(diagnostic, SourceText(&kPath, text), language);
}

TEST(Terminal, PutsTheMarkUnderWideCharacters) {
  EXPECT_EQ(shown(unknown_theme(4, 10, 4), R"(  "主题": ["清水河"],)"),
            "content/x.json:4:10: error: unknown theme 'watre'\n"
            "   4 |   \"主题\": [\"清水河\"],\n"
            "     |            ^~~~~~~ did you mean 'water'?\n");
}

TEST(Terminal, SpeaksChinese) {
  EXPECT_EQ(shown(unknown_theme(1, 1, 1), "x", Language::kChinese),
            "content/x.json:1:1: 错误: 没有短名为“watre”的主题\n"
            "   1 | x\n"
            "     | ^ 是否应为“water”？\n");
}

TEST(Terminal, ShowsNoControlCharacters) {
  const std::string text = shown(unknown_theme(1, 1, 1), "\x1b[31m\t\u202Ered\a");
  for (const char c : {'\x1b', '\t', '\a'}) EXPECT_EQ(text.find(c), std::string::npos);
  EXPECT_EQ(text.find("\u202E"), std::string::npos);
}

TEST(Terminal, CutsALongLineAroundTheMark) {
  const std::string line = std::string(500, 'a') + "watre" + std::string(500, 'b');
  EXPECT_EQ(shown(unknown_theme(1, 501, 5), line),
            "content/x.json:1:501: error: unknown theme 'watre'\n"
            "   1 | …" +
                std::string(50, 'a') + "watre" + std::string(50, 'b') + "…\n     | " +
                std::string(51, ' ') + "^~~~~ did you mean 'water'?\n");
}

TEST(Terminal, NamesAWholeFileWithoutALineOfIt) {
  Diagnostics diagnostics;
  diagnostics.error_in("content/videos", Message::of(messages::kUnknownFolder, "videos"));
  EXPECT_EQ(shown(diagnostics.all().front(), "first line"),
            "content/videos:1:1: error: content/ has no folder 'videos'\n");
  diagnostics.fault("/out", {messages::kOutputIsSource, {}});
  EXPECT_TRUE(shown(diagnostics.all().back(), "").starts_with("/out: error: "));
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

TEST(Abridged, TheHundredthOfAKindInAFileSaysHowManyMoreThereAre) {
  std::vector<Diagnostic> all;
  for (std::uint32_t i = 1; i <= 250; ++i) all.push_back(unknown_theme(i, 1, 1));
  Diagnostic other = unknown_theme(300, 1, 1);
  other.message = Message::of(messages::kUnknownReport, "r");
  all.push_back(other);
  const std::vector<Diagnostic> told = abridged(all, Language::kEnglish);
  ASSERT_EQ(told.size(), 101U);
  EXPECT_EQ(told[98], all[98]);
  EXPECT_EQ(
      shown(told[99], "x"),
      "content/x.json:100:1: error: 151 more of this kind in the file, such as: unknown theme "
      "'watre'\n"
      " 100 | x\n"
      "     | ^\n");
  EXPECT_EQ(told[100], other);
}

TEST(Abridged, OneHundredOfAKindAndOtherFilesAreToldInFull) {
  std::vector<Diagnostic> all;
  for (std::uint32_t i = 1; i <= 100; ++i) all.push_back(unknown_theme(i, 1, 1));
  for (std::uint32_t i = 1; i <= 100; ++i) all.push_back(unknown_theme(i, 1, 1));
  for (std::size_t i = 100; i < 200; ++i) all[i].path = "content/y.json";
  EXPECT_EQ(abridged(all, Language::kEnglish), all);
  for (std::size_t i = 100; i < 200; ++i) {
    all[i].path = kPath;
    all[i].severity = Severity::kWarning;
  }
  EXPECT_EQ(abridged(all, Language::kChinese), all);
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

/// Columns and offsets, each counted from the line's start, at every code point of lines whose
/// lengths lie around those of the blocks that SourceText counts in.
TEST(SourceText, FindsEveryColumnOfALongLine) {
  constexpr std::string_view kPieces[] = {"a", "é", "展", "🏮"};
  std::string text;
  for (std::size_t length : {0U, 1U, 126U, 127U, 128U, 129U, 1000U}) {
    for (std::size_t i = 0; i < length; ++i) text += kPieces[(i * 7 + length) % 4];
    text += length % 2 == 0 ? "\n" : "\r\n";
  }
  const SourceText source(&kPath, text);
  std::uint32_t line = 1, column = 1;
  for (std::size_t i = 0; i < text.size();) {
    const Decoded read = decode(text, i);
    const Place place = source.place(i, static_cast<std::size_t>(read.length));
    ASSERT_EQ(place.line, line) << i;
    ASSERT_EQ(place.column, column) << i;
    ASSERT_EQ(place.length, 1U) << i;
    if (text[i] != '\n' && text[i] != '\r') {
      ASSERT_EQ(source.offset_at(line, column), i);
    }
    ++column;
    if (text[i] == '\n') ++line, column = 1;
    i += static_cast<std::size_t>(read.length);
  }
  EXPECT_EQ(source.offset_at(2, 100), source.line_start(2) + source.line(2).size());
  EXPECT_EQ(source.offset_at(99, 1), text.size());
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
