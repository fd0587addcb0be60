// Rendering says which links and ids it writes; what a reader of the pages finds must be the same.
#include <gtest/gtest.h>

#include "lib/read_links.h"
#include "pipeline/page_links.h"
#include "site/site_test.h"

namespace zhanting {

namespace {

void expect_links_as_read(SiteTest& site, const std::string& base_path) {
  site.build().expect_ok();
  std::size_t links = 0;
  for (const auto& [path, html] : site.site()) {
    const Remembered* remembered = site.state().find(path);
    if (!path.ends_with(".html") || !remembered) continue;
    const test::TextLinks read = test::read_links(html, path, base_path);
    const test::TextLinks known = test::texts_of(*remembered->links, site.state().links());
    EXPECT_EQ(known.targets, read.targets) << path;
    EXPECT_EQ(known.ids, read.ids) << path;
    links += read.targets.size();
  }
  EXPECT_GT(links, 100U);
}

TEST(Links, OfTheFixtureAreAsRead) {
  SiteTest site;
  expect_links_as_read(site, "/");
}

TEST(Links, OfTheShowcaseAreAsRead) {
  SiteTest site(SiteTest::Begin::kEmpty);
  const std::unique_ptr<FileSystem> disk = make_disk_files();
  for (const auto& [path, bytes] : read_tree(*disk, std::string(ZHANTING_SOURCE_DIR) + "/content"))
    site.write("content/" + path, bytes);
  site.write("assets/drawings.css", "");  // that its settings name
  expect_links_as_read(site, "/");
}

}  // namespace

}  // namespace zhanting
