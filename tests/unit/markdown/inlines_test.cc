#include <gtest/gtest.h>

#include "base/utf8.h"
#include "convert.h"
#include "markdown/flanking.h"
#include "markdown/sentinels.h"

namespace zhanting {
namespace {

void expect_html(std::initializer_list<Case> cases) {
  for (const Case& c : cases) EXPECT_EQ(html_of(c.markdown), c.html) << c.markdown;
}

TEST(Emphasis, WorksBesideChinesePunctuation) {
  expect_html({
      {"他说**“加油”**的", "<p>他说<strong>“加油”</strong>的</p>\n"},
      {"**我想做的事。**所以", "<p><strong>我想做的事。</strong>所以</p>\n"},
      {"**12个%**项", "<p><strong>12个%</strong>项</p>\n"},
      {"**数字（亿元）**增长", "<p><strong>数字（亿元）</strong>增长</p>\n"},
      {"*《青岛日报》*报道", "<p><em>《青岛日报》</em>报道</p>\n"},
      {"**“双招双引”**2024年", "<p><strong>“双招双引”</strong>2024年</p>\n"},
      {"见**——新**的", "<p>见<strong>——新</strong>的</p>\n"},
      {"等**……**的", "<p>等<strong>……</strong>的</p>\n"},
      {"2024年**‘一二三’**A", "<p>2024年<strong>‘一二三’</strong>A</p>\n"},
      {"***“党建”***的", "<p><em><strong>“党建”</strong></em>的</p>\n"},
      {"的**&ldquo;好&rdquo;**的", "<p>的<strong>“好”</strong>的</p>\n"},
      {"**`代码`**的", "<p><strong><code>代码</code></strong>的</p>\n"},
      {"看**[文](a.md)**的", "<p>看<strong><a href=\"a.md\">文</a></strong>的</p>\n"},
  });
}

TEST(Emphasis, PairsTheRightRuns) {
  expect_html({
      {"**“党建引领”**和**“治理创新”**",
       "<p><strong>“党建引领”</strong>和<strong>“治理创新”</strong></p>\n"},
      {"外**里*《内》*里。**外", "<p>外<strong>里<em>《内》</em>里。</strong>外</p>\n"},
  });
}

TEST(Emphasis, FollowsCommonMarkElsewhere) {
  expect_html({
      {"a**“foo”**b", "<p>a<strong>“foo”</strong>b</p>\n"},
      {"a**\"foo\"**b", "<p>a**&quot;foo&quot;**b</p>\n"},
      {"a*(foo)*b", "<p>a*(foo)*b</p>\n"},
      {"他说\\**“加油”\\**的", "<p>他说*<em>“加油”*</em>的</p>\n"},
      {"他说__“加油”__的", "<p>他说__“加油”__的</p>\n"},
      {"3 * 4，5 * 6", "<p>3 * 4，5 * 6</p>\n"},
  });
}

TEST(Emphasis, WorksInEveryBlock) {
  expect_html({
      {"- 说**“好”**的", "<ul>\n<li>说<strong>“好”</strong>的</li>\n</ul>\n"},
      {"> 说**“好”**的", "<blockquote>\n<p>说<strong>“好”</strong>的</p>\n</blockquote>\n"},
      {"## 说**“好”**的", "<h2 id=\"说好的\">说<strong>“好”</strong>的</h2>\n"},
      {">**数**。", "<blockquote>\n<p><strong>数</strong>。</p>\n</blockquote>\n"},
  });
}

TEST(Emphasis, LeavesNoSentinelBehind) {
  const Converted story = convert(
      "`说**“好”**的` [说**“好”**的](a**“b”**c \"题**“好”**的\") ![图**“好”**的](b*“c”*d.svg)\n\n"
      "```说**“好”**的\n说**“好”**的\n```\n\n    说**“好”**的\n\n注[^说*“好”*的]。\n\n"
      "[^说*“好”*的]: 说**“好”**的\n\n<div 说**“好”**的>\n\n"
      "|说**“好”**的|\n|---|\n|**数**|\n\n[说**“好”**的]: c*“d”*e\n\n[说**“好”**的]");
  EXPECT_EQ(story.html.find(kSentinel), std::string::npos);
  ASSERT_EQ(story.story.links.size(), 3U);
  EXPECT_EQ(story.story.links[0].target, "a**“b”**c");
  EXPECT_EQ(story.story.links[1].target, "b*“c”*d.svg");
  EXPECT_EQ(story.story.links[2].target, "c*“d”*e");
  EXPECT_NE(story.html.find("<code>说**“好”**的</code>"), std::string::npos);
  EXPECT_NE(story.html.find("class=\"language-说**“好”**的\""), std::string::npos);
  EXPECT_NE(story.html.find(" title=\"题**“好”**的\""), std::string::npos);
}

TEST(SoftBreaks, JoinChineseLines) {
  expect_html({
      {"青岛\n崂山", "<p>青岛崂山</p>\n"},
      {"青岛，\n崂山", "<p>青岛，崂山</p>\n"},
      {"他说\n“好”", "<p>他说“好”</p>\n"},
      {"“好”\n他说", "<p>“好”他说</p>\n"},
      {"青岛\n……", "<p>青岛……</p>\n"},
      {"**青岛**\n崂山", "<p><strong>青岛</strong>崂山</p>\n"},
      {"青岛\n[崂山](a.md)", "<p>青岛<a href=\"a.md\">崂山</a></p>\n"},
      {"**青岛\n崂山**", "<p><strong>青岛崂山</strong></p>\n"},
      {"> 青岛\n> 崂山", "<blockquote>\n<p>青岛崂山</p>\n</blockquote>\n"},
      {"[青岛\n崂山](a.md)", "<p><a href=\"a.md\">青岛崂山</a></p>\n"},
      {"青岛\r\n崂山\r\n", "<p>青岛崂山</p>\n"},
  });
}

TEST(SoftBreaks, StayBesideOtherScripts) {
  expect_html({
      {"青岛\nQingdao", "<p>青岛\nQingdao</p>\n"},
      {"GDP\n增长", "<p>GDP\n增长</p>\n"},
      {"青岛\n2024年", "<p>青岛\n2024年</p>\n"},
      {"青岛`a`\n崂山", "<p>青岛<code>a</code>\n崂山</p>\n"},
      {"‘a’\n“b”", "<p>‘a’\n“b”</p>\n"},
      {"한국\n사람", "<p>한국\n사람</p>\n"},
      {"青岛\\\n崂山", "<p>青岛<br>\n崂山</p>\n"},
      {"青岛  \n崂山", "<p>青岛<br>\n崂山</p>\n"},
  });
}

std::string link(std::string_view shown, std::string_view scheme = "") {
  return "<a href=\"" + std::string(scheme) + std::string(shown) + "\">" + std::string(shown) +
         "</a>";
}

TEST(BareLinks, EndBeforeChinese) {
  EXPECT_EQ(html_of("https://x.cn/a，了解更多。另见（https://a.cn/b）。"),
            "<p>" + link("https://x.cn/a") + "，了解更多。另见（" + link("https://a.cn/b") +
                "）。</p>\n");
  EXPECT_EQ(html_of("网址是http://a.cn/路径"), "<p>网址是" + link("http://a.cn/") + "路径</p>\n");
  EXPECT_EQ(html_of("请写信给dj@qd.gov.cn。"),
            "<p>请写信给" + link("dj@qd.gov.cn", "mailto:") + "。</p>\n");
  EXPECT_EQ(html_of("a.b+c@x-y.com.cn 与 HTTPS://A.CN"),
            "<p>" + link("a.b+c@x-y.com.cn", "mailto:") + " 与 " + link("HTTPS://A.CN") + "</p>\n");
}

TEST(BareLinks, LeaveTheSentencesPunctuation) {
  const struct {
    std::string_view markdown, url, rest;
  } cases[] = {
      {"https://a.cn/b.", "https://a.cn/b", "."},
      {"https://a.cn/b?!", "https://a.cn/b", "?!"},
      {"https://a.cn/b(c)", "https://a.cn/b(c)", ""},
      {"https://a.cn/b(c))", "https://a.cn/b(c)", ")"},
      {"https://a.cn/b)，", "https://a.cn/b", ")，"},
      {"https://a.cn/b_c_d", "https://a.cn/b_c_d", ""},
      {"https://a.cn/b~", "https://a.cn/b", "~"},
      {"https://a.cn/b]", "https://a.cn/b", "]"},
      {"https://a.cn/b:", "https://a.cn/b", ":"},
  };
  for (const auto& c : cases)
    EXPECT_EQ(html_of(c.markdown), "<p>" + link(c.url) + std::string(c.rest) + "</p>\n");
  EXPECT_EQ(html_of("https://a.cn/?a=1&b=2"),
            "<p><a href=\"https://a.cn/?a=1&b=2\">https://a.cn/?a=1&amp;b=2</a></p>\n");
}

TEST(BareLinks, AreNotSeenElsewhere) {
  expect_html({
      {"`https://a.cn`", "<p><code>https://a.cn</code></p>\n"},
      {"[见 https://a.cn](b.md)", "<p><a href=\"b.md\">见 https://a.cn</a></p>\n"},
      {"[文](https://a.cn/路径)", "<p><a href=\"https://a.cn/路径\">文</a></p>\n"},
      {"xhttps://a.cn", "<p>xhttps://a.cn</p>\n"},
      {"https://，a", "<p>https://，a</p>\n"},
      {"www.a.cn", "<p>www.a.cn</p>\n"},
      {"甲@乙 a@b @a.cn a@.cn", "<p>甲@乙 a@b @a.cn a@.cn</p>\n"},
  });
}

TEST(Strikethrough, TakesExactlyTwoTildes) {
  expect_html({
      {"~~“错误”~~的", "<p><del>“错误”</del>的</p>\n"},
      {"10~20人，30~40岁", "<p>10~20人，30~40岁</p>\n"},
      {"~~~a~~~ ~b~", "<pre><code class=\"language-a~~~\"></code></pre>\n"},
      {"a ~~~b~~~", "<p>a ~~~b~~~</p>\n"},
      {"~~甲**乙**\n丙~~丁", "<p><del>甲<strong>乙</strong>丙</del>丁</p>\n"},
      {"**~~甲~~**", "<p><strong><del>甲</del></strong></p>\n"},
      {"**甲**~~乙~~**丙**", "<p><strong>甲</strong><del>乙</del><strong>丙</strong></p>\n"},
      {"~~甲~~乙~~丙~~", "<p><del>甲</del>乙<del>丙</del></p>\n"},
      {"\\~~甲~~ ~\\~乙~~", "<p>~~甲~~ ~~乙~~</p>\n"},
      {"a ~~ b ~~ c", "<p>a ~~ b ~~ c</p>\n"},
      {"~~甲*乙~~丙*", "<p>~~甲<em>乙~~丙</em></p>\n"},
      {"`~~甲~~`", "<p><code>~~甲~~</code></p>\n"},
  });
}

TEST(Inlines, KeepWhatAuthorsTypeAsIs) {
  expect_html({
      {"他说\"加油\"的", "<p>他说&quot;加油&quot;的</p>\n"},
      {"#标题", "<p>#标题</p>\n"},
      {"1、第一", "<p>1、第一</p>\n"},
      {"![图](a b.svg)", "<p>![图](a b.svg)</p>\n"},
      {"![图](<a b.svg>)", "<p><img src=\"a b.svg\" alt=\"图\"></p>\n"},
  });
}

}  // namespace
}  // namespace zhanting
