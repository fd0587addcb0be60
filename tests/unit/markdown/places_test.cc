#include <gtest/gtest.h>

#include "convert.h"

namespace zhanting {
namespace {

/// `line:column+length target` of each link.
std::vector<std::string> places_of(std::string_view markdown) {
  std::vector<std::string> places;
  for (const StoryLink& link : convert(markdown).story.links) {
    places.push_back(std::to_string(link.place.line) + ":" + std::to_string(link.place.column) +
                     "+" + std::to_string(link.place.length) + " " + link.target);
  }
  return places;
}

TEST(LinkPlaces, AreThoseOfTheTarget) {
  const struct {
    std::string_view markdown;
    std::vector<std::string> places;
  } cases[] = {
      {"见[文](a.md)", {"1:6+4 a.md"}},
      {"见![图](青岛/a.svg \"题\")。", {"1:7+8 青岛/a.svg"}},
      {"[文](<a b.md>)", {"1:6+6 a b.md"}},
      {"[文](  a.md  )", {"1:7+4 a.md"}},
      {"[文](\na.md)", {"2:1+4 a.md"}},
      {"> [文](\n> a.md)", {"2:3+4 a.md"}},
      {"[文](a\\_b.md)", {"1:5+7 a_b.md"}},
      {"[文](a&amp;b.md)", {"1:5+10 a&b.md"}},
      {"[文](a(b).md)", {"1:5+7 a(b).md"}},
      {"<https://a.cn>", {"1:2+12 https://a.cn"}},
      {"写信<a@b.cn>", {"1:4+6 mailto:a@b.cn"}},
      {"见https://a.cn。", {"1:2+12 https://a.cn"}},
      {"见a@b.cn。", {"1:2+6 mailto:a@b.cn"}},
      {"[a](x.md)[b](x.md)", {"1:5+4 x.md", "1:14+4 x.md"}},
      {"`[a](x.md)` [b](x.md)", {"1:17+4 x.md"}},
      {"``[a](x.md)` [b](x.md)`` [c](x.md)", {"1:30+4 x.md"}},
      {"`[a](x.md)", {"1:6+4 x.md"}},
      {"\\[a](x.md) [b](x.md)", {"1:16+4 x.md"}},
      {"[![图](a.svg)](b.md)", {"1:15+4 b.md", "1:7+5 a.svg"}},
      {"[文][r]\n\n[r]: a.md", {"3:6+4 a.md"}},
      {"[文][r]\n\n[r]:\n  <a b.md>", {"4:4+6 a b.md"}},
      {"[r]: a.md\n[文][r] [b](c.md)", {"1:6+4 a.md", "2:12+4 c.md"}},
      {"`甲\n乙` [文](a.md)", {"2:8+4 a.md"}},
      {"甲\\\n乙 **“丙”**[文](a.md)", {"2:14+4 a.md"}},
      {"- 甲\n\n  - 乙[文](a.md)", {"3:10+4 a.md"}},
      {"|a|\n|-|\n|[文](a.md)|\n|[文](b.md)|", {"3:6+4 a.md", "4:6+4 b.md"}},
      {"|[a](a.md)|\n|-|\n|b|", {"1:6+4 a.md"}},
      {"前[文](p.md)\n|[a](a.md)|\n|-|\n", {"1:6+4 p.md", "2:6+4 a.md"}},
      {"甲\n\n乙[文](p.md)\n　　丙[文](q.md)\n|a|\n|-|\n", {"3:6+4 p.md", "4:8+4 q.md"}},
      {"甲[^1]\n\n[^1]: [文](a.md)\n\n乙[文](b.md)", {"5:6+4 b.md", "3:11+4 a.md"}},
      {"甲\r\n乙[文](a.md)\r\n", {"2:6+4 a.md"}},
  };
  for (const auto& c : cases) EXPECT_EQ(places_of(c.markdown), c.places) << c.markdown;
}

}  // namespace
}  // namespace zhanting
