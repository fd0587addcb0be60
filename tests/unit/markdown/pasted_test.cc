#include <gtest/gtest.h>

#include "convert.h"

/// What editors paste from Word, WPS, a browser, a chat program, or type with a Chinese keyboard.
namespace zhanting {
namespace {

void expect_html_untold(std::initializer_list<Case> cases) {
  for (const Case& c : cases) {
    EXPECT_EQ(html_of(c.markdown), c.html) << c.markdown;
    EXPECT_EQ(convert(c.markdown).reported, "") << c.markdown;
  }
}

/// Code and hint of each warning.
std::vector<std::string> told(std::string_view markdown) {
  std::vector<std::string> out;
  const Converted story = convert(markdown);
  for (const Diagnostic& each : story.diagnostics.all()) {
    out.push_back(std::string(each.message.code.row().name) + " " +
                  (each.hint ? text_of(*each.hint, Language::kChinese) : std::string()));
  }
  return out;
}

std::string code_of(std::string_view markdown) {
  std::string out;
  const Converted story = convert(markdown);
  for (const Diagnostic& each : story.diagnostics.all())
    out += std::string(out.empty() ? "" : " ") + std::string(each.message.code.row().name);
  return out;
}

TEST(Indents, MakeParagraphs) {
  expect_html_untold({
      {"　　首行", "<p>首行</p>\n"},
      {"&emsp;&emsp;首行", "<p>首行</p>\n"},
      {"\u2003\u00A0首行", "<p>首行</p>\n"},
      {"    四个空格，是首行缩进。", "<p>四个空格，是首行缩进。</p>\n"},
      {"\t制表符，**“也”**是。", "<p>制表符，<strong>“也”</strong>是。</p>\n"},
      {"　　甲。\n　　乙。\n　　丙。", "<p>甲。</p>\n<p>乙。</p>\n<p>丙。</p>\n"},
      {"    甲段。\n    乙段。", "<p>甲段。</p>\n<p>乙段。</p>\n"},
      {"  甲段。\n  乙段。", "<p>甲段。</p>\n<p>乙段。</p>\n"},
      {"标题\n    乙段。", "<p>标题</p>\n<p>乙段。</p>\n"},
      {"　　甲段一半，\n另一半。\r\n　　乙段。\r\n", "<p>甲段一半，另一半。</p>\n<p>乙段。</p>\n"},
      {"甲。\n　　\n乙。", "<p>甲。</p>\n<p>乙。</p>\n"},
      {"甲\n\n&nbsp;\n\n乙", "<p>甲</p>\n<p>乙</p>\n"},
      {"> 　　甲。\n> 　　乙。", "<blockquote>\n<p>甲。</p>\n<p>乙。</p>\n</blockquote>\n"},
      {"## 　题　", "<h2 id=\"题\">题</h2>\n"},
      {"甲　\n乙", "<p>甲乙</p>\n"},
      {"甲\\\n　　乙", "<p>甲<br>\n　　乙</p>\n"},
      {"    2022年，全市", "<p>2022年，全市</p>\n"},
  });
}

TEST(Indents, AreLeftToListsAndCode) {
  expect_html_untold({
      {"1. 甲\n\n    乙", "<ol>\n<li>\n<p>甲</p>\n<p>乙</p>\n</li>\n</ol>\n"},
      {"- 甲\n  乙", "<ul>\n<li>甲乙</li>\n</ul>\n"},
      {"```\n    代码里的字\n```", "<pre><code>    代码里的字\n</code></pre>\n"},
      {"    int main();", "<pre><code>int main();\n</code></pre>\n"},
      {"甲\n  乙", "<p>甲乙</p>\n"},
  });
  EXPECT_EQ(code_of("    // 注释\n    x = 1;"), "indented-code");
  EXPECT_EQ(code_of("甲\n\n    - 列表项"), "indented-code");
  EXPECT_EQ(code_of("- 甲\n　　乙"), "glued-line");
}

TEST(Indents, KeepThePlacesOfWhatFollows) {
  const Converted story = convert("　　甲。\n　　见[文](a.md)。\n    乙见[文](b.md)。");
  ASSERT_EQ(story.story.links.size(), 2U);
  EXPECT_EQ(story.story.links[0].place.line, 2U);
  EXPECT_EQ(story.story.links[0].place.column, 8U);
  EXPECT_EQ(story.story.links[1].place.line, 3U);
  EXPECT_EQ(story.story.links[1].place.column, 11U);
}

TEST(Invisible, SpacesAreLeftOut) {
  expect_html_untold({
      {"\u200B## 题", "<h2 id=\"题\">题</h2>\n"},
      {"甲\u200B**乙\uFEFF**\u2060丙", "<p>甲<strong>乙</strong>丙</p>\n"},
      {"家\u200D庭", "<p>家\u200D庭</p>\n"},
  });
}

TEST(Headings, AreToldOfWhenTheyAreNone) {
  for (const char* text :
       {"##标题", "##　标题", "##\u00A0标题", "＃＃ 标题", "＃标题", "#（一）标题", "##1. 做法",
        "##“引号”", "##《书》", "##abc", "######## 标题", "　　## 标题", "#　标题", "正文\n##标题"})
    EXPECT_EQ(told(text).size(), 1U) << text;
  for (const char* text : {"#河长制#上了榜", "#1楼", "C#", "\\##标题", "## 标题", "##"})
    EXPECT_EQ(code_of(text), "") << text;
  EXPECT_EQ(convert("＃＃ 标题").reported,
            "story.md:1:1: 警告: “＃”是全角的，这一行不会成为标题\n"
            "   1 | ＃＃ 标题\n"
            "     | ^~~~~~~~~ 标题请写“## ”加文字；不是标题，请写“\\#”\n");
}

TEST(Headings, AreToldOfWhenARuleMakesThem) {
  EXPECT_EQ(code_of("这是一段正文。\n---\n下一段"), "underlined-paragraph");
  EXPECT_EQ(code_of("两行\n成段\n---"), "underlined-paragraph");
  EXPECT_EQ(code_of("标题\n---"), "");
  EXPECT_EQ(code_of("怎么办？\n---"), "");
  EXPECT_EQ(code_of("正文。\n\n---\n\n正文。"), "");
}

TEST(Lists, AreToldOfWhenTheyAreNone) {
  const std::pair<const char*, const char*> cases[] = {
      {"-　项", "item-wide-space"},       {"*\u00A0项", "item-wide-space"},
      {"1.　项", "item-wide-space"},      {"-项一", "item-without-space"},
      {"－ 项", "item-wide-mark"},        {"－项", "item-wide-mark"},
      {"　　- 项", "item-behind-indent"}, {"＞ 引文", "wide-quote"},
      {"··· \n代码", "wide-fence"},       {"[TOC]", "contents-mark"},
      {"｜甲｜乙｜", "wide-table"},       {"*甲\n*乙", "item-without-space"},
      {"+甲\n+乙", "item-without-space"}, {"　　> 引文", "quote-behind-indent"}};
  for (const auto& [text, code] : cases) EXPECT_EQ(code_of(text), code) << text;
  for (const char* text :
       {"- 项", "-5℃", "1.5倍", "*注：甲", "1、项", "•项", "①项", "（一）项", "｜来源：甲"})
    EXPECT_EQ(code_of(text), "") << text;
}

TEST(Lines, ThatAreParagraphsAreTold) {
  const std::string sentences = "甲来了。乙走了。\n丙来了。丁走了。";
  EXPECT_EQ(code_of(sentences), "glued-line");
  EXPECT_EQ(code_of("甲来了。\n乙走了。"), "");
  EXPECT_EQ(code_of("甲\n2. 乙"), "glued-line");
  EXPECT_EQ(code_of("甲\n• 乙"), "glued-line");
}

TEST(Lines, ThatHoldFactsAreTold) {
  EXPECT_EQ(code_of("来源：甲报\n编辑：乙\n审核：丙"), "glued-line glued-line");
  EXPECT_EQ(code_of("a.甲\nb.乙"), "glued-line");
  for (const char* text :
       {"来源：甲报\\\n编辑：乙", "来源：甲报\n乙", "分甲\nA、B两类", "见\ne.g.甲"})
    EXPECT_EQ(code_of(text), "") << text;
}

TEST(Tables, AreToldOfWhenTheyAreNone) {
  EXPECT_EQ(told("|甲|乙|\n|1|2|\n|3|4|"),
            std::vector<std::string>{"no-delimiter-row 在这一行前面加一行“|---|---|”"});
  EXPECT_EQ(told("|甲|乙|\n|：——|——|\n|1|2|"), std::vector<std::string>{"no-table 请写“|:--|--|”"});
  EXPECT_EQ(code_of("甲\t乙\n1\t2\n3\t4"), "tabbed-lines");
  EXPECT_EQ(code_of("|甲|乙|\n|-|-|\n|1|2|\n后文"), "glued-to-table");
  for (const char* text :
       {"|甲|乙|\n|-|-|\n|1|2|\n\n后文", "甲|乙\n-|-\n1|2", "|甲|\n|-|\n乙", "甲\t乙", "|甲|乙|"})
    EXPECT_EQ(code_of(text), "") << text;
}

TEST(Marks, OfOtherProgramsAreTold) {
  for (const char* text :
       {"{{< figure src=\"/a.svg\" >}}", "甲{% raw %}乙", "甲{{ page.title }}",
        "::: tip\n\n甲\n\n文", "> [!NOTE]\n> 甲", "!!! note\n\n文", "$$\n\n文", "甲[b]乙[/b]丙"})
    EXPECT_EQ(code_of(text), "foreign-mark") << text;
  for (const char* text : {"`{{< figure >}}`", "\\{{ 甲 }}", "{甲}、{{", "甲[/]乙", "100%}",
                           "好!!! 甲", "[![图](a.svg)](b.md)", "价$5"})
    EXPECT_EQ(code_of(text), "") << text;
}

TEST(Links, AreToldOfWhenTheyAreNone) {
  const std::pair<const char*, const char*> cases[] = {
      {"见[专题]（../a.md）。", "请写“[专题](../a.md)”"},
      {"见【专题】(../a.md)。", "请写“[专题](../a.md)”"},
      {"见【专题】（../a.md）。", "请写“[专题](../a.md)”"},
      {"见[专题] (../a.md)。", "请写“[专题](../a.md)”"},
      {"见[专题](../a.md）。", "请写“[专题](../a.md)”"},
      {"见[专题](../a b.md)。", "请写“[专题](<../a b.md>)”"},
      {"![图]（a.svg）", "请写“[图](a.svg)”"},
      {"![[图.png]]", "请写“![…](图.png)”"},
      {"见[[专题]]", "请写“[专题](….md)”"},
      {"见[[about|关于]]", "请写“[关于](about.md)”"},
      {"！[图](a.svg)", "请写“![”"},
      {"见https：//a.cn", "请写“https://”"},
  };
  for (const auto& [text, hint] : cases) {
    const std::vector<std::string> all = told(text);
    ASSERT_EQ(all.size(), 1U) << text;
    EXPECT_TRUE(all[0].ends_with(hint)) << all[0];
  }
  for (const char* text : {"见\\[专题\\](a.md)", "【专题】（见上）", "[1]（一）", "好！[文](a.md)",
                           "【1】", "`[a]（b.md）`"})
    EXPECT_EQ(code_of(text), "") << text;
  EXPECT_EQ(convert("甲乙见[专题]（../a.md）。").reported,
            "story.md:1:4: 警告: 这里不会成为链接或图片，会照字面输出\n"
            "   1 | 甲乙见[专题]（../a.md）。\n"
            "     |       ^~~~~~~~~~~~~~~~~ 请写“[专题](../a.md)”\n");
}

TEST(Emphasis, IsToldOfWhenItIsNone) {
  for (const char* text :
       {"说** 重点 **的", "说**重点 **的", "说＊＊重点＊＊的", "说__重点__的", "说==重点==的"})
    EXPECT_EQ(told(text), std::vector<std::string>{"failed-emphasis 请写“**重点**”"}) << text;
  for (const char* text : {"王＊＊、李＊＊到场", "138＊＊1234＊＊", "填空____和____", "a == b == c",
                           "\\*\\* 重点 \\*\\*", "王**到场", "甲 ** 乙"})
    EXPECT_EQ(code_of(text), "") << text;
}

TEST(Characters, OfOtherProgramsAreTold) {
  EXPECT_EQ(code_of("\uF0B7 项目"), "private-character");
  EXPECT_EQ(code_of("丢\uFFFD字"), "lost-character");
  EXPECT_EQ(code_of("甲\u2028乙"), "line-separator");
  EXPECT_EQ(code_of("甲\u202E乙"), "direction-character");
  EXPECT_EQ(convert("甲\u2028乙").reported,
            "story.md:1:2: 警告: U+2028 是排版软件的换行符，网页上不换行\n"
            "   1 | 甲\u2028乙\n"
            "     |   ^ 另起一段请空一行，只换行请在行末加“\\”\n");
}

TEST(FrontMatter, IsAnError) {
  for (const char* text : {"---\ntitle: 旧文章\ndate: 2020-01-01\n---\n\n正文。",
                           "+++\ntitle = \"x\"\n+++\n正文", "{\n  \"title\": \"旧文章\"\n}\n\n正文",
                           "---\r\n标题：旧文章\r\n---\r\n正文", "\n---\ntags:\n  - 甲\n---\n"}) {
    const Converted story = convert(text);
    ASSERT_EQ(story.diagnostics.all().size(), 1U) << text << story.reported;
    EXPECT_EQ(story.diagnostics.error_count(), 1U);
  }
  EXPECT_EQ(convert("---\ntitle: 旧文章\n---\n正文。").reported,
            "story.md:1:1: 错误: 第 1 到 3 行是别的软件的文章信息，会当作正文输出\n"
            "   1 | ---\n"
            "     | ^~~ 删去这几行；标题、日期写在同名的 .json 里\n");
  for (const char* text :
       {"---\n\n正文。\n\n---\n", "---\n正文：一段话\n\n后文", "正文\n\n---\n\ntitle: x"})
    EXPECT_EQ(convert(text).diagnostics.error_count(), 0U) << text;
}

TEST(LostText, IsTold) {
  const std::pair<const char*, const char*> cases[] = {
      {"文。\n\n[^9]: 没有人引用的注文。", "unused-note"},
      {"文[^1]。\n\n[^1]: 甲\n\n[^1]: 乙", "note-twice"},
      {"文。\n\n[记者]: 张三", "unused-definition"},
      {"|甲|乙|\n|-|-|\n|1|2|多出|", "cell-beyond-header"},
      {"|甲|乙|\n|-|-|\n|`a|b`|说明|", "bar-in-code"},
      {"|甲|乙|\n|-|\n|1|2|", "no-table"},
      {"甲\n|---|---|", "no-table"},
      {"1. 甲\n3. 乙\n4. 丙", "item-renumbered"},
      {"```这是说明\n代码\n```", "words-behind-fence"},
      {"## 甲 {#a}\n\n## 乙 {#a}", "id-taken"},
  };
  for (const auto& [text, code] : cases) EXPECT_EQ(code_of(text), code) << text;
  for (const char* text : {"文[^1]。\n\n[^1]: 注", "[文][r]\n\n[r]: a.md", "[R]\n\n[r]: a.md",
                           "|甲|\n|-|\n|a\\|b|", "|甲|\n|-|\n|`a\\|b`|", "|甲|乙|\n|-|-|\n|1|2||",
                           "```\n[^1]: 代码\n```", "文。\n\n[注]: 这里 是 说明",
                           "```c\nint x;\n```", "1. 甲\n1. 乙", "3. 甲\n4. 乙", "1) 甲\n2) 乙"})
    EXPECT_EQ(code_of(text), "") << text;
  EXPECT_EQ(convert("|甲|乙|\n|-|-|\n|1|2|多出的 | |").reported,
            "story.md:3:6: 警告: 表头只有 2 格，多出的格不会输出\n"
            "   3 | |1|2|多出的 | |\n"
            "     |      ^~~~~~ 给表头和分隔行也加一格；文字里的“|”请写“\\|”\n");
}

TEST(Footnotes, InLinksAndPicturesStandBehindThem) {
  const std::string html = html_of("![图[^1]](a.svg)[见[^2]文](b.md)。\n\n[^1]: 甲\n\n[^2]: 乙");
  EXPECT_EQ(html.substr(0, html.find("<sup")), "<p><img src=\"a.svg\" alt=\"图\">");
  EXPECT_NE(html.find("</sup><a href=\"b.md\">见文</a><sup"), std::string::npos) << html;
  EXPECT_EQ(convert("![图[^1]](a.svg)\n\n[^1]: 甲").reported, "");
}

}  // namespace
}  // namespace zhanting
