#include <gtest/gtest.h>

#include "convert.h"

namespace zhanting {
namespace {

std::vector<std::string> ids_of(std::string_view markdown) {
  std::vector<std::string> ids;
  for (const StoryHeading& heading : convert(markdown).story.headings) ids.push_back(heading.id);
  return ids;
}

TEST(HeadingIds, ComeFromTheText) {
  const struct {
    std::string_view markdown, id;
  } cases[] = {
      {"## 成效", "成效"},
      {"## 一、主要做法", "主要做法"},
      {"## 十二、主要做法", "主要做法"},
      {"## （一）主要做法", "主要做法"},
      {"## (2) 主要做法", "主要做法"},
      {"## 1. 主要做法", "主要做法"},
      {"## 1．主要做法", "主要做法"},
      {"## 3）主要做法", "主要做法"},
      {"## 1.5倍增长", "15倍增长"},
      {"## 2022年回顾", "2022年回顾"},
      {"## 一站式服务", "一站式服务"},
      {"## “1+1+N”工作法：成效", "11n工作法成效"},
      {"## GDP Growth  Rate", "gdp-growth-rate"},
      {"## a_b-c", "a_b-c"},
      {"## - 甲 —— 乙 -", "甲-乙"},
      {"## 见[文](a.md)`b`", "见文b"},
      {"## Cafe\u0301", "caf\u00e9"},
      {"## ……", "s-1"},
      {"##", "s-1"},
      {"## 一、", "s-1"},
      {"## 主要做法 {#zuo-fa}", "zuo-fa"},
      {"## 主要做法{#做法}", "做法"},
      {"## 主要做法 {#a b}", "主要做法-a-b"},
      {"## fn 1", "s-fn-1"},
  };
  for (const auto& c : cases)
    EXPECT_EQ(ids_of(c.markdown), std::vector<std::string>{std::string(c.id)}) << c.markdown;
}

TEST(HeadingIds, AreUnique) {
  EXPECT_EQ(ids_of("## 成效\n## 成效\n## 成效-1\n## 成效\n## ！\n## 别的 {#成效}"),
            (std::vector<std::string>{"成效", "成效-1", "成效-1-1", "成效-2", "s-5", "成效-3"}));
}

TEST(HeadingIds, StandBehindThePrefix) {
  const Converted story = convert("## 成效[^1]\n\n[^1]: 注", {.id_prefix = "river-"});
  EXPECT_EQ(story.story.headings.at(0).id, "river-成效");
  for (const char* id : {"<h2 id=\"river-成效\">", "href=\"#river-fn-1\" id=\"river-fnref-1\"",
                         "<li id=\"river-fn-1\">", "href=\"#river-fnref-1\""})
    EXPECT_NE(story.html.find(id), std::string::npos) << id;
}

TEST(Headings, StandBelowThePagesOwn) {
  const Converted story = convert("# 甲\n## 乙\n### *丙* {#c}\n###### 丁\n戊\n己\n---\n");
  EXPECT_EQ(story.html,
            "<h2 id=\"甲\">甲</h2>\n<h2 id=\"乙\">乙</h2>\n<h3 id=\"c\"><em>丙</em></h3>\n"
            "<h6 id=\"丁\">丁</h6>\n<h2 id=\"戊己\">戊己</h2>\n");
  ASSERT_EQ(story.story.headings.size(), 5U);
  EXPECT_EQ(story.story.headings[2].title, "丙");
  EXPECT_EQ(story.story.headings[2].level, 3);
  EXPECT_EQ(story.story.headings[2].place.line, 3U);
}

TEST(Tables, AlignByClassAndScroll) {
  EXPECT_EQ(html_of("|年|数|率|注|\n|:-|:-:|-:|-|\n|2022|5|~~1~~|a\\|b|\n"),
            "<div class=\"table-scroll\" tabindex=\"0\" role=\"group\" "
            "aria-label=\"表格：年、数、率、注\">\n"
            "<table>\n<thead>\n<tr>\n<th scope=\"col\" class=\"align-left\">年</th>\n"
            "<th scope=\"col\" class=\"align-center\">数</th>\n"
            "<th scope=\"col\" class=\"align-right\">率</th>\n<th scope=\"col\">注</th>\n"
            "</tr>\n</thead>\n<tbody>\n<tr>\n<td class=\"align-left\">2022</td>\n"
            "<td class=\"align-center\">5</td>\n<td class=\"align-right\"><del>1</del></td>\n"
            "<td>a|b</td>\n</tr>\n</tbody>\n</table>\n</div>\n");
}

TEST(Tables, AreNamedByTheirColumns) {
  const auto name_of = [](const std::string& header) {
    const std::string html = html_of(header + "\n|-|-|\n|1|2|\n");
    const std::string start = "aria-label=\"";
    const std::size_t begin = html.find(start) + start.size();
    return html.substr(begin, html.find("\">", begin) - begin);
  };
  EXPECT_EQ(name_of("|**年份**|\"件\"数<|"), "表格：年份、&quot;件&quot;数&lt;");
  EXPECT_EQ(name_of("||件数|"), "表格：件数");
  EXPECT_EQ(name_of("| | |"), "表格");
}

TEST(Tables, AreNamedInTheStorysLanguage) {
  const std::string html = convert("|a|b|\n|-|-|\n", {.language = Language::kEnglish}).html;
  EXPECT_NE(html.find("aria-label=\"Table: a, b\""), std::string::npos);
}

TEST(TaskLists, SayWhetherDone) {
  EXPECT_EQ(html_of("- [x] 签约\n- [ ] 开工"),
            "<ul>\n<li><input type=\"checkbox\" checked disabled aria-label=\"已完成\"> "
            "签约</li>\n<li><input type=\"checkbox\" disabled aria-label=\"未完成\"> "
            "开工</li>\n</ul>\n");
}

TEST(Footnotes, LeadThereAndBack) {
  EXPECT_EQ(
      html_of("甲[^a]乙[^b]丙[^a]\n\n[^b]: 注二\n\n[^a]: 注一"),
      "<p>甲<sup class=\"footnote-ref\"><a href=\"#fn-1\" id=\"fnref-1\" aria-label=\"注释 1\" "
      "data-footnote-ref>1</a></sup>乙<sup class=\"footnote-ref\"><a href=\"#fn-2\" id=\"fnref-2\" "
      "aria-label=\"注释 2\" data-footnote-ref>2</a></sup>丙<sup class=\"footnote-ref\"><a "
      "href=\"#fn-1\" id=\"fnref-1-2\" aria-label=\"注释 1\" data-footnote-ref>1</a></sup></p>\n"
      "<section class=\"footnotes\" aria-label=\"注释\" data-footnotes>\n<ol>\n<li id=\"fn-1\">\n"
      "<p>注一 <a href=\"#fnref-1\" class=\"footnote-backref\" data-footnote-backref "
      "aria-label=\"回到引用注释 1 处\">↩</a> <a href=\"#fnref-1-2\" class=\"footnote-backref\" "
      "data-footnote-backref aria-label=\"回到第 2 次引用注释 1 处\">↩<sup "
      "class=\"footnote-ref\">2</sup></a></p>\n</li>\n<li id=\"fn-2\">\n<p>注二 <a "
      "href=\"#fnref-2\" class=\"footnote-backref\" data-footnote-backref "
      "aria-label=\"回到引用注释 2 处\">↩</a></p>\n</li>\n</ol>\n</section>\n");
}

TEST(Footnotes, MayEndInAList) {
  const std::string html = html_of("甲[^a]\n\n[^a]: - 一\n");
  EXPECT_NE(html.find("<li>一</li>\n</ul>\n<a href=\"#fnref-1\""), std::string::npos) << html;
  EXPECT_NE(html.find("</a>\n</li>\n</ol>\n</section>\n"), std::string::npos) << html;
}

TEST(PlainText, HoldsWhatAReaderReads) {
  const Story story = convert("甲**乙**\n丙[丁](a.md)  \n戊![图](b.svg) `c` <b> {#a}\n---\n").story;
  ASSERT_EQ(story.headings.size(), 1U);
  EXPECT_EQ(story.headings[0].title, "甲乙丙丁 戊图 c");
}

/// What the search looks through: nothing goes over the end of a block.
TEST(PlainText, OfAStoryEndsItsBlocks) {
  MarkdownOptions options;
  EXPECT_EQ(convert("一。\n", options).story.text, "") << "only if asked for";
  options.with_text = true;
  EXPECT_EQ(convert("## 题 {#a}\n\n甲**乙**\n丙[丁](a.md)  \n戊![图](b.svg)\n\n- 一\n- 二\n\n"
                    "|a|b|\n|-|-|\n|1|2|\n\n```\ncode\n```\n",
                    options)
                .story.text,
            "题\n甲乙丙丁\n戊图\n一\n二\na\tb\n1\t2\ncode\n");
}

TEST(FillLinks, PutsAttributesIntoTheGaps) {
  const Story story = convert("[a](x.md \"题<\") ![b *c*](y.svg \"t\")").story;
  ASSERT_EQ(story.links.size(), 2U);
  EXPECT_FALSE(story.links[0].picture);
  EXPECT_TRUE(story.links[1].picture);
  const Fillings fillings{{{" href=\"../x/\""}, {" src=\"y.svg\" width=\"1\" height=\"2\""}}};
  EXPECT_EQ(fill_slots(story, fillings),
            "<p><a href=\"../x/\" title=\"题&lt;\">a</a> <img src=\"y.svg\" width=\"1\" "
            "height=\"2\" alt=\"b c\" title=\"t\"></p>\n");
}

TEST(FillLinks, PutsWhatStandsAroundAPicture) {
  const Story story = convert("![b](y.jpg \"t\") [a](x.md)").story;
  const Fillings fillings{
      {{" src=\"y.jpg\"", "<picture><source srcset=\"y-1.webp 1w, y-2.webp 2w\">", "</picture>"},
       {" href=\"x/\""}}};
  const std::string html = fill_slots(story, fillings);
  EXPECT_EQ(html,
            "<p><picture><source srcset=\"y-1.webp 1w, y-2.webp 2w\"><img src=\"y.jpg\" alt=\"b\" "
            "title=\"t\"></picture> <a href=\"x/\">a</a></p>\n");
  std::string marked;
  for (const HtmlMark& mark : marks_of(story, fillings))
    marked += html.substr(mark.offset, mark.size) + "\n";
  EXPECT_EQ(marked, "y-1.webp 1w, y-2.webp 2w\ny.jpg\nx/\n");
}

/// In headings, links, pictures and code the sign is a word; what is searched does not have it.
TEST(GapSigns, StandWithinTheirSentences) {
  MarkdownOptions options;
  options.gap_sign = "〔缺〕";
  options.with_text = true;
  const Converted converted = convert(
      "## 题〔缺〕\n\n甲〔缺〕，**乙〔缺〕**\n[丙〔缺〕](a.md)`〔缺〕`。\n\n- 〔缺〕\n", options);
  const Story& story = converted.story;
  EXPECT_EQ(converted.reported, "");
  ASSERT_EQ(story.gaps.size(), 3U);
  EXPECT_EQ(story.gaps[0].line, 3U);
  EXPECT_EQ(story.gaps[0].column, 2U);
  EXPECT_EQ(story.gaps[1].column, 9U);
  EXPECT_EQ(story.gaps[2].line, 6U);
  const Fillings fillings{{{" href=\"a/\""}},
                          {{"<a id=\"1\">一</a>", {{HtmlMark::Kind::kId, 7, 1}}}, {"二"}, {"三"}}};
  const std::string html = fill_slots(story, fillings);
  EXPECT_EQ(html,
            "<h2 id=\"题缺\">题〔缺〕</h2>\n<p>甲<a id=\"1\">一</a>，<strong>乙二</strong><a "
            "href=\"a/\">丙〔缺〕</a><code>〔缺〕</code>。</p>\n<ul>\n<li>三</li>\n</ul>\n");
  EXPECT_EQ(story.text, "题〔缺〕\n甲，乙丙〔缺〕〔缺〕。\n");
  std::string marked;
  for (const HtmlMark& mark : marks_of(story, fillings))
    marked += html.substr(mark.offset, mark.size) + "\n";
  EXPECT_EQ(marked, "题缺\n1\na/\n");
  EXPECT_EQ(convert("甲〔缺〕\n").html, "<p>甲〔缺〕</p>\n") << "elsewhere it is a word";
}

}  // namespace
}  // namespace zhanting
