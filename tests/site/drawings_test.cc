#include "site_test.h"

/// A style sheet of the showcase goes into its drawings: no page's sheet reaches into <img>.
namespace zhanting {

namespace {

constexpr std::string_view kNight =
    "@media (prefers-color-scheme: dark) { [fill=\"#fff\"] { fill: #000 } }";

class DrawingsTest : public testing::Test {
 protected:
  DrawingsTest() {
    site.write("assets/drawings.css", kNight)
        .change("content/site.json", "\"name\"", "\"drawings\": \"drawings.css\", \"name\"");
  }
  /// The published drawing of the patrol.
  std::pair<std::string, std::string> scene() const {
    for (const auto& [path, bytes] : site.site()) {
      if (path.starts_with("media/scene.")) return {path, bytes};
    }
    return {};
  }

  SiteTest site;
};

TEST_F(DrawingsTest, BeginWithTheSheet) {
  site.build().expect_ok();
  const auto [path, bytes] = scene();
  const std::size_t style =
      bytes.find("<style xmlns=\"http://www.w3.org/2000/svg\">@media (prefers");
  ASSERT_NE(style, std::string::npos) << bytes;
  EXPECT_EQ(bytes[style - 1], '>');
  const auto first = site.site();
  site.forget().build().expect_ok();
  EXPECT_EQ(difference(first, site.site()), "");
}

TEST_F(DrawingsTest, HaveAnotherNameWithAnotherSheet) {
  site.build().expect_ok();
  const auto before = scene();
  site.write("assets/drawings.css", "svg { opacity: .9 }").build().expect_ok();
  EXPECT_NE(scene().first, before.first);
  EXPECT_NE(scene().second.find("svg { opacity: .9 }"), std::string::npos);
  site.build_live().expect_ok();
  site.write("assets/drawings.css", kNight).build_live().expect_ok();
}

TEST_F(DrawingsTest, LoadNothing) {
  site.write("assets/drawings.css", "g { fill: red }\np { fill: url(https://a.example/#b) }")
      .build()
      .expect_diagnostics(
          "assets/drawings.css:2:11: error: the SVG picture names 'https://a.example/#b' outside "
          "it, which no page shows\n"
          "   2 | p { fill: url(https://a.example/#b) }\n"
          "     |           ^~~~~~~~~~~~~~~~~~~~~~~~~ embed it (“embed images” when exporting), or "
          "name a part of the picture (#id)\n");
}

TEST_F(DrawingsTest, NeedASheetThatIsThere) {
  site.change("content/site.json", "\"drawings.css\"", "\"drawing.css\"").build();
  EXPECT_NE(site.diagnostics().find("drawing.css"), std::string::npos);
  EXPECT_NE(site.diagnostics().find("did you mean 'drawings.css'"), std::string::npos)
      << site.diagnostics();
}

}  // namespace

}  // namespace zhanting
