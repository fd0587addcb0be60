#include "site_test.h"

/// What site.json says of the look of pages, without a template of the showcase's own.
namespace zhanting {

namespace {

const std::string kSiteJson = "content/site.json";

/// In the theme that is compiled in.
class ThemeSettingsTest : public testing::Test {
 protected:
  ThemeSettingsTest() {
    site.write("content/pages/about.json", R"({"title": "关于"})")
        .write("content/pages/about.md", "一段。\n")
        .write("assets/seal.svg", R"(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>)")
        .write("assets/own.css", "h1 { color: teal }\n");
  }

  SiteTest site{SiteTest::Begin::kEmpty};
};

TEST_F(ThemeSettingsTest, PutALogoSheetsAndLinksOnEveryPage) {
  site.write(kSiteJson, R"({"name": "展厅", "logo": "seal.svg", "styles": ["own.css"],
  "footer": [{"page": "about", "title": "关于我们"}, {"url": "https://a.example/", "title": "总站"}]})")
      .build()
      .expect_ok();
  for (const char* page : {"index.html", "about/index.html", "404.html"}) {
    site.expect_text(page, "<img class=\"logo\" src=\"");
    site.expect_text(page, "assets/own.");
    site.expect_text(page, ">关于我们</a>");
    site.expect_text(page, "<a href=\"https://a.example/\">总站</a>");
  }
  // The showcase's own sheets have the last word.
  const std::string home = site.page("index.html");
  EXPECT_LT(home.find("assets/site."), home.find("assets/own."));
}

TEST_F(ThemeSettingsTest, NameFilesThatAreThere) {
  site.write(kSiteJson, R"({"name": "展厅", "logo": "seel.svg", "styles": ["oven.css"]})")
      .build()
      .expect_diagnostics(R"(content/site.json:1:24: error: there is no 'seel.svg' in assets
   1 | {"name": "展厅", "logo": "seel.svg", "styles": ["oven.css"]}
     |                          ^~~~~~~~~~ did you mean 'seal.svg'?
content/site.json:1:47: error: there is no 'oven.css' in assets
   1 | {"name": "展厅", "logo": "seel.svg", "styles": ["oven.css"]}
     |                                                 ^~~~~~~~~~ did you mean 'own.css'?
)");
}

TEST_F(ThemeSettingsTest, NamePicturesAndSheets) {
  site.write(kSiteJson, R"({"name": "展厅", "logo": "own.css", "styles": ["seal.svg"]})").build();
  const std::string said = site.diagnostics();
  EXPECT_NE(said.find("expected a file .svg, .png, .webp, .avif, .jpg, .gif, found 'own.css'"),
            std::string::npos)
      << said;
  EXPECT_NE(said.find("expected a file .css, found 'seal.svg'"), std::string::npos) << said;
}

TEST_F(ThemeSettingsTest, LinkToPagesThatAreThere) {
  site.write(kSiteJson, R"({"name": "展厅", "footer": [{"url": "/nowhere/", "title": "没有"}]})")
      .build();
  EXPECT_FALSE(site.result().ok());
  EXPECT_NE(site.diagnostics().find("/nowhere/"), std::string::npos) << site.diagnostics();
}

}  // namespace

}  // namespace zhanting
