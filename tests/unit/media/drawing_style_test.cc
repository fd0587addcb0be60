#include "media/drawing_style.h"

#include <gtest/gtest.h>

#include <random>

#include "media/svg.h"

namespace zhanting {

namespace {

TEST(DrawingStyle, IsTheFirstElement) {
  EXPECT_EQ(with_drawing_style("<svg a='>'><g/></svg>", "STYLE"), "<svg a='>'>STYLE<g/></svg>");
  EXPECT_EQ(with_drawing_style("<?xml version='1.0'?>\n<!-- <svg> -->\n<!DOCTYPE svg>\n"
                               "<s:svg xmlns:s=\"x\">\n</s:svg>",
                               "STYLE"),
            "<?xml version='1.0'?>\n<!-- <svg> -->\n<!DOCTYPE svg>\n"
            "<s:svg xmlns:s=\"x\">STYLE\n</s:svg>");
}

TEST(DrawingStyle, LeavesWhatHasNoInside) {
  for (const std::string svg :
       {"", "<", "<svg/>", "<svg", "<svg a=\"", "<!-- ", "<?", "text", "<>"})
    EXPECT_EQ(with_drawing_style(svg, ""), svg);
  EXPECT_EQ(with_drawing_style("<svg/>", "STYLE"), "<svg/>");
}

TEST(DrawingStyle, IsReadableWhateverTheSheetHolds) {
  const std::string svg =
      R"(<svg xmlns="http://www.w3.org/2000/svg" width="4" height="3"><g/></svg>)";
  const std::string css = "/* 夜 </style> ]]> & */ svg > [fill=\"#FBF7F0\"] { fill: #14181d }";
  const std::string styled = with_drawing_style(svg, drawing_style_element(css));
  Diagnostics found;
  EXPECT_TRUE(read_svg("a.svg", styled, found));
  EXPECT_TRUE(found.all().empty());
  EXPECT_NE(styled.find("/* &#22812; &#60;/style&#62; ]]&#62; &#38; */ svg &#62; [fill="),
            std::string::npos)
      << styled;
}

TEST(DrawingStyle, SurvivesAnything) {
  std::mt19937 random(9);  // NOLINT: the same every time
  const std::string_view pieces = "<>!?-/ \"'svgx=";
  for (int round = 0; round < 50'000; ++round) {
    std::string svg;
    for (std::size_t n = random() % 40; n > 0; --n) svg += pieces[random() % pieces.size()];
    const std::string styled = with_drawing_style(svg, "STYLE");
    EXPECT_TRUE(styled == svg || styled.size() == svg.size() + 5);
  }
}

}  // namespace

}  // namespace zhanting
