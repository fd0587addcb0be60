#include "base/paths.h"

#include <gtest/gtest.h>

#include "base/escape.h"
#include "base/hash.h"
#include "base/json_text.h"
#include "base/name_key.h"
#include "base/percent.h"

namespace zhanting {

namespace {

TEST(Paths, HaveAFolderANameAndAnExtension) {
  EXPECT_EQ(join_path("a", "b/c"), "a/b/c");
  EXPECT_EQ(join_path("", "b"), "b");
  EXPECT_EQ(join_path("a", ""), "a");
  EXPECT_EQ(parent_path("a/b.json"), "a");
  EXPECT_EQ(parent_path("b.json"), "");
  EXPECT_EQ(file_name("a/b.json"), "b.json");
  EXPECT_EQ(file_stem("b.tar.gz"), "b.tar");
  EXPECT_EQ(file_stem(".x"), ".x");
  EXPECT_EQ(extension("a.d/b"), "");
  EXPECT_EQ(extension("b.json"), ".json");
  EXPECT_EQ(root_prefix("a/b/index.html"), "../../");
  EXPECT_EQ(root_prefix("index.html"), "");
}

struct Resolved {
  std::string_view folder, relative;
  std::string_view expected;  // "!" where it must be refused
};

TEST(ResolvePath, NeverClimbsOut) {
  constexpr Resolved kCases[] = {
      {"content/pages", "../branches/x.md", "content/branches/x.md"},
      {"content/pages", "./x.md", "content/pages/x.md"},
      {"", "a/../b", "b"},
      {"a", "../..", "!"},
      {"", "..", "!"},
      {"", "../../etc/passwd", "!"},
      {"a/b", "../../../x", "!"},
      {"a", "..\\x", "!"},
      {"a", std::string_view("x\0y", 3), "!"},
      {"a", "C:/x", "!"},
      {"a", "c:", "!"},
      {"a", "10:30.pdf", "a/10:30.pdf"},
      {"a", "c:x", "a/c:x"},
  };
  for (const Resolved& each : kCases) {
    std::string out = "!";
    EXPECT_EQ(resolve_path(each.folder, each.relative, out), each.expected != "!") << each.relative;
    if (each.expected != "!") {
      EXPECT_EQ(out, each.expected);
    }
  }
}

TEST(Slug, IsLowerCaseDigitsAndHyphens) {
  for (const std::string_view good : {"a", "river-office", "2022", "-"}) EXPECT_TRUE(is_slug(good));
  for (const std::string_view bad : {"", "A", "a_b", "a b", "河", "a.b", "a/b"})
    EXPECT_FALSE(is_slug(bad)) << bad;
}

TEST(Escaped, StandsInTextAndAttributes) {
  EXPECT_EQ(escaped("<a href=\"x\">&'"), "&lt;a href=&#34;x&#34;&gt;&amp;&#39;");
}

TEST(JsonText, CanStandInAScriptElement) {
  std::string out;
  append_json_string("</script>\"\\\n\t\x01&\u2028展", out);
  EXPECT_EQ(out, "\"\\u003c/script\\u003e\\\"\\\\\\n\\t\\u0001\\u0026\\u2028展\"");
  out.clear();
  append_json_string("\u2029’\r\x7F'“", out);
  EXPECT_EQ(out, "\"\\u2029’\\r\\u007f\\u0027“\"");
  out.clear();
  append_plain_json_string("<a>'&'\u2028\"\x7F", out);
  EXPECT_EQ(out, "\"<a>'&'\u2028\\\"\\u007f\"");
}

TEST(Percent, UnescapesWhatIsAnEscape) {
  EXPECT_EQ(unescape_percent("%E5%B1%95%20x"), "展 x");
  EXPECT_EQ(unescape_percent("100%"), "100%");
  EXPECT_EQ(unescape_percent("%zz%4"), "%zz%4");
}

TEST(Percent, EscapesNamesForAddresses) {
  EXPECT_EQ(escape_path("a/C#手册 50%?.pdf"), "a/C%23%E6%89%8B%E5%86%8C%2050%25%3F.pdf");
  EXPECT_EQ(escape_path("10:30[1].pdf"), "10%3A30%5B1%5D.pdf");
  for (const std::string_view path : {"a/b.html", "C#.pdf", "a%23.pdf", "100%", "a?b"}) {
    EXPECT_EQ(unescape_percent(escape_path(path)), path);
    EXPECT_EQ(path_of_target(join_target(path, "#x%23")), path);
  }
}

TEST(NameKey, IsOneForNamesThatAreOneFile) {
  EXPECT_EQ(name_key("A/Log.CSV"), name_key("a/log.csv"));
  EXPECT_EQ(name_key("caf\u00E9"), name_key("CAFE\u0301"));
  EXPECT_EQ(name_key("\uD55C"), name_key("\u1112\u1161\u11AB"));
  EXPECT_NE(name_key("a-b"), name_key("a_b"));
  EXPECT_NE(name_key("展"), name_key("厅"));
  EXPECT_EQ(composed("e\u0301"), "\u00E9");
  EXPECT_EQ(composed("E.csv"), "E.csv");
}

TEST(Hash, TellsPiecesApartAndReadsItsOwnDigits) {
  Hasher one, other;
  one.add("ab");
  one.add("c");
  other.add("a");
  other.add("bc");
  EXPECT_NE(one.finish(), other.finish());
  Hash128 back;
  EXPECT_TRUE(Hash128::parse(one.finish().to_hex(), back));
  EXPECT_EQ(back, one.finish());
  for (const std::string_view bad : {"", "0123", "0123456789abcdef0123456789abcdeg"})
    EXPECT_FALSE(Hash128::parse(bad, back)) << bad;
}

}  // namespace

}  // namespace zhanting
