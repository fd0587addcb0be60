#include "media/engraver.h"

#include <gtest/gtest.h>

#include "media/image_info.h"
#include "site/module_engraver.h"

namespace zhanting {
namespace {

class EngraverTest : public testing::Test {
 protected:
  void SetUp() override {
    if (!module_engraver()) GTEST_SKIP() << "no librsvg";
  }

  static std::string drawn(const std::string& inside, int scale = 1) {
    std::string png;
    EXPECT_EQ(module_engraver()->engrave(
                  "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/"
                  "xlink\" width=\"60\" height=\"40\" viewBox=\"0 0 60 40\">" +
                      inside + "</svg>",
                  60 * scale, 40 * scale, png),
              "");
    return png;
  }
};

TEST_F(EngraverTest, MakesAPictureOfTheSizeThatIsAsked) {
  const std::string png = drawn("<rect width=\"60\" height=\"40\" fill=\"#b9191a\"/>");
  const ImageReading reading = read_image("card.png", png);
  ASSERT_TRUE(reading.info);
  EXPECT_EQ(reading.info->width, 60);
  EXPECT_EQ(reading.info->height, 40);
  EXPECT_FALSE(reading.info->transparent);
  EXPECT_EQ(png[25], 3) << "few colours: a palette";
  EXPECT_NE(png.find("PLTE\xB9\x19\x1A"), std::string::npos) << "as it was written";
}

TEST_F(EngraverTest, KeepsAllColoursWhereAPaletteWouldShow) {
  const std::string png = drawn(
      "<defs><linearGradient id=\"a\"><stop stop-color=\"#f00\"/><stop offset=\"1\" "
      "stop-color=\"#00f\"/></linearGradient><linearGradient id=\"b\" x2=\"0\" y2=\"1\"><stop "
      "stop-color=\"#0f0\"/><stop offset=\"1\" stop-color=\"#fff\" stop-opacity=\"0\"/>"
      "</linearGradient></defs><rect width=\"60\" height=\"40\" fill=\"url(#a)\"/><rect "
      "width=\"60\" height=\"40\" fill=\"url(#b)\"/>",
      8);
  EXPECT_EQ(png[25], 2);
}

TEST_F(EngraverTest, GivesTheSameBytesAgain) {
  const std::string text = "<text y=\"30\" font-size=\"20\">河 x</text>";
  EXPECT_EQ(drawn(text), drawn(text));
  EXPECT_NE(drawn(text), drawn(""));
  EXPECT_NE(module_engraver()->version().find("fonts "), std::string::npos);
  EXPECT_FALSE(module_engraver()->files().empty());
}

TEST_F(EngraverTest, LoadsNothing) {
  const std::string empty = drawn("");
  for (const std::string address :
       {"file:///usr/share/pixmaps/debian-logo.png", "/usr/share/pixmaps/debian-logo.png",
        "http://127.0.0.1:9/x.png", "data:text/plain,x"}) {
    EXPECT_EQ(drawn("<image width=\"60\" height=\"40\" xlink:href=\"" + address + "\"/>"), empty);
    EXPECT_EQ(drawn("<use xlink:href=\"" + address + "#a\"/>"), empty);
  }
  EXPECT_NE(drawn("<image width=\"60\" height=\"40\" href=\"data:image/svg+xml;base64,"
                  "PHN2ZyB4bWxucz0iaHR0cDovL3d3dy53My5vcmcvMjAwMC9zdmciIHdpZHRoPSI2IiBoZWlnaHQ9IjQi"
                  "PjxyZWN0IHdpZHRoPSI2IiBoZWlnaHQ9IjQiLz48L3N2Zz4=\"/>"),
            empty);
}

TEST_F(EngraverTest, SaysWhatIsNoDrawing) {
  for (const std::string_view svg :
       {"", "<svg", "<html/>", "<svg xmlns=\"http://www.w3.org/2000/svg\"><text>\x01</text></svg>",
        "<svg xmlns=\"http://www.w3.org/2000/svg\">&nothing;</svg>", "\xFF\xFE"}) {
    std::string png;
    EXPECT_NE(module_engraver()->engrave(svg, 60, 40, png), "") << svg;
    EXPECT_EQ(png, "");
  }
}

TEST_F(EngraverTest, KnowsWhatItsFontsLack) {
  EXPECT_EQ(module_engraver()->missing(U"Az09 “”"), U"");
  EXPECT_EQ(module_engraver()->missing(U"a\U0010FFFDb"), U"\U0010FFFD");
  EXPECT_EQ(module_engraver()->missing(U"\u200B\uFE0F"), U"") << "nobody sees them";
}

}  // namespace
}  // namespace zhanting
