// Where an address leads is judged as a browser reads it, not as it looks.
#include "template/url.h"

#include <gtest/gtest.h>

#include "page.h"

namespace zhanting::test {
namespace {

using enum UrlJudgement;

void expect_judged(UrlUse use,
                   const std::vector<std::pair<std::string_view, UrlJudgement>>& cases) {
  for (const auto& [url, expected] : cases) EXPECT_EQ(judge_url(url, use), expected) << url;
}

TEST(Url, AReaderIsLedByKnownSchemesOnly) {
  expect_judged(UrlUse::kVisit, {
                                    {"", kOpen},
                                    {"java", kOpen},
                                    {"a/b.html", kAllowed},
                                    {"../a:b", kAllowed},
                                    {"?a:b", kAllowed},
                                    {"#a:b", kAllowed},
                                    {"//example.cn", kAllowed},
                                    {"http://x", kAllowed},
                                    {"HTTPS://x", kAllowed},
                                    {"mailto:x", kAllowed},
                                    {"tel:1", kAllowed},
                                    {"青岛:x", kAllowed},
                                    {"a&amp;b:x", kAllowed},
                                    {"javascript:x", kScheme},
                                    {"JaVaScRiPt:x", kScheme},
                                    {" javascript:x", kScheme},
                                    {"\x01javascript:x", kScheme},
                                    {"java\tscript:x", kScheme},
                                    {"javascript\n:x", kScheme},
                                    {"java&Tab;script:x", kScheme},
                                    {"java&NewLine;script:x", kScheme},
                                    {"javascript&colon;x", kScheme},
                                    {"&#106;avascript:x", kScheme},
                                    {"&#x6A;avascript:x", kScheme},
                                    {"&#0000106avascript:x", kScheme},
                                    {"&#32;javascript:x", kScheme},
                                    {"java&#9", kOpen},
                                    {"java&colo", kOpen},
                                    {"data:text/html,x", kScheme},
                                    {"vbscript:x", kScheme},
                                    {"x:y", kScheme},
                                    {":", kScheme},
                                });
}

TEST(Url, APageLoadsFromItsOwnSiteOnly) {
  expect_judged(UrlUse::kLoad, {
                                   {"", kOpen},
                                   {"/", kOpen},
                                   {" /\t", kOpen},
                                   {"a.js", kOpen},
                                   {"a.js?", kAllowed},
                                   {"./a.js", kAllowed},
                                   {"../a.js", kAllowed},
                                   {"/a.js", kAllowed},
                                   {"a//b.js", kAllowed},
                                   {"#x", kAllowed},
                                   {"//evil", kHost},
                                   {"//evil/", kForeign},
                                   {"\\\\evil/", kForeign},
                                   {"/\\evil/", kForeign},
                                   {"/\t/evil/", kForeign},
                                   {"&sol;&sol;evil/", kForeign},
                                   {"&#47;/evil/", kForeign},
                                   {"/&so", kOpen},
                                   {"https://evil/a.js", kForeign},
                                   {"HTTPS:evil/a.js", kForeign},
                                   {"https:", kHost},
                                   {"mailto:x", kHost},
                                   {"javascript:x", kScheme},
                                   {"data:x", kScheme},
                               });
}

/// The message of each text with `x` put out in it, "" where it renders.
std::string first_message(const std::string& html, const std::string& x) {
  const std::string problems = render("{% set x = '" + x + "' %}" + html).problems;
  const std::size_t begin = problems.find("error: ");
  if (begin == std::string::npos) return problems;
  return problems.substr(begin + 7, problems.find('\n', begin) - begin - 7);
}

TEST(Url, WhatIsPutOutCannotLeadAstray) {
  struct Case {
    std::string html, x, message;
  };
  const std::string here = " is not allowed here";
  const std::string own = "expected an address of this site, found ";
  const std::vector<Case> cases = {
      {"<a href=\"{{ x }}:alert(1)\">", "javascript", "the URL 'javascript:alert(1)'" + here},
      {"<a href=\"{{ x }}&colon;alert(1)\">", "javascript",
       "the URL 'javascript&colon;alert(1)'" + here},
      {"<a href=\"&#{{ x }}\">", "106;avascript:x", "the URL '&#106;avascript:x'" + here},
      {"<a href=\"java&#{{ x }};script:x\">", "9", "the URL 'java&#9;script:x'" + here},
      {"<a href=\"{{ x }}://example.cn/\">", "https", ""},
      {"<a href=\"{{ x }}/b:c\">", "a", ""},
      {"<a href=\"{% if x %}java{% endif %}script:x\">", "1", "the URL 'javascript:x'" + here},
      {"<a href=\"{% set y %}<a href=\"{{ x }}\">{% endset %}{{ 'b' }}\">", "a", ""},
      {"<a href=\"{{ x }}\">", "//example.cn/", ""},
      {"<img src=\"{{ x }}\">", "a b/图.png", ""},
      {"<img src=\"{{ x }}\">", "https://evil.cn/a.png", own + "'https://evil.cn/a.png'"},
      {"<img src=\"{{ x }}\">", "//evil.cn", own + "'//evil.cn'"},
      {"<img src=\"/{{ x }}\">", "/evil.cn/a.png", own + "'//evil.cn/a.png'"},
      {"<img src=\"{{ x }}/evil.cn/a.png\">", "/", own + "'//evil.cn/a.png'"},
      {"<img src=\"{{ x }}{{ x }}evil.cn\">", "/", own + "'//'"},
      {"<img src=\"https://cdn.cn/{{ x }}\">", "//evil.cn", ""},
      {"<img srcset=\"{{ x }} 1x\">", "a.png", ""},
      {"<img srcset=\"{{ x }}\">", "a.png 1x, b.png 2x", ""},
      {"<img srcset=\"{{ x }} 1x\">", "a.png 1x, //evil.cn/b.png", own + "'//evil.cn/b.png'"},
      {"<img srcset=\"img/{{ x }} 1x\">", "a.png 1x,//evil.cn/b.png", own + "'//evil.cn/b.png'"},
      {"<img srcset=\"{{ x }}:a 1x, b.png\">", "javascript", "the URL 'javascript:a'" + here},
      {"<img srcset=\"https://cdn.cn/a.png 1x, {{ x }} 2x\">", "b.png", ""},
      {"<a ping=\"/p {{ x }}\">", "https://evil.cn/", own + "'https://evil.cn/'"},
      {"<svg><animate values=\"{{ x }}\"/></svg>", "0;javascript:x",
       "the URL 'javascript:x'" + here},
      {"<svg><animate attributeName=\"width\" values=\"0;{{ x }}\"/></svg>", "12", ""},
      {"<svg><set to=\"{{ x }}\"/></svg>", "javascript:x", "the URL 'javascript:x'" + here},
      {"<meta http-equiv=\"refresh\" content=\"0; url={{ x }}\">", "../a/index.html", ""},
      {"<meta http-equiv=\"refresh\" content=\"0; url={{ x }}\">", "https://evil.cn/",
       own + "'https://evil.cn/'"},
      {"<meta http-equiv=\"refresh\" content=\"0; url='{{ x }}'\">", "../a/index.html", ""},
      {"<meta http-equiv=\"refresh\" content=\"0; url='{{ x }}'\">", "javascript:x",
       "the URL ''javascript:x'" + here},
      {"<meta http-equiv=\"refresh\" content=\"0; url={{ x }}\">", "\"https://evil.cn/\"",
       own + "'&#34;https://evil.cn/&#34;'"},
      {"<meta http-equiv=\"refresh\" content=\"0; url= &quot;{{ x }}\">", "//evil.cn",
       own + "' &quot;//evil.cn'"},
      {"<meta http-equiv=\"re{% if x %}fresh{% endif %}\" content=\"{{ x }}\">", "0",
       "output in a redirection is safe only behind 'url='"},
      {"<meta http-equiv=\"&#114;efresh\" content=\"{{ x }}\">", "0",
       "output in a redirection is safe only behind 'url='"},
      {"<meta content=\"{{ x }}\" http-equiv=\"refresh\">", "0",
       "output in a redirection is safe only behind 'url='"},
      {"<meta content=\"{{ x }}\" name=\"description\">", "0; url=https://evil.cn/", ""},
      {"<link rel=\"canonical\" href=\"{{ x }}\">", "https://example.cn/", ""},
      {"<link href=\"{{ x }}\" rel=\"stylesheet\">", "https://evil.cn/a.css",
       own + "'https://evil.cn/a.css'"},
      {"<link rel=\"{{ x }}\" href=\"{{ x }}\">", "https://evil.cn/", own + "'https://evil.cn/'"},
      {"<script src=\"{{ x }}\"></script>", "https://evil.cn/a.js", own + "'https://evil.cn/a.js'"},
      {"<base href=\"{{ x }}\">", "https://evil.cn/", own + "'https://evil.cn/'"},
      {"<object data=\"{{ x }}\"></object>", "https://evil.cn/", own + "'https://evil.cn/'"},
      {"<iframe src=\"{{ x }}\"></iframe>", "https://evil.cn/", own + "'https://evil.cn/'"},
      {"<form action=\"{{ x }}\"></form>", "https://evil.cn/", own + "'https://evil.cn/'"},
      {"<svg><use xlink:href=\"{{ x }}\"/></svg>", "https://evil.cn/a.svg#b",
       own + "'https://evil.cn/a.svg#b'"},
      {"<svg><a xlink:href=\"{{ x }}\"></a></svg>", "https://example.cn/", ""},
  };
  for (const Case& test : cases)
    EXPECT_EQ(first_message(test.html, test.x), test.message) << test.html;
}

}  // namespace
}  // namespace zhanting::test
