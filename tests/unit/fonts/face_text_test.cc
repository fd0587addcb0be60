#include "fonts/face_text.h"

#include <gtest/gtest.h>

#include "base/utf8.h"

namespace zhanting {
namespace {

std::vector<FaceSelector> selectors(const std::string& css) {
  return selectors_in_face(std::vector{css});
}

std::string text(std::string_view html, const std::vector<FaceSelector>& selectors) {
  std::string out;
  for (const char32_t c : characters_in_face(html, selectors)) append_utf8(c, out);
  return out;
}

using Selectors = std::vector<FaceSelector>;

TEST(SelectorsInFace, AreThoseWhoseRuleNamesTheFamily) {
  EXPECT_EQ(selectors("h1, h2 { font-family: Headline, serif; } p { font-family: serif }"),
            (Selectors{{"h1"}, {"h2"}}));
  EXPECT_EQ(selectors("h1{font:700 1rem/1.2 'Headline'}"), (Selectors{{"h1"}}));
  EXPECT_EQ(selectors("h1 { color: red; font: 700 1rem Headline }"), (Selectors{{"h1"}}));
  EXPECT_EQ(selectors("@media print { .x { font-family: Headline } } h3 { font-family: X }"),
            (Selectors{{".x"}}));
  EXPECT_EQ(selectors("@font-face { font-family: Headline; src: url(a;b.woff2) }"), (Selectors{}));
  EXPECT_EQ(selectors("h1 { font-family: Headlines } h2 { content: '} h3 {'; }"), (Selectors{}));
}

TEST(SelectorsInFace, AreFoundThroughCustomProperties) {
  EXPECT_EQ(selectors(".a { font-family: var(--b) } :root { --b: var(--c, serif); --c: Headline }"
                      ".d { --e: var(--b) } .f { font-family: var(--bb) }"),
            (Selectors{{".a"}}));
  EXPECT_EQ(selectors_in_face(std::vector<std::string>{"p { font: 1rem/1 var(--x) }",
                                                       "/* { */ :root { --x: Headline; }"}),
            (Selectors{{"p"}}));
}

TEST(SelectorsInFace, KeepTheLastClassOrElementOfEachCompound) {
  const auto of = [](const std::string& selector) {
    return selectors(selector + "{font-family:Headline}");
  };
  EXPECT_EQ(of(".a a"), (Selectors{{".a", "a"}}));
  EXPECT_EQ(of("p.a.b:not(.c, .d):hover"), (Selectors{{".b"}}));
  EXPECT_EQ(of(".a li::before"), (Selectors{}));
  EXPECT_EQ(of(":root:lang(zh)>.a  >b"), (Selectors{{".a", "b"}}));
  EXPECT_EQ(of(".a + .b, i~u"), (Selectors{{".b"}, {"u"}}));
  EXPECT_EQ(of("h1[title=\"a, b\"] ,#x i"), (Selectors{{"h1"}, {"i"}}));
  EXPECT_EQ(of("*"), (Selectors{}));
  EXPECT_EQ(of("[lang], :root, a :is(b, c)"), (Selectors{}));
  EXPECT_EQ(of(""), (Selectors{}));
}

TEST(SelectorsInFace, OfAnyBytesAreRead) {
  for (const char* css :
       {"}", "{", "{{{{;}", "a{b", "a{b:", "/*", "/", "\"", "'\\", "a{font:Headline", ")(", "a:((",
        "\xFF{font:Headline}", "+{x:Headline}", "--Headline:Headline", "a{:}"})
    EXPECT_LE(selectors(css).size(), 1U) << css;
}

TEST(CharactersInFace, StandInSuchElements) {
  const Selectors h1{{"h1"}};
  EXPECT_EQ(text("<p>甲<h1 id=\"x\">乙<wbr><b>丙</b>丁</h1>戊</p>", h1), "丁丙乙");
  EXPECT_EQ(text("<h1><img alt=\"甲>乙\"/>丙</h1>丁", h1), "丙");
  EXPECT_EQ(text("<h1>一<!-- </h1> 二 --><script>三</script></h1>四", h1), "一");
  EXPECT_EQ(text("<svg><path d=\"1\"/><h1>一</h1>二</svg>", h1), "一");
  EXPECT_EQ(text("<h11>一</h11>", h1), "");
  const Selectors unit{{".unit"}, {".a", "b"}};
  EXPECT_EQ(text("<i class=\"x unit\">甲</i><i class=\"units\">乙</i><i data-class=\"unit\">丙</i>",
                 unit),
            "甲");
  EXPECT_EQ(text("<p class=a><b>甲</b></p><p class=\"a\"><i><b>乙</b></i>丙</p><b>丁</b>", unit),
            "乙");
}

TEST(CharactersInFace, OfAnyBytesAreRead) {
  const Selectors all{{"a"}, {".b", "i"}};
  for (const char* html : {"<",
                           "<a",
                           "<a ",
                           "<a class",
                           "<a class=",
                           "<a class=\"",
                           "<a class=\"b",
                           "</",
                           "</a",
                           "<!",
                           "<!--",
                           "<a>\xFF",
                           "</a></a><a>x",
                           "<a/>x",
                           "<a =>",
                           "<a ==\"\">",
                           "<script",
                           "<script>",
                           "<style></style",
                           "<a><",
                           "<1>",
                           "<<a>>"})
    EXPECT_LE(text(html, all).size(), 4U) << html;
}

}  // namespace
}  // namespace zhanting
