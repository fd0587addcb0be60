// The same template text is refused or escaped by where it stands: what advance() makes of HTML.
#include "template/html_context.h"

#include <gtest/gtest.h>

namespace zhanting {
namespace {

std::string_view name_of(Escape escape) {
  switch (escape) {
    case Escape::kText:
      return "text";
    case Escape::kAttribute:
      return "attribute";
    case Escape::kUrl:
      return "URL";
    case Escape::kSource:
      return "source";
    case Escape::kSources:
      return "sources";
    case Escape::kMoreSources:
      return "more sources";
    case Escape::kJson:
      return "JSON";
  }
  return {};
}

/// Where the end of `html` stands, and how output there is escaped.
std::string after(std::string_view html) {
  HtmlContext context;
  context.advance(html);
  Message refusal{};
  std::optional<Message> hint;
  const std::optional<Escape> escape = context.output(refusal, hint);
  return context.describe() + " " + (escape ? std::string(name_of(*escape)) : "refused");
}

TEST(HtmlContext, FollowsTheText) {
  const std::pair<std::string_view, std::string_view> cases[] = {
      {"", "… text"},
      {"a < b", "… text"},
      {"a <", "< refused"},
      {"<1", "… text"},
      {"<p>", "… text"},
      {"<p", "<p refused"},
      {"<p ", "<p … refused"},
      {"<p/", "<p … refused"},
      {"<p/>", "… text"},
      {"</p ", "</p … refused"},
      {"<p a", "<p a refused"},
      {"<p a ", "<p a refused"},
      {"<p a = ", "<p a=… refused"},
      {"<p a=", "<p a=… refused"},
      {"<p a=>", "… text"},
      {"<p a=x", "<p a=… refused"},
      {"<p a=x ", "<p … refused"},
      {"<p a=x>", "… text"},
      {"<p a=x/>", "… text"},
      {"<p a=\"", "<p a=\"… attribute"},
      {"<p a='\"", "<p a='… attribute"},
      {"<p a=\"x\"", "<p … refused"},
      {"<p a=\">", "<p a=\"… attribute"},
      {"<P A=\"", "<p a=\"… attribute"},
      {"<p a\n=\n\"", "<p a=\"… attribute"},
      {"<p a b=\"", "<p b=\"… attribute"},
      {"<p a=\"1\"b=\"", "<p b=\"… attribute"},
      {"<a href=\"", "<a href=\"… URL"},
      {"<a HREF='", "<a href='… URL"},
      {"<a href=\"x", "<a href=\"… URL"},
      {"<a href=\"/x", "<a href=\"… attribute"},
      {"<a href=\"#", "<a href=\"… attribute"},
      {"<a href=\"?q=", "<a href=\"… attribute"},
      {"<a href=\"https://", "<a href=\"… attribute"},
      {"<a href=\"mailto:", "<a href=\"… attribute"},
      {"<a href=\" JavaScript:", "<a href=\"… refused"},
      {"<a href=\"data:", "<a href=\"… refused"},
      {"<a href=\"vbscript:", "<a href=\"… refused"},
      {"<a href=\"a:b\" href=\"", "<a href=\"… URL"},
      {"<a href=\"java&Tab;script:", "<a href=\"… refused"},
      {"<a href=\"&#106;avascript&colon;", "<a href=\"… refused"},
      {"<a href=\"java&#x", "<a href=\"… URL"},
      {"<a href=\"?a=1&amp;b=", "<a href=\"… attribute"},
      {"<svg><a xlink:href=\"", "<a xlink:href=\"… URL"},
      {"<svg><use xlink:href=\"", "<use xlink:href=\"… source"},
      {"<img src=\"", "<img src=\"… source"},
      {"<img src=\"/", "<img src=\"… source"},
      {"<img src=\"../", "<img src=\"… attribute"},
      {"<img src=\"/assets/", "<img src=\"… attribute"},
      {"<img src=\"https:", "<img src=\"… refused"},
      {"<img src=\"https://cdn.", "<img src=\"… refused"},
      {"<img src=\"//", "<img src=\"… refused"},
      {"<img src=\"https://cdn.cn/", "<img src=\"… attribute"},
      {"<img srcset=\"", "<img srcset=\"… sources"},
      {"<img srcset=\"a.png 1x, ", "<img srcset=\"… sources"},
      {"<img srcset=\"a.png 1x, img/", "<img srcset=\"… more sources"},
      {"<img srcset=\"a.png 1x, https://", "<img srcset=\"… refused"},
      {"<a ping=\"", "<a ping=\"… sources"},
      {"<form action=\"", "<form action=\"… source"},
      {"<button formaction=\"", "<button formaction=\"… source"},
      {"<script src=\"", "<script src=\"… source"},
      {"<base href=\"", "<base href=\"… source"},
      {"<link href=\"", "<link href=\"… source"},
      {"<link rel=\"stylesheet\" href=\"", "<link href=\"… source"},
      {"<link rel=canonical href=\"", "<link href=\"… URL"},
      {"<link rel=\"alternate stylesheet\" href=\"", "<link href=\"… source"},
      {"<link rel=\"stylesheet\" rel=\"next\" href=\"", "<link href=\"… source"},
      {"<iframe src=\"", "<iframe src=\"… source"},
      {"<embed src=\"", "<embed src=\"… source"},
      {"<object data=\"", "<object data=\"… source"},
      {"<svg><animate values=\"", "<animate values=\"… sources"},
      {"<svg><set to=\"", "<set to=\"… sources"},
      {"<svg><set attributeName=\"", "<set attributename=\"… refused"},
      {"<meta content=\"", "<meta content=\"… attribute"},
      {"<meta http-equiv=\"", "<meta http-equiv=\"… refused"},
      {"<meta http-equiv=\"Refresh\" content=\"", "<meta content=\"… refused"},
      {"<meta http-equiv=\"Refresh\" content=\"0; ", "<meta content=\"… refused"},
      {"<meta http-equiv=\"Refresh\" content=\"0; URL=", "<meta content=\"… source"},
      {"<meta http-equiv=\"Refresh\" content=\"0; url=javascript:", "<meta content=\"… refused"},
      {"<meta http-equiv=\"content-language\" content=\"", "<meta content=\"… attribute"},
      {"<script type=\"module\" type=\"application/json\">", "<script>… refused"},
      {"<p onclick=\"", "<p onclick=\"… refused"},
      {"<p ONCLICK='", "<p onclick='… refused"},
      {"<p style=\"", "<p style=\"… refused"},
      {"<!--", "<!-- … attribute"},
      {"<!-- <p a=\"", "<!-- … attribute"},
      {"<!-- -->", "… text"},
      {"<!-->", "… text"},
      {"<!--->", "… text"},
      {"<!-- --!>", "… text"},
      {"<!-- - -> --", "<!-- … attribute"},
      {"<!doctype html", "<!… attribute"},
      {"<!doctype html>", "… text"},
      {"<?xml ?>", "… text"},
      {"<script>", "<script>… refused"},
      {"<SCRIPT SRC=\"x\">", "<script>… refused"},
      {"<script type=\"module\">", "<script>… refused"},
      {"<script type=\"application/json\">", "<script>… JSON"},
      {"<script type=application/json>", "<script>… JSON"},
      {"<script type=' Application/LD+JSON '>", "<script>… JSON"},
      {"<script type=\"application/json\"></script><script>", "<script>… refused"},
      {"<script>\"</scrip\"", "<script>… refused"},
      {"<script></scripts>", "<script>… refused"},
      {"<script></script>", "… text"},
      {"<script></SCRIPT\n>", "… text"},
      {"<style>", "<style>… refused"},
      {"<style></style>", "… text"},
      {"<title>", "<title>… attribute"},
      {"<title><p a=\"", "<title>… attribute"},
      {"<title><", "<title>… refused"},
      {"<title></ti", "<title>… refused"},
      {"<title>a </p>", "<title>… attribute"},
      {"<title></title>", "… text"},
      {"<textarea>", "<textarea>… attribute"},
      {"<iframe>", "<iframe>… refused"},
      {"<xmp>", "<xmp>… refused"},
      {"<noscript>", "… text"},
      {"</script>", "… text"},
      {"</>", "… text"},
      {"</ p", "<!… attribute"},
  };
  for (const auto& [html, expected] : cases) EXPECT_EQ(after(html), expected) << html;
}

TEST(HtmlContext, TheTextMayComeInAnyPieces) {
  const std::string html =
      "<!-- a --><p a=\"1\" b='2' c=3 d>x</p><title>t</title><script type=\"application/json\">"
      "{}</script><a href=\"/x";
  for (std::size_t cut = 0; cut <= html.size(); ++cut) {
    HtmlContext context;
    context.advance(html.substr(0, cut));
    context.advance(html.substr(cut));
    // A cut inside "<!--" or "</title" is one that no output can make: it is refused there.
    if (html.substr(0, cut).ends_with("<") || html.substr(0, cut).ends_with("<!") ||
        html.substr(0, cut).ends_with("<!-"))
      continue;
    const std::size_t tag = html.rfind("</", cut);
    const bool in_end_tag = tag != std::string::npos && html.find('>', tag) >= cut;
    if (in_end_tag) continue;
    EXPECT_EQ(context.describe(), "<a href=\"…") << cut;
  }
}

TEST(HtmlContext, BranchesJoin) {
  const auto at = [](std::string_view html) {
    HtmlContext context;
    context.advance(html);
    context.interrupt();
    return context;
  };
  const auto join = [&](std::string_view a, std::string_view b) { return at(a).join(at(b)); };
  EXPECT_TRUE(join("x", "<p>"));
  EXPECT_TRUE(join("<p", "<p a=\"1\""));
  EXPECT_TRUE(join("<p ", "<p checked"));
  EXPECT_TRUE(join("<p a=\"x", "<p a=\"y z"));
  EXPECT_FALSE(join("<p a=\"x", "<p a='x"));
  EXPECT_FALSE(join("<p a=\"x", "<p b=\"x"));
  EXPECT_FALSE(join("<p", "<q"));
  EXPECT_FALSE(join("x", "<p"));
  EXPECT_FALSE(join("<script>", "<style>"));
  EXPECT_FALSE(join("<script>", "<script type=\"application/json\">"));
  EXPECT_FALSE(join("<!--", "<!-- -->"));
}

TEST(HtmlContext, ABranchCannotSmuggleAScheme) {
  // What stands before the colon depends on the branch: neither text alone decides.
  HtmlContext context;
  context.advance("<a href=\"http");
  HtmlContext other;
  other.advance("<a href=\"javascript");
  ASSERT_TRUE(context.join(other));
  context.advance(":");
  Message refusal{};
  std::optional<Message> hint;
  EXPECT_EQ(context.output(refusal, hint), Escape::kUrl);
}

}  // namespace
}  // namespace zhanting
