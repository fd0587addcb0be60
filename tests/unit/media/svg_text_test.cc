#include "media/svg_text.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <random>

#include "base/base64.h"
#include "media/image_info.h"
#include "pictures.h"

namespace zhanting {

namespace {

constexpr const char* kOfInkscape = R"(<?xml version="1.0" encoding="UTF-8"?>
<!-- Created with Inkscape by /home/ann -->
<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape" xmlns:sodipodi="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd" xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" width="4" height="3" sodipodi:docname="ann.svg" inkscape:export-filename="/home/ann/a.png">
<sodipodi:namedview id="base"><inkscape:grid type="xygrid"/></sodipodi:namedview>
<metadata id="m"><rdf:RDF><rdf:Work rdf:about="ann"/></rdf:RDF></metadata>
<style><![CDATA[ .a > b { fill: red } ]]></style>
<g inkscape:label='Layer > 1' id="g"><use xlink:href="#x"/><title>A tower</title></g>
</svg>)";

TEST(SvgText, LosesWhatProgramsNoteOfThemselves) {
  EXPECT_EQ(strip_svg(kOfInkscape), R"(<?xml version="1.0" encoding="UTF-8"?>

<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="4" height="3">


<style><![CDATA[ .a > b { fill: red } ]]></style>
<g id="g"><use xlink:href="#x"/><title>A tower</title></g>
</svg>)");
  EXPECT_EQ(without_metadata(kOfInkscape), strip_svg(kOfInkscape));
}

std::string drawing_of(std::string_view inside) {
  return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 3 4\">" + std::string(inside) +
         "</svg>";
}

std::string jpeg_that_tells() {
  return jpeg(3, 4, exif(1) + "SECRET");
}

TEST(SvgText, LosesWhatItsPicturesTell) {
  const std::string told = base64(jpeg_that_tells());
  const std::string clean = base64(without_metadata(jpeg_that_tells()).value_or(""));
  ASSERT_NE(told, clean);
  const std::string wanted = drawing_of("<image href=\"data:image/jpeg;base64," + clean + "\"/>");
  EXPECT_EQ(strip_svg(wanted), wanted);
  std::string broken = told.substr(0, 20) + "&#xA; \n" + told.substr(20);
  for (const std::string& address :
       {"data:image/jpeg;base64," + told, "data:image/jpeg;base64," + broken,
        " DATA:image/jpeg;base64," + told, "data&#58;image/jpeg;base64," + told})
    EXPECT_EQ(strip_svg(drawing_of("<image href=\"" + address + "\"/>")), wanted) << address;
  for (const char* const form :
       {"<g style=\"fill: url({})\"/>", "<style>g {{ fill: url('{}') }}</style>",
        "<style><![CDATA[ g > a {{ fill: url({}) }} ]]></style>"}) {
    const std::string stripped =
        strip_svg(drawing_of(fmt::format(fmt::runtime(form), "data:image/jpeg;base64," + told)));
    EXPECT_EQ(stripped.find(told), std::string::npos) << stripped;
    EXPECT_NE(stripped.find(clean), std::string::npos) << stripped;
  }
  const std::string nested = drawing_of("<image href=\"data:image/jpeg;base64," + told + "\"/>");
  EXPECT_EQ(
      strip_svg(drawing_of("<image href=\"data:image/svg+xml;base64," + base64(nested) + "\"/>")),
      drawing_of("<image href=\"data:image/svg+xml;base64," + base64(wanted) + "\"/>"));
}

TEST(SvgText, LosesCommentsOfItsSheetsAndTheDataOfPrograms) {
  EXPECT_EQ(strip_svg(drawing_of("<style>a/* by ann */b { fill: red } /* \"x */</style>"
                                 "<g data-name=\"client draft\" style=\"/*ann*/fill: red\"/>")),
            drawing_of("<style>a/**/b { fill: red } /**/</style><g style=\"/**/fill: red\"/>"));
  const std::string asked =
      drawing_of("<style>[data-kind=\"sea\"] { fill: blue }</style><g data-kind=\"sea\"/>");
  EXPECT_EQ(strip_svg(asked), asked);
  const std::string literal = drawing_of("<style><![CDATA[ a > b { fill: red } ]]></style>");
  EXPECT_EQ(strip_svg(literal), literal);
}

TEST(SvgText, LosesItsNotesInUtf16Too) {
  const std::string text =
      "<?xml version=\"1.0\" encoding=\"UTF-16\"?>" + drawing_of("<!-- ann --><g/>");
  for (const bool marked : {true, false}) {
    std::string wide = marked ? "\xFF\xFE" : "";
    for (const char c : text) (wide += c) += '\0';
    EXPECT_EQ(without_metadata(wide), drawing_of("<g/>"));
  }
}

TEST(SvgText, IsLeftAloneWhereItIsNoDrawing) {
  for (const std::string text :
       {"<html><!-- kept --><svg></svg></html>", "a < b <!-- kept -->", "", "<", "<svg",
        "<svg><metadata>", "<svg><!-- open", "<svg a=\"></svg>"}) {
    EXPECT_EQ(without_metadata(text), text);
  }
  EXPECT_TRUE(is_svg("\xEF\xBB\xBF <?xml version='1.0'?><!DOCTYPE svg><s:svg/>"));
  EXPECT_FALSE(is_svg("<html/>"));
}

TEST(SvgText, HasTheValuesOfItsVariables) {
  EXPECT_EQ(with_values_of_variables(
                "<svg><style>/* svg { --ink: blue } */ svg { --paper: #fff; --ink: var(--paper) } "
                "@media (prefers-color-scheme: dark) { svg { --paper: #000 } }</style>"
                "<rect fill=\"var(--paper)\" stroke=\"var(--ink)\" style=\"color: var(--none, "
                "rgb(1, 2, 3))\"/><g fill=\"var(--none)\"/></svg>"),
            "<svg><style>/* svg { --ink: blue } */ svg { --paper: #fff; --ink: #fff } "
            "@media (prefers-color-scheme: dark) { svg { --paper: #000 } }</style>"
            "<rect fill=\"#fff\" stroke=\"#fff\" style=\"color: rgb(1, 2, 3)\"/>"
            "<g fill=\"var(--none)\"/></svg>");
  EXPECT_EQ(with_values_of_variables("<svg style=\"--a: red\"><g fill='var( --a , blue)'/></svg>"),
            "<svg style=\"--a: red\"><g fill='red'/></svg>");
  const std::string circle = "<svg style='--a: var(--b); --b: var(--a)'><g fill='var(--a)'/></svg>";
  EXPECT_LT(with_values_of_variables(circle).size(), 10 * circle.size());
}

TEST(SvgText, SurvivesAnything) {
  std::mt19937 random(9);  // NOLINT: the same every time
  const char* const pieces[] = {
      "<",   ">", "!--", "-->", "svg", "/",  "\"",   "'", " ",       "=",        "xmlns:a",
      "a:b", "{", "}",   ";",   ":",   "--", "var(", ")", "<style>", "</style>", "metadata"};
  for (int round = 0; round < 20'000; ++round) {
    std::string svg = "<svg ";
    for (std::size_t n = random() % 30; n > 0; --n) svg += pieces[random() % std::size(pieces)];
    EXPECT_LE(strip_svg(svg).size(), svg.size());
    (void)with_values_of_variables(svg);
  }
}

TEST(SvgText, AddressesAreReadAsBrowsersReadThem) {
  const std::string told = base64(jpeg_that_tells());
  const std::string clean = base64(without_metadata(jpeg_that_tells()).value_or(""));
  const auto published = [](const std::string& address) {
    return strip_svg(drawing_of("<image href=\"" + address + "\"/>"));
  };
  const std::string wanted = drawing_of("<image href=\"data:image/jpeg;base64," + clean + "\"/>");
  EXPECT_EQ(published("da&#10;ta:image/jpeg;base64," + told), wanted);
  EXPECT_EQ(published("&#x000000000064;ata:image/jpeg;base64," + told), wanted);
  EXPECT_EQ(published("data:image/jpeg;base64," + told + "#a"),
            drawing_of("<image href=\"data:image/jpeg;base64," + clean + "#a\"/>"));
  EXPECT_EQ(published("data:image/jpeg;charset=x;base64," + told),
            drawing_of("<image href=\"data:image/jpeg;charset=x;base64," + clean + "\"/>"));
  const std::string empty = "data:image/png;base64,";
  EXPECT_EQ(published(empty), drawing_of("<image href=\"" + empty + "\"/>"));
  EXPECT_EQ(published("data:image/jpeg;base64," + clean + "=AAAA"),
            drawing_of("<image href=\"data:,\"/>"));
  EXPECT_EQ(published("data:image/x-icon;base64," +
                      base64(std::string("\0\0\1\0", 4) + "\x89PNG with its notes")),
            drawing_of("<image href=\"data:,\"/>"));
}

TEST(SvgText, DrawingsLieInDrawingsThreeDeepAtMost) {
  std::string drawing = drawing_of("<title>deep</title>");
  for (int depth = 0; depth < 6; ++depth) {
    drawing = drawing_of("<image href=\"data:image/svg+xml;base64," + base64(drawing) + "\"/>");
    EXPECT_EQ(strip_svg(drawing) == drawing, depth < 3) << depth;
  }
}

TEST(SvgText, IsNotAskedAgainOfWhatItBecomesInUtf8) {
  std::string bytes("<\0", 2);
  for (int i = 0; i < 40000; ++i) bytes += std::string("\xe9\0\0\0", 4);
  EXPECT_FALSE(is_svg(bytes));
}

}  // namespace

}  // namespace zhanting
