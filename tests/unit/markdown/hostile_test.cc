#include <gtest/gtest.h>

#include <chrono>
#include <random>

#include "base/parallel.h"
#include "base/text.h"
#include "convert.h"
#include "lib/sanitized.h"

namespace zhanting {
namespace {

std::string repeated(std::string_view piece, std::size_t count) {
  std::string out;
  for (std::size_t i = 0; i < count; ++i) out += piece;
  return out;
}

TEST(Nesting, IsLimited) {
  const std::string deep = repeated(">", 101) + " 甲";
  const Converted story = convert("开头\n\n" + deep);
  EXPECT_EQ(story.html, "");
  ASSERT_EQ(story.diagnostics.error_count(), 1U);
  EXPECT_EQ(story.diagnostics.all()[0].line, 3U);
  EXPECT_TRUE(story.reported.starts_with("story.md:3:100: 错误: 引用、列表或强调嵌套超过 100 层\n"))
      << story.reported;
  EXPECT_FALSE(convert(repeated(">", 90) + " 甲").diagnostics.has_errors());
}

TEST(Nesting, HoldsForEveryKind) {
  for (const std::string& deep :
       {repeated("- ", 50'000) + "甲", repeated("*甲 _乙 ", 20'000) + repeated("_ *", 20'000),
        repeated("![", 5'000) + "甲" + repeated("](a)", 5'000), repeated(">", 100'000)}) {
    const Converted story = convert(deep);
    EXPECT_TRUE(story.diagnostics.has_errors()) << deep.substr(0, 20);
    EXPECT_EQ(story.html, "");
  }
}

/// Each once took time that grew with the square of its length, in some Markdown converter.
TEST(LongInput, TakesLinearTime) {
  const std::string cases[] = {
      repeated("~~甲~~乙", 20'000),
      repeated("https://a.cn/))))", 5'000),
      repeated("https://a.cn/", 1).append(repeated(")", 200'000)),
      repeated("[a](b)\n", 20'000),
      repeated("](", 100'000),
      repeated("[](", 30'000),
      repeated("[a]:", 30'000),
      repeated("## 成效\n", 20'000),
      repeated("甲\n", 50'000),
      repeated("`a ``b ", 20'000),
      repeated("a@", 100'000),
      repeated("王**、赵**\n", 10'000),
      repeated("汉**", 60'000),
      repeated("a@b", 60'000),
      repeated("“", 60'000),
      repeated("[a](b) ", 10'000),
      repeated("[a]（b.md）", 2'000),
      repeated("](/x ", 30'000),
      repeated("[[", 30'000),
      repeated("** 汉 ** ", 2'000),
      repeated("__汉__", 20'000),
      repeated("　　汉。\n", 20'000),
      repeated("    汉字。\n", 20'000),
      repeated("甲[^1]\n", 20'000),
      repeated("[^1]: 甲\n", 20'000),
      repeated("|a", 10'000)
          .append("\n")
          .append(repeated("|-", 10'000))
          .append("\n")
          .append(repeated("|`a|b`|c", 10'000)),
      repeated("**“", 30'000),
      repeated("|a", 2'000).append("\n").append(repeated("|-", 2'000)),
      repeated("甲<b>\n", 10'000),
      repeated("甲[^1]", 10'000).append("\n\n[^1]: 乙"),
  };
  for (const std::string& text : cases) {
    const auto start = std::chrono::steady_clock::now();
    convert(text);
    const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - start;
    EXPECT_LT(taken.count(), 10.0) << text.substr(0, 40);
  }
}

/// cmark completes every row to the header's width.
TEST(Tables, MayNotLackMoreCellsThanPeopleLeaveOut) {
  const std::string wide = repeated("|a", 1'000) + "\n" + repeated("|-", 1'000) + "\n";
  const Converted story = convert("甲\n\n" + wide + repeated("b\n", 30'000));
  EXPECT_EQ(story.html, "");
  ASSERT_EQ(story.diagnostics.all().size(), 1U);
  EXPECT_EQ(story.diagnostics.all()[0].message.code.row().name, "table-too-wide");
  EXPECT_EQ(story.diagnostics.all()[0].line, 4U);
  EXPECT_FALSE(convert(wide + repeated("b\n", 9)).diagnostics.has_errors());
  const std::string row = repeated("|a", 1'001) + "\n";
  for (const std::string& table :
       {row + "|-|-|\n", "|a|b|\n|-|-|\n" + row, repeated("|-", 1'001) + "\n"})
    EXPECT_TRUE(convert(table).diagnostics.has_errors()) << table.substr(0, 20);
  EXPECT_FALSE(convert(row).diagnostics.has_errors());
  EXPECT_TRUE(convert("> " + repeated("|a", 1'000) + "\n> " + repeated("|-", 1'000) + "\n" +
                      repeated("> b\n", 30'000))
                  .diagnostics.has_errors());
}

/// cmark copies an address to each place that names it.
TEST(Addresses, MayNotBeLongAndManyAtOnce) {
  const std::string address = "\n\n[a]: " + repeated("b", 30'000) + "\n";
  const Converted story = convert(repeated("[a]", 30'000) + address);
  ASSERT_EQ(story.diagnostics.all().size(), 1U);
  EXPECT_EQ(story.diagnostics.all()[0].message.code.row().name, "address-too-long");
  EXPECT_EQ(story.diagnostics.all()[0].line, 3U);
  EXPECT_FALSE(convert(repeated("[a]", 500) + address).diagnostics.has_errors());
  EXPECT_FALSE(convert(repeated("[a]", 30'000) + "\n\n[a]: b.md\n" + repeated("甲", 30'000))
                   .diagnostics.has_errors());
}

/// A document of random pieces, the same for the same seed.
std::string document(unsigned seed, int count = 60) {
  static const std::string_view pieces[] = {"他说**“加油”**的",
                                            "~~错~~",
                                            "https://a.cn/b，",
                                            "a@b.cn",
                                            "\n\n## 成效\n\n",
                                            "\n- [x] 完成\n",
                                            "\n\n|a|b|\n|:-|-:|\n|1|~~2~~|\n\n",
                                            "[文](../a.md#成效)",
                                            "![图](b.svg)",
                                            "甲[^1]",
                                            "\n\n[^1]: 注\n\n",
                                            "<b>粗</b>",
                                            "`码`",
                                            "\n> 引\n",
                                            "王**、赵**",
                                            "\n",
                                            "10~20人",
                                            "。",
                                            "\n\n```\n~~码~~\n```\n\n",
                                            "*斜*",
                                            "_x_",
                                            "\\*",
                                            "\n　　段。",
                                            "\n    缩进段。\n",
                                            "\n　　\n",
                                            "\u200B",
                                            "138****1234",
                                            "＊＊甲＊＊",
                                            "【文】（a.md）",
                                            "![图[^1]](a.svg)",
                                            "\n\n[^2]: 注\n\n",
                                            "\n\n|甲|乙|\n|-|-|\n|`a|b`|c|d|\n\n",
                                            "\n1. 甲\n3. 乙\n",
                                            "\n---\n",
                                            "[[",
                                            "]("};
  std::mt19937 random(seed);
  std::string out;
  for (int i = 0; i < count; ++i) out += pieces[random() % std::size(pieces)];
  return out;
}

TEST(Threads, DoNotChangeTheResult) {
  constexpr std::size_t kDocuments = kSanitized ? 1'000 : 4'000;
  register_markdown_extensions();
  const auto convert_all = [](unsigned jobs) {
    std::vector<std::string> results(kDocuments);
    parallel_for(kDocuments, jobs, [&](std::size_t i) {
      const Converted story = convert(document(static_cast<unsigned>(i)));
      results[i] = story.html + story.reported;
    });
    return results;
  };
  const std::vector<std::string> alone = convert_all(1);
  const std::vector<std::string> together = convert_all(8);
  for (std::size_t i = 0; i < kDocuments; ++i) ASSERT_EQ(alone[i], together[i]) << i;
}

/// What looks for characters that a story does not have is left out. In front of it stands a
/// paragraph that has all of them: nothing else comes out or is told.
TEST(Passes, ThatAreLeftOutWouldFindNothing) {
  const std::string all = "& \\ * ~ | [] 【】 ： ＊ _ = { @ : > < \" \u3000\u200B甲\n\n";
  const Converted front = convert(all);
  ASSERT_EQ(front.reported, "");
  for (unsigned seed = 0; seed < (kSanitized ? 1'500U : 6'000U); ++seed) {
    const std::string text = document(seed, 1 + static_cast<int>(seed % 12));
    const Converted alone = convert(text);
    const Converted behind = convert(all + text);
    ASSERT_EQ(behind.html, front.html + alone.html) << text;
    std::vector<Diagnostic> told = behind.diagnostics.all();
    for (Diagnostic& diagnostic : told) diagnostic.line -= 2;
    ASSERT_EQ(told, alone.diagnostics.all()) << text;
  }
}

}  // namespace
}  // namespace zhanting
