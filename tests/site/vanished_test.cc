#include <gtest/gtest.h>

#include "site_test.h"

/// A page that the last build had and this one has not is told of.
namespace zhanting {

namespace {

SiteTest built_site() {
  SiteTest site;
  site.options().tell_vanished = true;
  site.build().expect_ok().expect_diagnostics("");
  return site;
}

void rename_patrol(SiteTest& site) {
  for (const char* ending : {".json", ".md", "/scene.svg", "/log.csv"}) {
    const std::string from = "content/branches/river-office-branch" + std::string(ending);
    if (site.files().kind_of(site.source() + "/" + from) != FileKind::kFile) continue;
    site.write("content/branches/river-branch" + std::string(ending), site.read(from));
    site.remove(from);
  }
  for (const char* path : {"content/reports/river-2023.json"})
    site.change(path, "river-office-branch#dredged", "river-branch#dredged");
}

constexpr const char* kTold =
    "branches/river-office-branch/index.html: warning: the last build had the page "
    "/branches/river-office-branch/, this one has not: links to it from elsewhere will lead "
    "nowhere\n"
    "     | if it is /branches/river-branch/ now, write \"aliases\": "
    "[\"branches/river-office-branch/\"] "
    "in that record; if it is meant to go, build once without --strict\n";

TEST(VanishedPages, AreToldOnce) {
  SiteTest site = built_site();
  rename_patrol(site);
  site.build().expect_diagnostics(kTold);
  EXPECT_TRUE(site.result().ok());
  site.build().expect_diagnostics("");
}

TEST(VanishedPages, StopAStrictBuildUntilAnAliasStands) {
  SiteTest site = built_site();
  site.options().strict = true;
  rename_patrol(site);
  EXPECT_FALSE(site.build().result().ok());
  EXPECT_FALSE(site.build().result().ok());
  site.expect_file("branches/river-office-branch/index.html");
  site.change("content/branches/river-branch.json", "{\n",
              "{\n  \"aliases\": [\"branches/river-office-branch/\"],\n");
  site.build().expect_ok().expect_diagnostics("");
}

TEST(VanishedPages, AreKnownFromTheListOfFilesWhereTheStateIsLost) {
  SiteTest site = built_site();
  rename_patrol(site);
  site.forget().build().expect_diagnostics(kTold);
}

TEST(VanishedPages, AreToldByCheckWhichWritesNothing) {
  SiteTest site = built_site();
  rename_patrol(site);
  site.options().write = false;
  site.build().expect_diagnostics(kTold);
  site.forget().build().expect_diagnostics(kTold);
}

TEST(VanishedPages, AreNotWhatOnlyAPreviewShowed) {
  SiteTest site;
  site.options().drafts = true;
  site.build().expect_ok();
  site.options().drafts = false;
  site.options().tell_vanished = true;
  site.forget().build().expect_diagnostics("");
}

}  // namespace

}  // namespace zhanting
