#include <gtest/gtest.h>

#include "lib/read_links.h"
#include "site_test.h"

/// What site.json says of how the site is found and hosted.
namespace zhanting {

namespace {

/// In the theme that is compiled in, with pages of every kind.
class HostedTest : public testing::Test {
 protected:
  HostedTest() {
    const SiteTest fixture;
    for (const auto& [path, bytes] :
         read_tree(*make_disk_files(), std::string(ZHANTING_TESTS_DIR) + "/site/showcase/content"))
      site.write("content/" + path, bytes);
  }

  HostedTest& set(const std::string& settings) {
    site.change("content/site.json", "{\n  \"name\"", "{\n  " + settings + ",\n  \"name\"");
    return *this;
  }
  /// Of all pages, by page, as a reader finds them.
  std::map<std::string, std::vector<std::string>> targets() const {
    std::map<std::string, std::vector<std::string>> all;
    for (const auto& [path, bytes] : site.site()) {
      if (path.ends_with(".html")) all[path] = test::read_links(bytes, path, "/").targets;
    }
    return all;
  }

  SiteTest site{SiteTest::Begin::kEmpty};
};

TEST_F(HostedTest, LinksToFoldersLeadWhereLinksToFilesDo) {
  site.build().expect_ok();
  const auto files = targets();
  set(R"("links": "folder")");
  site.build().expect_ok();
  EXPECT_EQ(targets(), files);
  for (const auto& [path, bytes] : site.site()) {
    if (!path.ends_with(".html") || path.starts_with("intro")) continue;
    for (const char* ending : {"index.html\"", "index.html#"}) {
      const std::size_t found = bytes.find(std::string("/") + ending);
      const std::size_t attribute = found == std::string::npos ? 0 : bytes.rfind('"', found);
      const bool is_link = attribute > 6 && bytes.compare(attribute - 5, 5, "href=") == 0;
      EXPECT_FALSE(is_link) << path << ": " << bytes.substr(attribute, 60);
    }
    EXPECT_EQ(bytes.find("href=\"\""), std::string::npos) << path;
  }
  site.expect_text("index.html", "href=\"./\"");
  site.expect_text("branches/patrol/index.html", "href=\"../../reports/\"");
}

TEST_F(HostedTest, LinksOfStoriesToFoldersKeepTheirPlaces) {
  set(R"("links": "folder")");
  site.write("content/pages/about.md",
             "[一](../branches/patrol.md) [二](../branches/patrol.md#x)\n\n## 河 {#x}\n");
  const std::string story = site.read("content/branches/patrol.md");
  site.write("content/branches/patrol.md", story + "\n## X\n");
  site.build();
  site.expect_text("about/index.html", "href=\"../branches/patrol/\"");
}

TEST_F(HostedTest, RobotsAreLetInOrAskedToLeaveItOut) {
  site.options().base_url = "https://example.cn/";
  site.build().expect_ok();
  const auto before = site.site();
  EXPECT_NE(site.page("robots.txt").find("Sitemap: https://example.cn/sitemap.xml"),
            std::string::npos);
  EXPECT_EQ(site.page("index.html").find("noindex"), std::string::npos);
  set(R"("robots": "noindex")");
  site.build().expect_ok();
  for (const auto& [path, bytes] : site.site()) {
    if (!path.ends_with(".html")) continue;
    EXPECT_NE(bytes.find("<meta name=\"robots\" content=\"noindex\">"), std::string::npos) << path;
  }
  EXPECT_EQ(site.page("robots.txt"), "User-agent: *\nAllow: /\n")
      << "who may not come in cannot read that";
  site.expect_no_file("sitemap.xml");
  site.change("content/site.json", R"("noindex")", R"("index")").build().expect_ok();
  EXPECT_EQ(difference(before, site.site()), "");
}

TEST_F(HostedTest, AFileOfTheShowcasesOwnForRobotsStands) {
  site.write("assets/root/robots.txt", "User-agent: *\nDisallow: /\n").build().expect_ok();
  EXPECT_EQ(site.page("robots.txt"), "User-agent: *\nDisallow: /\n");
}

TEST_F(HostedTest, FilesForHostsSayWhatHeadersSays) {
  site.build().expect_ok().expect_no_file("_headers").expect_no_file("_redirects");
  set(R"("host_files": true)");
  site.build().expect_ok();
  site.expect_text("_headers", "/*\n  Content-Security-Policy: default-src 'none'");
  site.expect_text("_headers", "/assets/*\n  Cache-Control: public, max-age=31536000, immutable\n");
  site.expect_text("_redirects", "\n/intro.html /about/ 301!\n");
  site.change("content/site.json", "\"host_files\"", "\"robots\": \"noindex\", \"host_files\"");
  site.build().expect_ok().expect_text("_headers", "  X-Robots-Tag: noindex\n");
  site.write("assets/root/_headers", "/*\n  X-Own: 1\n").build().expect_ok();
  EXPECT_EQ(site.page("_headers"), "/*\n  X-Own: 1\n");
}

TEST_F(HostedTest, WordsThatAreNoneAreTold) {
  set(R"("links": "folders")");
  site.build();
  EXPECT_NE(site.diagnostics().find("did you mean 'folder'?"), std::string::npos)
      << site.diagnostics();
}

}  // namespace

}  // namespace zhanting
