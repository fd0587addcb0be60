#include "base/lexicon.h"

#include <gtest/gtest.h>

namespace zhanting {

namespace {

std::string pieces(std::string_view heading, std::vector<std::string> names = {},
                   const std::vector<std::string_view>& headings = {}) {
  std::string joined;
  for (const std::string_view piece : Lexicon(std::move(names), headings).pieces(heading)) {
    if (!joined.empty()) joined += '/';
    joined += piece;
  }
  return joined;
}

TEST(Lexicon, LinesEndBetweenWords) {
  EXPECT_EQ(pieces("创新党建与业务融合模式"), "创新/党建/与业务/融合/模式");
  EXPECT_EQ(pieces("从一个口进"), "从一个/口进");
}

TEST(Lexicon, KnowsWordsThatTheDictionaryParts) {
  EXPECT_EQ(pieces("老党支部的新办法"), "老党支部的/新办法");
  EXPECT_EQ(pieces("流动党员五星级党支部"), "流动/党员/五星级/党支部");
  EXPECT_EQ(pieces("建起党总支的楼宇"), "建起/党总支的/楼宇");
  EXPECT_EQ(pieces("专利权质押保险"), "专利权/质押/保险");
  EXPECT_EQ(pieces("国际参考实验室数量"), "国际/参考/实验室/数量");
  EXPECT_EQ(pieces("古籍修复室党支部"), "古籍/修复室/党支部");
  EXPECT_EQ(pieces("机关处级干部"), "机关处级/干部");
}

TEST(Lexicon, NoPhraseEndsInALineOfOneCharacter) {
  EXPECT_EQ(pieces("水变清，看你的"), "水变清，/看你的");
  EXPECT_EQ(pieces("我们怎么读"), "我们/怎么读");
}

TEST(Lexicon, NumbersStayWithWhatTheyCount) {
  EXPECT_EQ(pieces("6项建议"), "6项/建议");
  EXPECT_EQ(pieces("立交桥9个多月通车"), "立交桥/9个多月/通车");
  EXPECT_EQ(pieces("近4万市民"), "近4万/市民");
  EXPECT_EQ(pieces("解决了8564件"), "解决了/8564件");
}

TEST(Lexicon, MarksStayWithTheirWords) {
  EXPECT_EQ(pieces("他说：“好。”《报》"), "他说：/“好。”/《报》");
  EXPECT_EQ(pieces("（《报》）"), "（《报》）");
  EXPECT_EQ(pieces("甲， 乙"), "甲， 乙");
}

TEST(Lexicon, NamesAreOnePiece) {
  EXPECT_EQ(pieces("崂先办解决难题", {"崂先办"}), "崂先办/解决/难题");
  EXPECT_EQ(pieces("去三出三进的路", {"三出三进", "三出"}), "去三出三进的/路");
  // One that no narrow line could hold is parted like other text.
  EXPECT_EQ(pieces("市知识产权保护和市场服务中心", {"市知识产权保护和市场服务中心"}),
            pieces("市知识产权保护和市场服务中心"));
}

TEST(Lexicon, AuthorsKnowBetter) {
  const std::string_view told = "水电气暖|跟着办";
  EXPECT_EQ(pieces(without_breaks(told), {}, {told}), "水电气暖/跟着办");
  EXPECT_EQ(without_breaks(told), "水电气暖跟着办");
}

TEST(Lexicon, LatinTextHasSpaces) {
  EXPECT_EQ(pieces("Plain words, 12 of them"), "Plain words, 12 of them");
  EXPECT_EQ(pieces(""), "");
}

TEST(Lexicon, HashTellsNamesAndHeadingsApart) {
  EXPECT_NE(Lexicon({"崂先办"}, {}).hash(), Lexicon({}, {}).hash());
  EXPECT_NE(Lexicon({}, {"水|电"}).hash(), Lexicon({}, {}).hash());
  EXPECT_EQ(Lexicon({"乙方", "甲方"}, {}).hash(), Lexicon({"甲方", "乙方", "甲方"}, {}).hash());
}

}  // namespace

}  // namespace zhanting
