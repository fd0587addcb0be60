#include "base/css_references.h"

#include <gtest/gtest.h>

#include <random>

namespace zhanting {

namespace {

/// The addresses, each in brackets: {x} of url(x), [x] of a string; @ before those of @import.
std::string addresses(std::string_view css) {
  std::string out;
  for (const CssReference& each : find_css_references(css)) {
    EXPECT_LT(each.begin, each.end);
    EXPECT_LE(each.end, css.size());
    if (each.is_bad) out += '!';
    if (each.is_import) out += '@';
    out += each.is_url_token ? "{" + each.address + "}" : "[" + each.address + "]";
  }
  return out;
}

struct Sheet {
  std::string_view css, addresses;
};

TEST(CssReferences, AreReadByTheTokenRules) {
  constexpr Sheet kCases[] = {
      {"a{b:url(x.png)}", "{x.png}"},
      {"a{b:URL( x.png )}", "{x.png}"},
      {"a{b:u\\72 l(x)}", "{x}"},
      {"a{b:url(\"x (1).png\")}", "[x (1).png]"},
      {"a{b:url( 'x\\'y' )}", "[x'y]"},
      {"a{b:url('x\\\ny')}", "[xy]"},
      {"a{b:url(x\\ y\\29.png)}", "{x y).png}"},
      {"a{b:url(x?v=5#a)}", "{x?v=5#a}"},
      {"a{b:url(data:image/png;base64,AA==)}", "{data:image/png;base64,AA==}"},
      {"a{b:url(x y)}", "!{x y}"},
      {"a{b:url(x'y)}", "!{x'y}"},
      {"a{b:url()}", "{}"},
      {"a{b:url(x", "{x}"},
      {"@import 'x.css';", "@[x.css]"},
      {"@IMPORT/**/\"x.css\" screen;", "@[x.css]"},
      {"@import url(x.css) layer(a);@import url('y.css')", "@{x.css}@[y.css]"},
      {"@import 'x.css' supports(font-format('woff2'));", "@[x.css]"},
      {"@namespace s url(http://x.example/);@namespace 'y';a{b:url(z)}", "{z}"},
      {"@charset 'utf-8';a[b='url(x)']{c:'url(y)'}", ""},
      {"/* url(x) @import 'y' */", ""},
      {"/* url(x)", ""},
      {"a{b:image-set('x.png' 1x, url(y.png) 2x type('image/png'))}", "[x.png]{y.png}"},
      {"a{b:-webkit-image-set(url('x.png') 1x)}", "[x.png]"},
      {"a{src:local('x'),url(y.woff2) format('woff2')}", "{y.woff2}"},
      {"a{b:src('x')}", "[x]"},
      {"a{b:myurl(x)} c{d:1url(x)} #url(x){}", ""},
      {"a{b:\"x\nurl(y)}", "{y}"},
      {"a{b:(image-set(} c{d:'x'}", ""},
  };
  for (const Sheet& each : kCases) EXPECT_EQ(addresses(each.css), each.addresses) << each.css;
}

TEST(CssString, IsReadBackAsItWas) {
  for (const std::string_view text : {"a b", "\"\\'", "x\ny", "(展)", "\x7F#?"})
    EXPECT_EQ(addresses("@import " + css_string(text)), "@[" + std::string(text) + "]");
}

TEST(CssReferences, SurviveAnyBytes) {
  std::mt19937 random(11);  // NOLINT: the same cases every time
  constexpr std::string_view kLetters = "url(@import)\"'\\\n/*#;{}-a1 \xC3\x80";
  for (int round = 0; round < 20000; ++round) {
    std::string css;
    for (std::size_t n = random() % 24; n > 0; --n) css += kLetters[random() % kLetters.size()];
    (void)addresses(css + "url(");
    (void)addresses(css);
  }
}

}  // namespace

}  // namespace zhanting
