#include <gtest/gtest.h>

#include "convert.h"

namespace zhanting {
namespace {

/// A story of one paragraph comes out word for word, and nothing is said of it.
void expect_as_typed(std::string_view markdown) {
  const Converted story = convert(markdown);
  EXPECT_EQ(story.html, "<p>" + std::string(markdown) + "</p>\n");
  EXPECT_EQ(story.reported, "") << markdown;
}

TEST(Stars, StandBetweenDigits) {
  for (const char* text :
       {"拨打138****1234或139****5678", "展柜120*60*75cm", "2**3与4**5", "3702**********1234",
        "证号3702**********1234和3702**********5678", "5*6*78"})
    expect_as_typed(text);
}

TEST(Stars, StandInRunsInsideAWord) {
  for (const char* text :
       {"车牌鲁B***12和鲁A***34", "卡号6222***、6333***。", "卡号6222****，6333****。",
        "网名a***b和c***d", "王****与李****", "尾号***8和***9", "某****公司与另****公司",
        "卡号6222-****-****-1234", "微信wx_****_01和wx_****_02", "邮箱z***@163.com、li***@qq.com"})
    expect_as_typed(text);
}

TEST(Stars, StandInEveryBlock) {
  EXPECT_EQ(html_of("- 138****1234\n- 139****5678"),
            "<ul>\n<li>138****1234</li>\n<li>139****5678</li>\n</ul>\n");
  EXPECT_NE(html_of("|甲|乙|\n|-|-|\n|138****1234、139****5678|3*4*5|\n")
                .find("<td>138****1234、139****5678</td>\n<td>3*4*5</td>"),
            std::string::npos);
  EXPECT_EQ(html_of("`1*2*3` [1*2*3](a1*2*3.md)"),
            "<p><code>1*2*3</code> <a href=\"a1*2*3.md\">1*2*3</a></p>\n");
}

TEST(Stars, StayEmphasisWhereWordsAreStressed) {
  for (const Case& c : std::initializer_list<Case>{
           {"共**120**件", "<p>共<strong>120</strong>件</p>\n"},
           {"增长**12%**，", "<p>增长<strong>12%</strong>，</p>\n"},
           {"这是***重点***内容", "<p>这是<em><strong>重点</strong></em>内容</p>\n"},
           {"从2020**年到2024**年", "<p>从2020<strong>年到2024</strong>年</p>\n"},
           {"**2024年**有", "<p><strong>2024年</strong>有</p>\n"},
           {"foo ***bar*** baz", "<p>foo <em><strong>bar</strong></em> baz</p>\n"}}) {
    EXPECT_EQ(html_of(c.markdown), c.html);
    EXPECT_EQ(convert(c.markdown).reported, "") << c.markdown;
  }
  EXPECT_EQ(html_of("甲\n\n****\n\n乙"), "<p>甲</p>\n<hr>\n<p>乙</p>\n");
}

TEST(Stars, AreToldWhereTheyHideANameOrASize) {
  EXPECT_EQ(convert("长120*宽60*高75厘米").reported,
            "story.md:1:4: 警告: “0*”的星号会使后面的文字变成强调\n"
            "   1 | 长120*宽60*高75厘米\n"
            "     |     ^~ 照原样显示请写“0\\*”；尺寸请写“×”\n");
  for (const char* text : {"王***女士和李***先生到场", "某***公司与某***厂", "京A·**123、京A·**456",
                           "鲁UA**88与鲁UB**99"})
    EXPECT_EQ(convert(text).diagnostics.warning_count(), 1U) << text;
}

TEST(Tildes, StandBetweenDigits) {
  for (const char* text : {"8:00~~9:00、1~~2", "3~~5天和7~~9天"}) expect_as_typed(text);
  EXPECT_EQ(html_of("~~2022年~~2023年"), "<p><del>2022年</del>2023年</p>\n");
}

TEST(Stars, AreToldWhereTheyMultiply) {
  for (const char* text : {"体积=长*宽*高", "长*宽*高＝体积", "S=a*b*c", "A*B与C*D", "2*a+3*b"})
    EXPECT_EQ(convert(text).diagnostics.warning_count(), 1U) << text;
  EXPECT_EQ(convert("体积=长*宽*高").reported,
            "story.md:1:4: 警告: “长*”的星号会使后面的文字变成强调\n"
            "   1 | 体积=长*宽*高\n"
            "     |      ^~~ 照原样显示请写“长\\*”；尺寸请写“×”\n");
  for (const char* text : {"这是*强调*的字", "很*好*，甲=乙", "see *this* x=1", "un*frigging*real"})
    EXPECT_EQ(convert(text).reported, "") << text;
}

}  // namespace
}  // namespace zhanting
