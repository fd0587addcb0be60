#include "serve/overlay.h"

#include <gtest/gtest.h>

namespace zhanting {
namespace {

std::string page(std::string_view style, std::string_view text) {
  return "<head><link rel=\"icon\" href=\"i.svg\"><link rel=\"stylesheet\" href=\"" +
         std::string(style) + "\"></head><body>" + std::string(text) + "</body>";
}

TEST(PageVersion, ANewStyleSheetKeepsTheShape) {
  const PageVersion one = version_of(page("a.1.css", "河"));
  const PageVersion two = version_of(page("a.2.css", "河"));
  EXPECT_NE(one.version, two.version);
  EXPECT_EQ(one.shape, two.shape);
  EXPECT_EQ(two.styles, std::vector<std::string>{"a.2.css"});
}

TEST(PageVersion, AnotherTextOrAnotherIconIsAnotherShape) {
  const PageVersion one = version_of(page("a.1.css", "河"));
  EXPECT_NE(one.shape, version_of(page("a.1.css", "江")).shape);
  EXPECT_NE(one.shape,
            version_of("<head><link rel=\"icon\" href=\"j.svg\"><link rel=\"stylesheet\" "
                       "href=\"a.1.css\"></head><body>河</body>")
                .shape);
}

TEST(PageVersion, HalfATagIsNoTrouble) {
  for (const std::string html :
       {"", "<link ", "<link rel=\"stylesheet\" href=\"", "<link rel=\"st"})
    EXPECT_TRUE(version_of(html).styles.empty()) << html;
}

TEST(Overlay, StandsBeforeTheEndOfTheBodyAndChangesNothingElse) {
  const std::string html = page("a.css", "“</body>”");
  const std::string with = with_overlay(html);
  const std::size_t at = with.rfind("<script src=\"/.zhanting/overlay.js\"");
  const std::size_t end = with.find("</script>\n", at) + 10;
  EXPECT_EQ(with.substr(0, at) + with.substr(end), html);
  EXPECT_EQ(with.substr(end), "</body>");
}

TEST(Overlay, PageWithoutASiteEscapesItsText) {
  EXPECT_EQ(page_without_site("en", "<b>").find("<b>"), std::string::npos);
}

}  // namespace
}  // namespace zhanting
