#include <fmt/format.h>

#include <map>

#include "site_test.h"

/// Pictures of themes and organisations.
namespace zhanting {

namespace {

const std::string kDrawing =
    R"(<svg xmlns="http://www.w3.org/2000/svg" width="9" height="6" viewBox="0 0 9 6"/>)";

TEST(Vignettes, StandBesideTheTitleAndInTheList) {
  SiteTest site = themed_fixture();
  site.write("content/organisations/river-office/scene.svg", kDrawing)
      .change("content/organisations/river-office.json", "{",
              R"({"photos": [{"file": "scene.svg", "alt": "一条船", "illustration": true}],)");
  site.build().expect_ok();
  site.expect_text("organisations/river-office/index.html", "alt=\"一条船\"")
      .expect_text("organisations/river-office/index.html", "示意插画")
      .expect_text("themes/neighbours-join/index.html", "alt=\"一座桥跨过清亮的河\"")
      .expect_text("themes/index.html",
                   "<a class=\"thumbnail\" href=\"../themes/neighbours-join/index.html\"");
  site.write("content/organisations/river-office/scene.svg", kDrawing + "\n");
  const std::string before = site.page("organisations/river-office/index.html");
  site.build().expect_ok();
  EXPECT_NE(site.page("organisations/river-office/index.html"), before);  // another name
}

TEST(Vignettes, AreToldOfLikeAllPictures) {
  SiteTest site = themed_fixture();
  site.change("content/themes/neighbours-join.json", "/bridge.svg", "/brigde.svg")
      .change("content/themes/neighbours-join.json", "\"alt\": \"一座桥跨过清亮的河\", ", "");
  site.build();
  EXPECT_NE(site.diagnostics().find("brigde.svg"), std::string::npos) << site.diagnostics();
  EXPECT_NE(site.diagnostics().find("alt"), std::string::npos) << site.diagnostics();
}

}  // namespace

}  // namespace zhanting
