#include "commands/fonts.h"

#include <algorithm>

#include "base/utf8.h"
#include "command_site.h"

namespace zhanting {
namespace {

/// Writes down what it was asked for. It knows one family and no 𠮷.
class PaperFoundry : public Foundry {
 public:
  std::string find(const std::string& name, FontFile& out) const override {
    if (name != "Song:bold") return "no such family is installed";
    out = {"show/paper.ttc", 2};
    return {};
  }
  std::string subset(std::string_view font, unsigned face, std::span<const char32_t> characters,
                     FontSubset& out) const override {
    if (font != "a font") return "not a font";
    out.woff2 = std::to_string(face) + ":";
    for (const char32_t c : characters) {
      if (c == U'𠮷') out.missing += c;
      append_utf8(c, out.woff2);
    }
    out.name = "Song Bold";
    out.licence = "Free";
    return {};
  }
};

const Foundry* open_paper_foundry() {
  static const PaperFoundry foundry;
  return &foundry;
}

class FontsTest : public testing::Test {
 protected:
  FontsTest() { site.put("paper.ttc", "a font"); }

  void name(const std::string& font) {
    site.put("content/site.json", R"({"name": "展厅", "fonts": {"headline": ")" + font + "\"}}");
  }
  Ran fonts(const Foundry* (*foundry)() = &open_paper_foundry) {
    std::ostringstream out, err;
    const int status =
        run_fonts({.source = CommandSite::kSource},
                  {.files = site.files(), .out = out, .err = err, .foundry = foundry});
    return {status, out.str(), err.str()};
  }

  /// What the slices hold, one after the other.
  std::string face() const {
    std::string all;
    for (int n = 1; site.has(slice(n)); ++n) all += site.read(slice(n));
    return all;
  }
  static std::string slice(int number) {
    return "assets/fonts/headline-" + std::to_string(number) + ".woff2";
  }

