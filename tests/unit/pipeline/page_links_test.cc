#include "pipeline/page_links.h"

#include <gtest/gtest.h>

#include <random>

#include "base/text.h"
#include "lib/read_links.h"

namespace zhanting {

namespace {

test::TextLinks links_of(std::string_view html, std::string_view page, std::string_view base,
                         bool anywhere = false) {
  return test::read_links(html, page, base, anywhere ? std::string(base) : root_prefix(page));
}

struct LinkCase {
  std::string_view html, targets;
};

std::string targets_of(std::string_view html, std::string_view page = "branches/x/index.html",
                       std::string_view base = "/") {
  return join(links_of(html, page, base).targets, " ");
}

TEST(PageLinks, AreWorkedOutAgainstThePage) {
  constexpr LinkCase kCases[] = {
      {R"(<a href="../y/index.html">)", "branches/y/index.html"},
      {R"(<a href="../../index.html#a">)", "index.html#a"},
      {R"(<a href="#a">)", "branches/x/index.html#a"},
      {R"(<a href="">)", "branches/x/index.html"},
      {R"(<a href="../">)", "branches/index.html"},
      {R"(<a href="..">)", "branches/index.html"},
      {R"(<a href="?q=1#a">)", "branches/x/index.html#a"},
      {R"(<a href="#%E6%88%90%E6%95%88">)", "branches/x/index.html#%E6%88%90%E6%95%88"},
      {R"(<a href="../a&amp;b/index.html">)", "branches/a&b/index.html"},
      {R"(<a href='../y/index.html'>)", "branches/y/index.html"},
      {R"(<a href=../y/index.html>)", "branches/y/index.html"},
      {R"(<img src="../../media/a.svg">)", "media/a.svg"},
      {R"(<a href="https://x.example/">)", ""},
      {R"(<a href="//x.example/">)", ""},
      {R"(<a href="mailto:a@b.c">)", ""},
      {R"(<a href="../../../up">)", "../../../up"},
      {R"(<!-- <a href="no"> -->)", ""},
      {R"(<script>"<a href='no'>"</script>)", ""},
      {R"(<a title="a > b" href="#a">)", "branches/x/index.html#a"},
      {R"(<a href="/reports/index.html">)", "reports/index.html"},
      {R"(<a href="#&#24180;&#x6708;">)", "branches/x/index.html#年月"},
      {R"(<img srcset="a.png 1x, ../b.png 2x,c,d.png">)",
       "branches/b.png branches/x/a.png branches/x/c,d.png"},
      {R"(<img srcset="a.png, b.png">)", "branches/x/a.png branches/x/b.png"},
      {R"(<img srcset=" , ">)", ""},
      {R"(<meta http-equiv="refresh" content="0; url=../y/index.html">)", "branches/y/index.html"},
      {R"(<object data="a.svg"></object>)", "branches/x/a.svg"},
  };
  for (const LinkCase& each : kCases) EXPECT_EQ(targets_of(each.html), each.targets) << each.html;
}

TEST(PageLinks, CountFromTheBasePathWhereTheyBeginWithIt) {
  EXPECT_EQ(targets_of(R"(<a href="/show/reports/">)", "404.html", "/show/"), "reports/index.html");
  EXPECT_EQ(targets_of(R"(<a href="/other/">)", "404.html", "/show/"), "/other/");
}

TEST(PageLinks, OfAPageThatIsShownAnywhereMayClimbToTheRoot) {
  const auto target = [](std::string_view html) {
    return join(links_of(html, "404.html", "/", true).targets, " ");
  };
  EXPECT_EQ(target(R"(<script src="./assets/a.js">)"), "assets/a.js");
  EXPECT_EQ(target(R"(<script src="../../../assets/a.js">)"), "assets/a.js");
  EXPECT_EQ(target(R"(<a href="../">)"), "index.html");
  EXPECT_EQ(target(R"(<a href="/reports/">)"), "reports/index.html");
  EXPECT_EQ(target(R"(<a href="reports/../../up">)"), "reports/../../up");
}

TEST(PageLinks, KnowTheIds) {
  const test::TextLinks links = links_of(R"(<h2 id="b">x</h2><p id='a&amp;b'><i id=c>)", "x", "/");
  EXPECT_EQ(links.ids, (std::vector<std::string>{"a&b", "b", "c"}));
  EXPECT_EQ(links_of(R"(<p id="a"><p ID=a>)", "x", "/").ids, (std::vector<std::string>{"a", "a"}));
}

TEST(PageLinks, SurviveAnyMarkup) {
  constexpr std::string_view kPieces[] = {"<",       ">",        "\"",    "'",   "a",    " ",
                                          "=",       "href",     "id",    "/",   "<!--", "-->",
                                          "<script", "</script", "&amp;", "%E5", "#",    "展"};
  std::mt19937 random(5);  // NOLINT: the same cases every time
  for (int round = 0; round < 4000; ++round) {
    std::string html;
    for (int n = 0; n < 14; ++n) html += kPieces[random() % std::size(kPieces)];
    (void)links_of(html, "a/index.html", "/");
  }
}

}  // namespace

}  // namespace zhanting
