#include <gtest/gtest.h>

#include "pipeline/render.h"
#include "site_test.h"

/// What the preview's builds leave out. That what they make is right, tests/laws shows.
namespace zhanting {

namespace {

/// Changes a file without a word to the build.
void change_unseen(SiteTest& site, const std::string& path, std::string_view before,
                   std::string_view after) {
  std::string bytes = site.read(path);
  bytes.replace(bytes.find(before), before.size(), after);
  ASSERT_FALSE(site.files().write(site.source() + "/" + path, bytes));
}

constexpr const char* kPatrolMarkdown = "content/branches/patrol.md";

TEST(Live, AnEditedStoryIsTheOnlyFileRead) {
  SiteTest site;
  site.build_live().expect_ok();
  change_unseen(site, "content/pages/about.md", "内容出自", "内容来自");
  change_unseen(site, "content/branches/patrol.json", "河道巡查队党支部", "别的支部");
  change_unseen(site, "templates/page.html", "{{ story }}", "<main>{{ story }}</main>");
  site.change(kPatrolMarkdown, "起初有人", "开头有人").build_live().expect_ok();
  site.expect_made({"branches/patrol/index.html"});
  site.expect_text("branches/patrol/index.html", "开头有人");
  site.expect_no_text("branches/patrol/index.html", "别的支部");
}

TEST(Live, AnEditedTemplateLeavesTheContentUnread) {
  SiteTest site;
  site.build_live().expect_ok();
  change_unseen(site, "content/branches/patrol.json", "河道巡查队党支部", "别的支部");
  site.change("templates/page.html", "{{ story }}", "<main>{{ story }}</main>").build_live();
  site.expect_ok().expect_made({"about/index.html"});
}

TEST(Live, AMistakeInAStoryLeavesTheSiteAndIsMendedAlone) {
  SiteTest site;
  site.build_live().expect_ok();
  const auto before = site.site();
  site.change(kPatrolMarkdown, "天刚亮", "[天刚亮](nowhere.md)").build_live();
  EXPECT_FALSE(site.result().ok());
  EXPECT_EQ(difference(before, site.site()), "");
  change_unseen(site, "content/branches/patrol.json", "河道巡查队党支部", "别的支部");
  site.change(kPatrolMarkdown, "[天刚亮](nowhere.md)", "天刚亮").build_live().expect_ok();
  site.expect_made({});
}

TEST(Live, AStoryThatGoesAndComesBackIsToldBothTimes) {
  SiteTest site;
  site.build_live().expect_ok();
  const std::string story = site.read(kPatrolMarkdown);
  site.remove(kPatrolMarkdown).build_live();
  EXPECT_FALSE(site.result().ok());
  site.write("content/pages/about.md", "# 关于\n\n别的话。\n").build_live();
  EXPECT_FALSE(site.result().ok());
  site.write(kPatrolMarkdown, story).build_live();
  EXPECT_TRUE(site.result().ok()) << site.diagnostics();
}

TEST(Live, PagesCanBeLookedAtBeforeTheyAreAllMade) {
  SiteTest site;
  site.build().expect_ok();
  std::string seen;
  site.options().planned = [&](const auto& planned) {
    const Output* about = planned->plan().find("about/index.html");
    std::vector<HtmlMark> marks;
    Diagnostics mistakes;
    seen = render_output(*planned, *about, site.source(), site.files(), marks, mistakes);
    EXPECT_NE(seen, site.page("about/index.html")) << "the site is as it was";
  };
  site.change("templates/frame.html", "<body>", "<body class=\"x\">").build().expect_ok();
  EXPECT_EQ(seen, site.page("about/index.html"));
  seen.clear();
  site.write("content/themes/water.json", "{").build();
  EXPECT_EQ(seen, "") << "of content with a mistake there is nothing to see";
}

}  // namespace

}  // namespace zhanting