  CommandSite site;
};

TEST_F(FontsTest, WritesTheFaceItsSheetAndItsLicence) {
  name("Song:bold");
  const Ran ran = fonts();
  EXPECT_EQ(ran.status, kDone) << ran.err;
  EXPECT_TRUE(site.read(slice(1)).starts_with("2:")) << ran.out;
  EXPECT_EQ(site.read("assets/fonts/headline-licence.txt"), "Song Bold\nFree\n");
  const std::string sheet = site.read("assets/headline.css");
  EXPECT_NE(sheet.find("url(\"fonts/headline-1.woff2\") format(\"woff2\"); unicode-range: U+"),
            std::string::npos)
      << sheet;
  // The pages say where it is, and nothing is missing.
  EXPECT_EQ(site.build(/*strict=*/true), "");
  EXPECT_NE(site.read("site/index.html").find("assets/headline."), std::string::npos);
  EXPECT_EQ(fonts().out, "the headline face in assets/ is up to date\n");
}

TEST_F(FontsTest, TakesTheCharactersOfTitlesAndHeadingsAndNoStorys) {
  name("paper.ttf");
  site.put("paper.ttf", "a font");
  site.put("content/pages/about.json", R"({"title": "鬯"})");
  site.put("content/pages/about.md", "## 彝\n\n### 簋\n\n爵\n");
  EXPECT_EQ(fonts().status, kDone);
  EXPECT_TRUE(face().starts_with("0:"));
  EXPECT_NE(face().find("鬯"), std::string::npos);
  EXPECT_NE(face().find("彝"), std::string::npos);
  EXPECT_EQ(face().find("簋"), std::string::npos);
  EXPECT_EQ(face().find("爵"), std::string::npos);
  for (char c = '!'; c <= '~'; ++c) EXPECT_NE(face().find(c), std::string::npos) << c;
  // What no page sets is not fetched with what they set.
  const std::string first = site.read(slice(1));
  EXPECT_NE(first.find("展"), std::string::npos) << first;
  EXPECT_EQ(first.find("~"), std::string::npos) << first;
}

TEST_F(FontsTest, TakeTheirOldFilesAwayAndNobodyElses) {
  name("Song:bold");
  site.put("assets/headline.css",
           "/* Written by zhanting fonts, which writes it anew. */\n"
           "@font-face { font-family: Headline; font-weight: 700; font-display: swap; src: "
           "url(\"fonts/headline.woff2\") format(\"woff2\"); }\n"
           "@font-face { font-family: Headline; font-weight: 700; font-display: swap; src: "
           "url(\"fonts/headline-99.woff2\") format(\"woff2\"); unicode-range: U+30; }\n"
           "@font-face { font-family: Headline; font-weight: 700; font-display: swap; src: "
           "url(\"fonts/headline/../own.woff2\") format(\"woff2\"); }\n"
           "@font-face { font-family: Kai; src: url(\"fonts/headline-kai.woff2\"); }\n");
  for (const char* mine : {"headline.woff2", "headline-1.woff2", "headline-99.woff2",
                           "headline-kai.woff2", "own.woff2"})
    site.put(join_path("assets/fonts", mine), "a font");
  // Not named by the sheet, so not the command's.
  EXPECT_EQ(
      fonts().err,
      "zhanting: assets/fonts/headline-1.woff2 was not written by zhanting fonts; nothing was "
      "written\n  give it another name, or delete it\n");
  EXPECT_TRUE(site.has("assets/fonts/headline.woff2"));
  EXPECT_EQ(site.read(slice(1)), "a font");

  EXPECT_FALSE(site.files().remove_file(join_path(CommandSite::kSource, slice(1))));
  const Ran ran = fonts();
  EXPECT_EQ(ran.status, kDone) << ran.err;
  EXPECT_FALSE(site.has("assets/fonts/headline.woff2"));
  EXPECT_FALSE(site.has(slice(99)));
  EXPECT_NE(ran.out.find("removed assets/fonts/headline.woff2, which the headline face no longer "
                         "needs\n"),
            std::string::npos)
      << ran.out;
  EXPECT_TRUE(site.has("assets/fonts/headline-kai.woff2"));
  EXPECT_TRUE(site.has("assets/fonts/own.woff2"));
  EXPECT_EQ(site.build(/*strict=*/true), "");
}

TEST_F(FontsTest, LeaveASheetThatSomebodyWrote) {
  name("Song:bold");
  site.put("assets/headline.css", "/* mine */\n");
  EXPECT_EQ(fonts().status, kWrongUse);
  EXPECT_EQ(site.read("assets/headline.css"), "/* mine */\n");
  EXPECT_FALSE(site.has(slice(1)));
}

TEST_F(FontsTest, AreMissedByABuildUntilTheyAreMade) {
  name("Song:bold");
  EXPECT_EQ(site.build(),
            "content/site.json:1:38: warning: the headline face is not made: there is no "
            "assets/fonts/headline-characters.txt, and headlines are set in a font of the reader's "
            "system\n"
            "     | run zhanting fonts\n");
  EXPECT_EQ(fonts().status, kDone);
  site.put("content/pages/about.json", R"({"title": "鬯与簋"})");
  EXPECT_EQ(site.build(),
            "content/site.json:1:38: warning: the headline face lacks '簋鬯' (2 characters), which "
            "are set in a font of the reader's system\n     | run zhanting fonts\n");
  EXPECT_TRUE(site.ok());
}

TEST_F(FontsTest, OfAFontWithoutACharacterAreNotWritten) {
  name("Song:bold");
  site.put("content/pages/about.json", R"({"title": "𠮷屋"})");
  const Ran ran = fonts();
  EXPECT_EQ(ran.status, kWrongUse);
  EXPECT_EQ(ran.err,
            "zhanting: the font Song:bold has no glyphs for: 𠮷 (U+20BB7); nothing was written\n"
            "  Debian's fonts-noto-cjk has them: name a face that has, or write the headings "
            "without\n");
  EXPECT_FALSE(site.has("assets/headline.css"));
}

TEST_F(FontsTest, SayWhatIsMissing) {
  EXPECT_EQ(fonts().err,
            "zhanting: content/site.json names no headline face\n  add \"fonts\": {\"headline\": "
            "\"Noto Serif "
            "CJK SC:bold\"}\n");
  name("Kai");
  EXPECT_EQ(fonts().err,
            "zhanting: the font 'Kai' is not found: no such family is installed\n  Debian's "
            "fonts-noto-cjk has "
            "Noto Serif CJK SC:bold\n");
  name("gone.otf");
  EXPECT_EQ(fonts().err, "zhanting: the font 'gone.otf' is not found: No such file or directory\n");
  name("content/site.json");
  EXPECT_EQ(fonts().err, "zhanting: the font content/site.json cannot be used: not a font\n");
  EXPECT_EQ(fonts(nullptr).err,
            "zhanting: this zhanting has no zhanting_foundry.so, which cuts fonts\n  install "
            "libharfbuzz-dev, "
            "libwoff-dev, libfontconfig-dev and pkg-config and compile it again\n");
}

}  // namespace
}  // namespace zhanting
