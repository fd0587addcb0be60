#include <gtest/gtest.h>

#include <map>

#include "lib/read_links.h"
#include "pipeline/page_links.h"
#include "site_test.h"

/// An id of a page belongs to one thing, and links find it.
namespace zhanting {

namespace {

SiteTest site_of_two_sections() {
  SiteTest site(SiteTest::Begin::kEmpty);
  site.write("content/site.json", R"({"name": "Showcase", "language": "en"})");
  site.write("content/reports/first.json",
             R"({"title": "First", "summary": "A report.", "sections": [
  {"slug": "deeds", "title": "Deeds"}, {"slug": "fn-1", "title": "Notes"}]})");
  site.write("content/reports/first.md", "Introduction.\n");
  return site;
}

void add_brief(SiteTest& site, const std::string& slug, const std::string& figure) {
  site.write("content/highlights/" + slug + ".json",
             "{\"name\": \"Brief " + slug + "\", \"form\": \"brief\", \"report\": \"first\", " +
                 "\"section\": \"deeds\", \"figures\": [{\"id\": \"" + figure +
                 "\", \"value\": \"3\", \"label\": \"things\"}]}");
  site.write("content/highlights/" + slug + ".md", "A brief.[^1]\n\n[^1]: A note.\n");
}

/// How often the id stands on the page.
std::map<std::string, int> ids_of(const SiteTest& site, const std::string& path) {
  std::map<std::string, int> count;
  const std::string html = site.page(path);
  for (const std::string& id : test::read_links(html, path, "/").ids) ++count[id];
  return count;
}

void expect_ids_once(const SiteTest& site) {
  for (const auto& [path, bytes] : site.site()) {
    if (!path.ends_with(".html")) continue;
    for (const auto& [id, count] : ids_of(site, path)) EXPECT_EQ(count, 1) << path << " #" << id;
  }
}

TEST(Ids, OfBriefsSectionsFiguresAndFootnotesAreDifferent) {
  SiteTest site = site_of_two_sections();
  add_brief(site, "a", "b-c");       // a-b-c
  add_brief(site, "a-b", "c");       // a-b-c
  add_brief(site, "a-b-c", "fn-1");  // and a brief of that name
  add_brief(site, "deeds", "fn-1");  // a brief and a section; a figure like a footnote
  add_brief(site, "fn-1", "x");      // a section, a brief and a footnote
  site.write("content/reports/first.md", "Introduction.[^1]\n\n[^1]: A note.\n");
  site.build().expect_ok();
  expect_ids_once(site);
  // A brief keeps its address.
  site.expect_text("highlights/index.html", R"(href="../reports/first/index.html#deeds")");
  EXPECT_NE(site.page("reports/first/index.html").find(R"(<article class="brief" id="deeds">)"),
            std::string::npos);
  EXPECT_NE(site.page("reports/first/index.html").find(R"(id="deeds-1")"), std::string::npos);
}

TEST(Ids, OfHeadingsGiveWayToThoseThatOthersLinkTo) {
  SiteTest site = site_of_two_sections();
  add_brief(site, "noon", "readers");
  site.write("content/reports/first.md",
             "Introduction.\n\n## noon\n\nOne.\n\n## deeds\n\nTwo.\n\n## page_main\n\nThree.\n");
  site.write("content/branches/river.json",
             R"({"name": "River", "report": "first", "summary": "S.", "figures": [
  {"id": "readers", "value": "3", "label": "things"}]})");
  site.write("content/branches/river.md", "A.\n\n## river-readers\n\nB.\n\n## page_menu\n\nC.\n");
  site.write("content/pages/about.json", R"({"title": "About", "summary": "S."})");
  site.write("content/pages/about.md", "A.\n\n## page_main\n\nB. See [there](#s-page_main).\n");
  site.build().expect_ok();
  expect_ids_once(site);
  site.expect_text("reports/first/index.html", R"(<h2 id="noon-1">)");
  site.expect_text("branches/river/index.html", R"(<h2 id="river-readers-1">)");
  site.expect_text("about/index.html", R"(<h2 id="s-page_main">)");
}

/// The same whether the story was converted by this build or known from the last.
TEST(Ids, FollowWhatElseStandsOnThePage) {
  SiteTest site = site_of_two_sections();
  site.write("content/reports/first.md", "Introduction.\n\n## noon\n\nOne.\n");
  site.build().expect_ok().expect_text("reports/first/index.html", R"(<h2 id="noon">)");
  add_brief(site, "noon", "readers");
  site.build().expect_ok().expect_text("reports/first/index.html", R"(<h2 id="noon-1">)");
  site.change("content/reports/first.json", "A report.", "The report.");
  site.build().expect_ok().expect_text("reports/first/index.html", R"(<h2 id="noon-1">)");
}

TEST(Ids, ThatAnEditorChoseAndCannotHaveAreTold) {
  SiteTest site = site_of_two_sections();
  add_brief(site, "noon", "readers");
  site.write("content/reports/first.md", "Introduction.\n\n## At noon {#noon}\n\nOne.\n");
  site.build().expect_diagnostics(
      "content/reports/first.md:3:1: warning: the id 'noon' is another thing's on this page; this "
      "heading gets 'noon-1'\n"
      "   3 | ## At noon {#noon}\n"
      "     | ^~~~~~~~~~~~~~~~~~ give the heading another id\n");
}

/// The directory's groups: letters, and one for digits, signs and other scripts.
TEST(Ids, OfLetterGroupsAreFound) {
  SiteTest site = site_of_two_sections();
  int number = 0;
  for (const char* name : {"12345热线", "“12345”热线", "110指挥中心", "한국문화원", "☆艺术团",
                           "Ärztehaus", "市图书馆", "Ёлка"}) {
    const std::string slug = "o" + std::to_string(++number);
    site.write("content/organisations/" + slug + ".json",
               "{\"name\": \"" + std::string(name) + "\"}");
    site.write("content/branches/b" + slug + ".json",
               "{\"name\": \"B " + slug +
                   "\", \"report\": \"first\", \"summary\": \"S.\", \"organisation\": \"" + slug +
                   "\"}");
    site.write("content/branches/b" + slug + ".md", "Story.\n");
  }
  site.build().expect_ok();
  expect_ids_once(site);
  site.expect_text("organisations/index.html", R"(href="#page_initial_other")");
  site.expect_text("organisations/index.html", R"(id="page_initial_other")");
}

TEST(Ids, ThatATemplateWritesTwiceAreErrors) {
  SiteTest site;
  site.change("templates/page.html", "{{ story }}",
              "<p id=\"here\">1</p><p ID='here'>2</p>{{ story }}");
  site.build().expect_diagnostics(
      "about/index.html: error: the id 'here' stands on 2 things of this page; a link to it cannot "
      "tell which is meant\n     | give each an id of its own in the template page.html or one "
      "that it "
      "uses; for briefs, sections and figures write html_id\n");
  EXPECT_FALSE(site.result().ok());
}

TEST(Ids, OfOlderTemplatesAreStillFound) {
  SiteTest site;
  site.change("templates/page.html", "{{ story }}",
              "<p id=\"a%23\">1</p><a href=\"#a%23\">x</a>{{ story }}");
  site.build().expect_ok();
}

}  // namespace

}  // namespace zhanting
