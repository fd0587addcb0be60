#include "media/svg.h"

#include <gtest/gtest.h>

#include <functional>
#include <random>
#include <string>
#include <vector>

#include "base/text.h"
#include "diag/print.h"

namespace zhanting {

namespace {

const std::string kOpen = R"(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 32">)";

std::string size_of(std::string_view bytes) {
  Diagnostics found;
  const std::optional<ImageInfo> info = read_svg("a.svg", bytes, found);
  EXPECT_EQ(info.has_value(), !found.has_errors()) << bytes;
  return info ? std::to_string(info->width) + "x" + std::to_string(info->height) : "none";
}

/// The first mistake: “line:column: message”.
std::string told(std::string_view bytes) {
  Diagnostics found;
  (void)read_svg("a.svg", bytes, found);
  if (found.all().empty()) return "";
  const Diagnostic& first = found.all().front();
  return std::to_string(first.line) + ":" + std::to_string(first.column) + ": " +
         text_of(first.message, Language::kEnglish);
}

struct Svg {
  std::string_view attributes, size;
};

TEST(SvgSize, IsThatOfBrowsers) {
  constexpr Svg kCases[] = {
      {R"(width="480" height="320")", "480x320"},
      {R"(width="480px" height=" 320PX ")", "480x320"},
      {R"(width="+480" height="3.2e2")", "480x320"},
      {R"(width="210mm" height="297mm")", "794x1123"},
      {R"(width="21cm" height="29.7cm")", "794x1123"},
      {R"(width="612pt" height="792pt")", "816x1056"},
      {R"(width="6pc" height="1in")", "96x96"},
      {R"(width="40Q" height="2em")", "38x32"},
      {R"(viewBox="0 0 48 32")", "48x32"},
      {R"(viewBox="-1,-2,48,32")", "48x32"},
      {R"(viewBox="0&#9;0&#10;48 , 32 ")", "48x32"},
      {"viewBox=\"0\t0\n48\r\n32\"", "48x32"},
      {R"(viewBox="+0 +0 +48 +32")", "48x32"},
      {R"(viewBox="0 0 1 0.4")", "300x120"},
      {R"(width="100%" height="100%" viewBox="0 0 48 32")", "48x32"},
      {R"(width="auto" height="64" viewBox="0 0 48 32")", "96x64"},
      {R"(width="96" viewBox="0 0 48 32")", "96x64"},
      {R"(width="96")", "96x150"},
      {R"(height="96")", "300x96"},
      {R"(width="-5" height="10")", "none"},
      {R"(width="2" height="3" style="width:48px;height:32px")", "2x3"},
      {R"(aria-label="a > b" viewBox="0 0 48 32")", "48x32"},
      {R"(data-note=" width='5' height='5'" viewBox="0 0 48 32")", "48x32"},
      {"", "none"},
      {R"(width="0" height="10")", "none"},
      {R"(viewBox="0 0 0 32")", "none"},
      {R"(viewBox="0 0 48")", "none"},
      {R"(viewBox="0 0 48 32 7")", "none"},
      {R"(width="1e400" height="10")", "300x10"},
      {R"(width="1e9" height="10")", "none"},
  };
  for (const Svg& each : kCases) {
    EXPECT_EQ(
        size_of("<svg xmlns=\"http://www.w3.org/2000/svg\" " + std::string(each.attributes) + "/>"),
        each.size)
        << each.attributes;
  }
}

TEST(SvgSize, IsFoundWhateverStandsBeforeAndHowItIsEncoded) {
  const std::string svg = kOpen + "</svg>";
  EXPECT_EQ(size_of("<?xml version=\"1.0\"?>\n<!-- <svg width=\"1\"> -->\n<!DOCTYPE svg PUBLIC "
                    "\"-//W3C//DTD SVG 1.1//EN\" "
                    "\"http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd\">\n" +
                    svg),
            "48x32");
  EXPECT_EQ(size_of("\xEF\xBB\xBF" + svg), "48x32");
  EXPECT_EQ(size_of(R"(<s:svg xmlns:s="http://www.w3.org/2000/svg" viewBox="0 0 48 32"/>)"),
            "48x32");
  for (const bool little : {true, false}) {
    std::string wide = little ? "\xFF\xFE" : "\xFE\xFF";
    for (const char c : "<?xml version='1.0' encoding='UTF-16'?>" + svg)
      wide += little ? std::string{c, '\0'} : std::string{'\0', c};
    EXPECT_EQ(size_of(wide), "48x32");
  }
}

TEST(Svg, MayHoldWhatPicturesHold) {
  for (const std::string_view good : {
           "<style>.a{fill:url(#g)} @font-face{src:url('data:font/woff2;base64,AA')}</style>",
           "<style>/* @import 'x' */ .a::after{content:'url(x)'}</style>",
           "<use href='#a'/><a href='https://x.example/'><text>x</text></a><a "
           "href='mailto:a@b.c'/>",
           "<image "
           "href='data:image/"
           "png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+"
           "M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='/><g fill='url(#g)' style='mask:url( \"#m\" )'/>",
           "<image href=' data:image/svg+xml;base64,PHN2Zy8+'/><image "
           "href='data:image/BMP;base64,Qk0='/>",
           "<animate attributeName='x' values='0;1'/><set attributeName='fill' to='red'/>",
           "<text aria-label='see url(x)' id='on'>onload=x javascript:</text>",
           "<metadata><r:RDF xmlns:r='urn:r' r:about='http://x.example/'/></metadata>",
           "<?xpacket x?><!-- <script/> --><![CDATA[<script/>]]>",
       })
    EXPECT_EQ(told(kOpen + std::string(good) + "</svg>"), "") << good;
}

struct Hostile {
  std::string_view inside, told;
};

TEST(Svg, MayHoldNothingThatRunsOrLoads) {
  constexpr Hostile kCases[] = {
      {"<script>x</script>", "<script>"},
      {"<s:script xmlns:s='http://www.w3.org/2000/svg'/>", "<script>"},
      {"<script xmlns='http://www.w3.org/1999/xhtml'/>", "<script>"},
      {"<foreignObject/>", "<foreignObject>"},
      {"<g><b xmlns='http://www.w3.org/1999/xhtml'/></g>", "<b>"},
      {"<iframe/>", "<iframe>"},
      {"<g onload='x'/>", "onload"},
      {"<g ONCLICK='x'/>", "ONCLICK"},
      {"<image href='x.png'/>", "'x.png'"},
      {"<image xmlns:l='http://www.w3.org/1999/xlink' l:href='//x.example/a'/>", "'//x.example/a'"},
      {"<use href='data:image/svg+xml,x'/>", "'data:image/svg+xml,x'"},
      {"<image href='data:text/html,x'/>", "'data:text/html,x'"},
      {"<use href='other.svg#a'/>", "'other.svg#a'"},
      {"<use href='data:text/html,x'/>", "'data:text/html,x'"},
      {"<g xml:base='https://x.example/'/>", "'https://x.example/'"},
      {"<a href='javascript:x'/>", "'javascript:x'"},
      {"<a href=' java&#10;script:x'/>", "'javascript:x'"},
      {"<a href='data:text/html,x'/>", "'data:text/html,x'"},
      {"<animate attributeName='href' values='x'/>", "change href"},
      {"<set attributeName='xlink:href' to='x'/>", "change xlink:href"},
      {"<set attributeName=' onclick ' to='x'/>", "change onclick"},
      {"<animate attributeName='x' values='0;javascript:x'/>", "'javascript:x'"},
      {"<style>@import 'x.css';</style>", "'x.css'"},
      {"<style>@\\69mport url(x.css);</style>", "'x.css'"},
      {"<style><![CDATA[.a{fill:u\\72l(//x.example/a)}]]></style>", "'//x.example/a'"},
      {"<g style='background:image-set(\"x.png\" 1x)'/>", "'x.png'"},
      {"<g fill='URL(x.svg#a)'/>", "'x.svg#a'"},
  };
  for (const Hostile& each : kCases) {
    const std::string found = told(kOpen + std::string(each.inside) + "</svg>");
    EXPECT_NE(found.find(each.told), std::string::npos) << each.inside << "\n" << found;
  }
  EXPECT_EQ(told("<?xml-stylesheet href='x.css'?>" + kOpen + "</svg>"),
            "1:1: an SVG picture may not have <?xml-stylesheet?>: it loads something else");
  EXPECT_EQ(told("<!DOCTYPE svg [<!ENTITY a \"x\">]>" + kOpen + "&a;</svg>"),
            "1:27: an SVG picture may not define entities");
  EXPECT_EQ(told("<!DOCTYPE svg [<!ATTLIST svg onload CDATA \"x\">]>\n" + kOpen + "</svg>"),
            "2:1: an SVG picture may not have onload: it runs a script");
}

TEST(Svg, SaysWhereInTheFile) {
  EXPECT_EQ(told(kOpen + "\n <g id='展' onload='x'/></svg>").substr(0, 6), "2:12: ");
  EXPECT_EQ(told(kOpen + "\n<g fill='url(x)'/></svg>").substr(0, 6), "2:10: ");
  EXPECT_EQ(told(kOpen + "\r\n<style>a{}\r\n b{fill:url(x)}</style></svg>").substr(0, 5), "3:9: ");
  EXPECT_EQ(told(kOpen + "\n<g\n  xmlns:l='http://www.w3.org/1999/xlink'\n  l:href='x' "
                         "id='a>b' onclick='x'/></svg>")
                .substr(0, 5),
            "4:3: ");
}

TEST(Svg, IsToldOfARefusedElementOnceWithAllThatIsInIt) {
  Diagnostics found;
  (void)read_svg(
      "a.svg",
      kOpen +
          "<foreignObject onload='x'><div xmlns='http://www.w3.org/1999/xhtml'>"
          "<b>x</b></div><style>@import 'x'</style></foreignObject><g onload='x'/></svg>",
      found);
  ASSERT_EQ(found.error_count(), 2U);
  EXPECT_EQ(text_of(*found.all()[0].hint, Language::kEnglish),
            "export it with plain text (draw.io: without “Formatted Text”), or as PNG");
  EXPECT_EQ(found.all()[1].message.arguments.front(), "onload");
}

TEST(Svg, OfNothingButMistakesIsReadInTimeAndToldInPart) {
  std::string tags, attributes, styles;
  for (int i = 0; i < 100'000; ++i) {
    tags += "<script/>";
    attributes += " on" + std::to_string(i) + "=''";
    styles += "@import 'x';";
  }
  for (const std::string& inside :
       {tags, "<g" + attributes + "/>", "<style>" + styles + "</style>"}) {
    Diagnostics found;
    EXPECT_FALSE(read_svg("a.svg", kOpen + inside + "</svg>", found));
    EXPECT_EQ(found.error_count(), 50U);
  }
}

TEST(Svg, ThatBrowsersCannotReadIsTold) {
  EXPECT_EQ(told("<svg viewBox='0 0 48 32'/>"),
            "1:1: the SVG lacks its namespace: as a picture, browsers show nothing of it");
  EXPECT_EQ(told("<html/>"), "1:1: this is no SVG: its outermost element is <html>");
  EXPECT_EQ(told(kOpen), "1:61: the picture is cut off: its end is missing");
  EXPECT_EQ(told(kOpen + "<g></svg>"), "1:66: the end tag is not that of the open element");
  EXPECT_EQ(told(kOpen + "&nbsp;</svg>").substr(0, 30), "1:61: XML has no such name of ");
  EXPECT_EQ(told(kOpen + "<g l:href='x'/></svg>"),
            "1:61: a prefix is used that no xmlns:… declares");
  EXPECT_EQ(
      told("<?xml version='1.0' encoding='gb2312'?>" + kOpen + "\xD5\xB9</svg>").substr(0, 33),
      "1:31: the encoding of the SVG is ");
  EXPECT_EQ(told(kOpen + "\xD5\xD5</svg>").substr(0, 33), "1:61: the encoding of the SVG is ");
  EXPECT_EQ(told(kOpen + "\x01</svg>").substr(0, 44),
            "1:61: the SVG is not well-formed XML: not we");
  EXPECT_EQ(told(kOpen + "<g/>" + std::string(9, '\0')),
            "1:65: the picture is cut off: its end is missing");
  EXPECT_EQ(told("\n<?xml version='1.0'?>" + kOpen + "</svg>").substr(0, 36),
            "2:1: something stands before <?xml, ");
  EXPECT_EQ(told(kOpen + "</svg>x"), "1:67: something stands behind the end of the picture");
}

TEST(Svg, WithAnAmpersandByItselfIsToldOfIt) {
  const std::string message = ": in SVG a '&' may not stand by itself";
  EXPECT_EQ(told(kOpen + "<text>A & B</text></svg>"), "1:69" + message);
  EXPECT_EQ(told(kOpen + "<a href='https://x.example/?a=1&b=2'/></svg>"), "1:92" + message);
  EXPECT_EQ(told(kOpen + "<text>A&amp;B</text></svg>"), "");
}

TEST(Svg, SurvivesAnyCutAndAnyChange) {
  std::mt19937 random(11);  // NOLINT: the same cases every time
  const std::string whole =
      "<?xml version='1.0'?><!DOCTYPE svg [<!ATTLIST a b CDATA 'c'>]>" + kOpen +
      "<style>a{b:url(#c)}<![CDATA[@import 'x']]></style><g id='a' l='url(x)' onload=''/></svg>";
  for (std::size_t size = 0; size <= whole.size(); ++size) (void)size_of(whole.substr(0, size));
  for (int round = 0; round < 2000; ++round) {
    std::string bytes = whole;
    for (int n = 0; n < 3; ++n) bytes[random() % bytes.size()] = static_cast<char>(random() % 256);
    (void)size_of(bytes);
  }
}

/// Ten times ten, `levels` deep.
std::string bomb(int levels, std::string_view kind = "g") {
  std::string svg = kOpen + "<defs><g id=\"a0\"><rect/></g>";
  for (int level = 1; level <= levels; ++level) {
    svg += "\n<" + std::string(kind) + " id=\"a" + std::to_string(level) + "\">";
    for (int n = 0; n < 10; ++n) {
      const std::string below = "a" + std::to_string(level - 1);
      svg +=
          kind == "g" ? "<use href=\"#" + below + "\"/>" : "<rect fill=\"url('#" + below + "')\"/>";
    }
    svg += "</" + std::string(kind) + ">";
  }
  const std::string top = "a" + std::to_string(levels);
  return svg + "</defs>" +
         (kind == "g" ? "<use href=\"#" + top + "\"/>" : "<rect fill=\"url(#" + top + ")\"/>") +
         "</svg>";
}

TEST(Svg, GrowsNotWithoutEndWhereItShowsItsPartsAgain) {
  EXPECT_EQ(told(bomb(4)), "");
  EXPECT_EQ(
      told(bomb(10)).substr(0, 60),
      std::string("7:29: with what it shows again (<use>, patterns, masks) the SVG").substr(0, 60));
  EXPECT_NE(told(bomb(10, "pattern")), "");
  EXPECT_NE(told(bomb(10, "mask")), "");
  EXPECT_EQ(told(bomb(10, "linearGradient")), "") << "no shapes";
  EXPECT_EQ(told(kOpen + "<g id=\"a\"><use href=\"#a\"/><use href=\"#b\"/></g>"
                         "<g id=\"b\"><use href=\"#a\"/></g></svg>"),
            "")
      << "what shows itself is not drawn";
  std::string deep = kOpen;
  for (int n = 0; n < 100'000; ++n)
    deep +=
        "<g id=\"a" + std::to_string(n) + "\"><use href=\"#a" + std::to_string(n + 1) + "\"/></g>";
  EXPECT_NE(told(deep + "</svg>"), "") << "and no stack is lost";
}

/// Patterns of ten squares in each other, named by the rules of a style sheet alone.
std::string styled_bomb(int levels, const std::function<std::string(int)>& rule,
                        std::string_view attributes = "class=\"a{}\"") {
  std::string style, svg;
  for (int level = 1; level <= levels; ++level) {
    style += rule(level);
    svg += "<pattern id=\"p" + std::to_string(level) + "\">";
    for (int n = 0; n < 10; ++n)
      svg += "<rect " + replace_all(attributes, "{}", std::to_string(level - 1)) + "/>";
    svg += "</pattern>";
  }
  return kOpen + "<defs>" + svg + "</defs><rect " +
         replace_all(attributes, "{}", std::to_string(levels)) + "/><style>" + style +
         "</style></svg>";
}

TEST(Svg, GrowsNotWithoutEndByItsStyleSheet) {
  const auto rule = [](const std::string& before, const std::string& behind) {
    return [=](int level) {
      const std::string number = std::to_string(level);
      return replace_all(before, "{}", number) + "url(#p" + number + ")" + behind;
    };
  };
  const auto of_class = rule(".a{} { fill: ", " }\n");
  EXPECT_EQ(told(styled_bomb(3, of_class)), "");
  EXPECT_EQ(told(styled_bomb(10, of_class)).substr(0, 45),
            std::string("5:13: with what it shows again (<use>, patterns").substr(0, 45));
  for (const char* const before :
       {"@media screen { g.x > rect.a{}:hover, b { fill: ",
        "/* } */ .a{} { content: '} .b {'; fill: ", "[class='a{}'] { fill: ", ".\\61{} { fill: ",
        ":root { --p: ", "rect { fill:", ".a{} { c: \"\\\"} .b {\"; fill: ",
        ".x { .y {} & .a{} { mask: "})
    EXPECT_NE(told(styled_bomb(10, rule(before, "}}"))), "") << before;
  EXPECT_EQ(told(styled_bomb(10, rule(".b{} { fill: ", "}"))), "") << "nothing has that class";
  EXPECT_NE(told(styled_bomb(10, rule("#r{} { fill: ", "}"), "id=\"r{}\"")), "");

  std::string inherited = kOpen + "<pattern id=\"p\">";
  for (int n = 0; n < 1100; ++n) inherited += "<rect/>";
  const std::string hatch = inherited + "</pattern>";
  std::string many;
  for (int n = 0; n < 1100; ++n) many += "<rect/>";
  for (const char* const group :
       {"<g fill='url(#p)'>", "<g style='stroke: url(#p)'>", "<g class='a'>"})
    EXPECT_NE(told(hatch + "<style>.a { marker: url(#p) }</style>" + group + many + "</g></svg>"),
              "")
        << group;
  for (const char* const group : {"<g mask='url(#p)'>", "<g style='mask: url(#p)'>", "<g>"})
    EXPECT_EQ(told(hatch + group + many + "</g></svg>"), "") << group;
}

TEST(Svg, GrowsNotWithoutEndByFiltersAndPatternsOfPatterns) {
  for (const char* const each :
       {"<filter id='a{}'><feImage href='#g{}'/></filter><g id='g{+}'>|<rect "
        "filter='url(#a{})'/>|</g>",
        "<pattern id='a{}' href='#b{}'/><pattern id='b{+}'>|<rect fill='url(#a{})'/>|</pattern>"}) {
    std::string svg = kOpen + "<g id='g0'><rect/></g><pattern id='b0'><rect/></pattern>";
    for (int level = 0; level < 10; ++level) {
      const std::string filled = replace_all(replace_all(each, "{+}", std::to_string(level + 1)),
                                             "{}", std::to_string(level));
      const std::vector<std::string_view> parts = split(filled, '|');
      svg += parts[0];
      for (int n = 0; n < 10; ++n) svg += parts[1];
      svg += parts[2];
    }
    EXPECT_NE(told(svg + "</svg>"), "") << each;
  }
}

TEST(Svg, HoldsNoPictureThatCannotBeStripped) {
  const std::string tiff = "SUkqAAgAAAAAAA==";  // II*
  const std::string fault =
      "the picture embedded here is damaged, too large, or of a format whose "
      "metadata cannot be removed";
  EXPECT_EQ(told(kOpen + "<image href=\"data:image/tiff;base64," + tiff + "\"/></svg>"),
            "1:68: " + fault);
  EXPECT_EQ(told(kOpen + "<image href=\"data:image/jpeg;base64,/9j/2Q==\"/></svg>"),
            "1:68: " + fault);
  EXPECT_NE(told(kOpen + "<style>g { fill: url(data:image/png;base64,AAAA) }</style></svg>"), "");
}

}  // namespace

}  // namespace zhanting
